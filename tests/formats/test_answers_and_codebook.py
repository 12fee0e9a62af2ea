"""The answers that are no ratings, and the codebook that explains every column of an export."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from surveys.formats.codebook_csv import COLUMNS
from surveys.formats.codebook_csv import codebook_csv
from surveys.formats.dataset_csv import write_csv
from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.datasets import Dataset
from surveys.model.kinds import Rating
from surveys.model.questions import plan_questions
from surveys.services.exporting.ratings import RATINGS
from surveys.services.exporting.ratings import long_columns
from surveys.services.exporting.responses import ANSWERS
from surveys.services.exporting.responses import answer_columns
from surveys.services.exporting.responses import answer_rows
from surveys.storage.packed_answers import PackedAnswers
from tests.every_kind import study

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

QUESTIONS = {question.id: question for question in plan_questions(study())}
GIVEN: dict[str, Any] = {
    "expert.MULTIPLE": {
        "chosen": ["official", "other"],
        "years": {"official": 2019},
        "other": "@risk",
    },
    "expert.SINGLE": {"chosen": "elsewhere", "other": "=HYPERLINK(1)"},
    "expert.WHOLE": 12,
    "expert.SHARE": 12.5,
    "expert.PARTY": {"text": "自民党"},
    "expert.SHORT": '-2+3" cmd',
    "us-japan.RANKING": {"ranked": ["bases", "trade"]},
    "us-japan.INTERVAL": {"low": 20, "best": 35, "high": 60},
    "us-japan.COMMENT": {"text": "One,\ntwo", "quotation": "none"},
    "us-japan.AGREE": 4,
}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8").splitlines(keepends=True)))


def answers_of(*experts: tuple[str, dict[str, Answer]]) -> Dataset:
    stored = [
        PackedAnswers(
            pseudonym,
            tuple(given),
            tuple(json.dumps(answer.content(), ensure_ascii=False) for answer in given.values()),
        )
        for pseudonym, given in experts
    ]
    rows = answer_rows(study(), QUESTIONS.values(), "2026-autumn", stored)
    return Dataset(
        facts=ANSWERS,
        columns=tuple(answer_columns(study(), QUESTIONS.values(), 2026)),
        n_rows=len(experts),
        rows=lambda: rows,
    )


def written(dataset: Dataset) -> bytes:
    stream = io.BytesIO()
    write_csv(dataset, stream)
    return stream.getvalue()


def exported(*experts: tuple[str, dict[str, Answer]]) -> list[dict[str, str]]:
    return rows_of(written(answers_of(*experts)))


def values() -> dict[str, Answer]:
    return {question: Answer(value=value) for question, value in GIVEN.items()}


def column_names(rows: Iterable[dict[str, str]]) -> set[str]:
    return {name for row in rows for name in row}


def test_every_answer_stands_in_its_columns() -> None:
    for question, value in GIVEN.items():
        study().item(QUESTIONS[question].item).kind.check(value)
    (row,) = exported(("p1", values()))
    assert row["pseudonym"] == "p1"
    assert row["round"] == "2026-autumn"
    assert [row[f"expert.MULTIPLE={each}"] for each in ("official", "scholar", "other")] == [
        "1",
        "0",
        "1",
    ]
    assert row["expert.MULTIPLE=official:year"] == "2019"
    assert (row["expert.WHOLE"], row["expert.SHARE"]) == ("12", "12.5")
    assert (row["expert.PARTY"], row["expert.PARTY:words"]) == ("", "自民党")
    assert [row[f"us-japan.RANKING={each}"] for each in ("deterrence", "trade", "bases")] == [
        "",
        "2",
        "1",
    ]
    assert [row[f"us-japan.INTERVAL:{part}"] for part in ("low", "best", "high")] == [
        "20",
        "35",
        "60",
    ]


def test_a_comment_that_may_not_be_quoted_is_still_an_answer_and_says_so() -> None:
    (row,) = exported(("p1", values()))
    assert row["us-japan.COMMENT"] == "One,\ntwo"
    assert row["us-japan.COMMENT:quotation"] == "none"


def test_words_of_experts_are_never_run_as_formulas() -> None:
    (row,) = exported(("p1", values()))
    assert row["expert.SINGLE:words"] == "'=HYPERLINK(1)"
    assert row["expert.MULTIPLE=other:words"] == "'@risk"
    assert row["expert.SHORT"] == "'-2+3\" cmd"


def test_ratings_have_no_column() -> None:
    ratings = {q for q in QUESTIONS if isinstance(study().item(QUESTIONS[q].item).kind, Rating)}
    assert "us-japan.AGREE" in ratings
    names = column_names(exported(("p1", values())))
    assert not any(name.startswith(question) for name in names for question in ratings)


def test_columns_are_those_of_the_questionnaire_whoever_answered() -> None:
    nobody = written(answers_of()).decode()
    assert nobody.splitlines() == [",".join(exported(("p1", values()))[0])]


@pytest.mark.parametrize(
    ("answer", "missing", "reason"),
    [
        (SKIPPED, "skipped", ""),
        (Answer(missing=Missing.REFUSED), "refused", ""),
        (Answer(missing=Missing.NOT_SHOWN), "not_shown", ""),
        (Answer(missing=Missing.TIMED_OUT), "timed_out", ""),
        (Answer(missing=Missing.CANNOT_JUDGE, reason="expertise"), "cannot_judge", "expertise"),
    ],
    ids=str,
)
def test_the_five_codes_of_no_answer_are_kept_apart(
    answer: Answer, missing: str, reason: str
) -> None:
    (row,) = exported(("p1", {"expert.SINGLE": answer}))
    assert row["expert.SINGLE"] == ""
    assert (row["expert.SINGLE:missing"], row["expert.SINGLE:reason"]) == (missing, reason)


def test_one_row_a_response_in_the_order_given() -> None:
    rows = exported(("p1", values()), ("p2", {"expert.WHOLE": Answer(value=3)}))
    assert [(row["pseudonym"], row["expert.WHOLE"]) for row in rows] == [("p1", "12"), ("p2", "3")]


def codebook(language: str = "en") -> list[dict[str, str]]:
    ratings = Dataset(facts=RATINGS, columns=long_columns(study()), n_rows=0, rows=lambda: iter(()))
    explained = (ratings, answers_of())
    asked = tuple(QUESTIONS.values())
    return rows_of(codebook_csv(study(), asked, 2026, explained, language=language))


def names_of_ratings() -> tuple[str, ...]:
    return tuple(column.name for column in long_columns(study()))


def test_the_codebook_explains_every_column_of_both_files_and_nothing_else() -> None:
    explained = {(row["file"], row["column"]) for row in codebook()}
    answers = column_names(exported(("p1", values())))
    assert explained == {("ratings.csv", name) for name in names_of_ratings()} | {
        ("answers.csv", name) for name in answers
    }


def test_the_codebook_is_in_the_language_asked_for() -> None:
    english, korean = codebook(), codebook("ko")
    said = ("meaning", "text", "label")
    assert [[row[key] for key in COLUMNS if key not in said] for row in english] == [
        [row[key] for key in COLUMNS if key not in said] for row in korean
    ]
    # Nothing that a person reads stays as it is, but what is a sign or a number.
    same = {
        row[key]
        for row, other in zip(korean, english, strict=True)
        for key in said
        if row[key] == other[key]
    }
    assert not [words for words in same if re.search("[A-Za-z]{3}", words)]


def test_the_codebook_says_question_meaning_and_codes() -> None:
    assert list(codebook()[0]) == list(COLUMNS)
    rows = [row for row in codebook() if row["column"] == "expert.SINGLE"]
    assert {row["code"]: row["label"] for row in rows} == {
        "university": "University",
        "think_tank": "Think tank",
        "elsewhere": "Elsewhere",
    }
    assert {(row["text"], row["item"], row["kind"]) for row in rows} == {
        ("Where do you work now?", "SINGLE", "single")
    }
    (rank,) = [row for row in codebook() if row["column"] == "us-japan.RANKING=bases"]
    assert rank["target"] == "us-japan"
    assert rank["meaning"] == "The rank of “Bases”, 1 first; empty where it has none."


def test_the_codebook_says_questions_as_experts_are_asked_them() -> None:
    texts = {row["question"]: row["text"] for row in codebook()}
    assert texts["us-japan.AGREE"] == (
        "How far do the United States and Japan agree on external threats in 2026?"
    )


def test_the_codebook_says_on_which_condition_a_question_was_asked() -> None:
    conditions = {row["question"]: row["asked_if"] for row in codebook()}
    assert conditions["expert.RETIRED"] == "expert.WHOLE is at least 60"
    assert conditions["expert.WHOLE"] == conditions["us-japan.AGREE"] == ""


def test_the_codebook_names_the_points_of_every_rating() -> None:
    points = [
        (row["code"], row["label"])
        for row in codebook()
        if row["column"] == "value" and row["question"] == "us-rok.COHERE"
    ]
    assert points[0] == ("1", "Very low")
    assert len(points) == 5


def test_the_codebook_has_all_five_codes_for_every_question() -> None:
    codes = {missing.value for missing in Missing}
    for column in ("missing", "expert.SINGLE:missing", "us-rok.COMMENT:missing"):
        assert {row["code"] for row in codebook() if row["column"] == column} == codes
    reasons = [row["code"] for row in codebook() if row["column"] == "reason"]
    assert reasons == ["expertise", "information", "withdrawn"]
