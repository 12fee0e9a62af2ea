"""Tables from elsewhere: what is guessed, what is said, and every problem by its line."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from surveys.formats.study_file import read_study
from surveys.model.answers import Missing
from surveys.model.errors import Invalid
from surveys.services import analyzing
from surveys.services.designing import shipped_study_file

if TYPE_CHECKING:
    from surveys.services.analyzing import RatingsRead

STUDY = read_study(shipped_study_file())
LONG = "Rater,Dyad,Question,Score\n"


def read(text: str, **options: object) -> RatingsRead:
    return analyzing.read_ratings(text.encode(), STUDY, **options)  # type: ignore[arg-type]


def values(found: RatingsRead) -> dict[tuple[str, str], int | Missing]:
    return {
        (each.pseudonym, each.question): each.answer.missing or each.answer.value
        for each in found.stored
    }


@pytest.mark.parametrize("name", ["us-japan", "US–Japan", "us_japan", "日米同盟", " US-JAPAN "])
def test_alliances_are_known_by_their_names_in_any_language(name: str) -> None:
    assert values(read(f"{LONG}a,{name},T0,5\n")) == {("a", "us-japan.T0"): 5}


def test_columns_are_guessed_and_said() -> None:
    found = read(f"{LONG}a,us-japan,t0,5\na,us-japan,C5R,\nb,us-japan,T0,dk\n")
    assert values(found) == {
        ("a", "us-japan.T0"): 5,
        ("a", "us-japan.C5R"): Missing.SKIPPED,
        ("b", "us-japan.T0"): Missing.CANNOT_JUDGE,
    }
    assert found.read_as == (
        "Read as a long table: a line is one rating.",
        "Columns: expert from “Rater”, target from “Dyad”, item from “Question”, value from “Score”.",
    )


def test_a_wide_table_has_a_line_an_expert_or_an_expert_and_an_alliance() -> None:
    whole = read("expert,us-japan.T0,us-japan.T2.china,notes\na,5,6,so\nb,,4,\n")
    assert values(whole) == {
        ("a", "us-japan.T0"): 5,
        ("a", "us-japan.T2.china"): 6,
        ("b", "us-japan.T0"): Missing.SKIPPED,
        ("b", "us-japan.T2.china"): 4,
    }
    assert whole.read_as[-1] == "Not read: “notes”."
    by_alliance = read("expert;alliance;T0;C0\na;us-japan;5;6\na;us-rok;4;3\n")
    assert values(by_alliance)["a", "us-rok.C0"] == 3
    assert len(by_alliance.stored) == 4


def test_every_problem_is_listed_by_its_line_and_nothing_is_computed() -> None:
    lines = (
        "a,us-japan,T0,5",
        "b,us-japan,T0,9",
        "c,us-japan,T0,high",
        "d,us-jpn,T0,4",
        "e,us-jpn,T0,4",
        "a,us-japan,T0,6",
        "f,us-japan,T99,6",
        ",us-japan,T0,6",
        "g,us-japan,BG_YEARS,6",
        "i,us-japan,T0,4.5",
    )
    with pytest.raises(Invalid) as refused:
        read(LONG + "\n".join(lines) + "\n")
    assert str(refused.value) == "There are 8 problems in the table. Nothing was computed."
    mend = "Then say so in a mapping: [names]"
    assert [str(each) for each in refused.value.problems] == [
        "line 3: 9, given to us-japan.T0, is not on its scale, 1 to 7.",
        "line 4: “high”, given to us-japan.T0, is no whole number and no code for a missing rating.",
        f'line 5: “us-jpn” is no alliance or vignette of the study. Is it us-japan? {mend} "us-jpn" = "...". The same on 1 line more.',
        "line 7: a rated us-japan.T0 before, on line 2.",
        f'line 8: “T99” is no item on a scale of the study. Is it T3 or T2 or T0? {mend} "T99" = "...".',
        "line 9: The line names no expert.",
        "line 10: BG_YEARS is not answered on a scale, so it has no rating.",
        "line 11: “4.5”, given to us-japan.T0, is no whole number and no code for a missing rating.",
    ]


def test_an_alliance_that_is_unknown_is_one_problem_however_many_items_it_was_rated_by() -> None:
    with pytest.raises(Invalid) as refused:
        read("expert,alliance,T0,C0\na,us-japn,5,6\nb,us-japn,5,6\nc,us-japan,5,6\n")
    assert [str(each) for each in refused.value.problems] == [
        "line 2: “us-japn” is none of the targets of the study. Is it us-japan? The same on 1 line more.",
    ]


def test_bad_lines_can_be_left_out_and_are_still_said() -> None:
    found = read(f"{LONG}a,us-japan,T0,5\nb,us-japan,T0,9\n", skips_bad_lines=True)
    assert values(found) == {("a", "us-japan.T0"): 5}
    assert [each.line for each in found.left_out] == [3]


def test_a_mapping_goes_before_every_guess_and_survives_its_file() -> None:
    text = "who,pair,q,grade\na,J,first,5\n"
    mapping = analyzing.Mapping(
        shape="long",
        columns={"expert": "who", "target": "pair", "item": "q", "value": "grade"},
        names={"J": "us-japan", "first": "T0"},
    )
    kept = analyzing.read_mapping(mapping.as_toml())
    assert kept == mapping
    found = read(text, mapping=kept)
    assert values(found) == {("a", "us-japan.T0"): 5}
    assert "Names: “J” is us-japan, “first” is T0." in found.read_as


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"shape = [", "is not a proper TOML file"),
        (b'shape = "round"\n', "has the shape “round”; it is long or wide"),
        (
            b'shape = "long"\nspeed = 3\n',
            "has “speed”; it has shape, columns, attributes, names",
        ),
        (b'shape = "long"\n[columns]\nmood = "x"\n', "has a column for “mood”"),
        (b'shape = "long"\n[names]\na = 1\n', "“names” of the mapping leads from one name"),
    ],
)
def test_a_mapping_that_is_none_says_why(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match="mapping") as refused:
        analyzing.read_mapping(data)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,us-japan.T0\na,5\n", "No column says which expert a line is about."),
        ("expert,colour\na,red\n", "No column is a question of the study. Call them V1.T0, "),
        (f"{LONG}a,us-japan,T0\n", "1 line has not as many cells"),
        ("", "The file is empty."),
    ],
)
def test_a_table_that_cannot_be_read_says_what_to_do(text: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(text)
    assert said in str(refused.value)


def test_attributes_make_groups_and_contradictions_are_problems() -> None:
    table = "expert,community,alliance,item,value\n"
    found = read(f"{table}a,scholar,us-japan,T0,5\na,,us-japan,C0,5\n")
    assert found.experts[0].attributes == {"community": "scholar"}
    with pytest.raises(Invalid) as refused:
        read(f"{table}a,scholar,us-japan,T0,5\na,official,us-japan,C0,5\nb,sailor,us-japan,C0,5\n")
    assert [str(each) for each in refused.value.problems] == [
        "line 3: a is “official” here and “scholar” before in community.",
        "line 4: “sailor” is no value of community; it has official, scholar, think_tank.",
    ]


def test_values_of_attributes_are_known_by_their_names_in_any_language() -> None:
    table = "expert,community,alliance,item,value\n"
    found = read(f"{table}a,學者,us-japan,T0,5\na,scholar,us-japan,C0,5\n")
    assert found.experts[0].attributes == {"community": "scholar"}
    with pytest.raises(Invalid) as refused:
        read(f"{table}a,sailor,us-japan,T0,5\na,sailor,us-japan,C0,5\n")
    assert [str(each) for each in refused.value.problems] == [
        (
            "line 2: “sailor” is no value of community; it has official, scholar, think_tank. "
            "The same on 1 line more."
        ),
    ]


def test_problems_of_a_wide_table_come_by_line_with_their_questions() -> None:
    with pytest.raises(Invalid) as refused:
        read("expert,us-japan.T0,us-japan.C0\na,5,9\nb,x,5\n")
    assert [str(each) for each in refused.value.problems] == [
        "line 2: 9, given to us-japan.C0, is not on its scale, 1 to 7.",
        "line 3: “x”, given to us-japan.T0, is no whole number and no code for a missing rating.",
    ]


@pytest.mark.parametrize("header", [LONG, "Rater,Dyad,T0,C0\n"], ids=["long", "wide"])
def test_lines_without_an_alliance_say_so(header: str) -> None:
    rest = "T0,5" if header == LONG else "5,5"
    with pytest.raises(Invalid) as refused:
        read(f"{header}a,,{rest}\nb,,{rest}\n")
    assert [str(each) for each in refused.value.problems] == [
        "line 2: The line names no alliance or vignette. The same on 1 line more.",
    ]


def test_everything_that_is_wrong_with_a_mapping_is_said_at_once() -> None:
    mapping = analyzing.Mapping(
        shape="long",
        columns={"expert": "who", "item": "q", "value": "mark"},
        attributes={"mood": "who"},
        names={"Tokyo": "us-nowhere", "first": "T0"},
    )
    with pytest.raises(Invalid) as refused:
        read("who,pair,grade\na,Tokyo,5\n", mapping=mapping)
    assert str(refused.value) == (
        "No column says which target a line is about. Call it target, or name it in a mapping: "
        '[columns] target = "...". The mapping names a column “q”, “mark” that is not there. '
        "The table has “who”, “pair”, “grade”. The mapping has an attribute “mood”; the study has "
        "“community”, “country_expertise”, “institution”. "
        "The mapping says that “Tokyo” is “us-nowhere”, which the study has not."
    )


def test_a_quote_that_an_own_file_has_before_a_formula_is_taken_away() -> None:
    found = read("expert,us-japan.T0\n'-7,5\n'=x,6\n'quoted',4\n")
    assert [each.pseudonym for each in found.experts] == ["'quoted'", "-7", "=x"]


def test_progress_is_not_said_of_every_column_of_a_short_table() -> None:
    said: list[tuple[int, int]] = []
    read(
        "expert,us-japan.T0,us-japan.C0,us-rok.T0\na,5,5,5\n",
        progress=lambda done, of: said.append((done, of)),
    )
    assert said == [(3, 3)]


def test_merged_cells_are_said_since_what_looks_filled_in_is_empty() -> None:
    book = Workbook()
    for row in (("expert", "us-japan.T0"), ("a", 5), ("b", None)):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    written = BytesIO()
    book.save(written)
    found = analyzing.read_ratings(written.getvalue(), STUDY)
    assert values(found)["b", "us-japan.T0"] is Missing.SKIPPED
    assert found.read_as[-1].startswith("The workbook has merged cells: only the first cell")
