from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import KINDS
from surveys.model.kinds import Bounds
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import Option
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.kinds import Unreadable
from surveys.model.scales import Polarity
from surveys.model.scales import Scale
from surveys.model.texts import Text
from surveys.model.texts import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.kinds import Kind

TEMPLATES = Path(__file__).parents[2] / "templates" / "macros" / "kinds"
WAYS_OUT = (
    Option(id="cannot_judge", text=plain("Cannot judge"), missing=Missing.CANNOT_JUDGE),
    Option(id="refused", text=plain("Prefer not to answer"), missing=Missing.REFUSED),
)
OFF_THE_SCALE = ("0", "8", "-1", "4.0", "04", "４", "skipped", "not_shown", "x")
SCALE = Scale(id="S7", polarity=Polarity.BIPOLAR, points=tuple(map(plain, "abcdefg")))
RATING = Rating(
    scale=SCALE,
    ways_out=WAYS_OUT,
    reasons=(Option(id="information", text=plain("Not enough information")),),
)
SINGLE = SingleChoice(options=(Option(id="yes", text=plain("Yes")), *WAYS_OUT))
MULTIPLE = MultipleChoice(
    options=(
        Option(id="scholar", text=plain("Scholar")),
        Option(id="official", text=plain("Former official"), year=plain("Year left")),
        Option(id="other", text=plain("Other")),
    )
)
NUMBER = Number(bounds=Bounds(minimum=-5, maximum=70))
PARTY = ChoiceOrText(options=(Option(id="none", text=plain("None")), WAYS_OUT[1]), longest=20)
COMMENT = Comment(
    quotation=Text((("en", "May be quoted:"), ("ja", "引用："))),
    quotations=(
        Option(id="none", text=plain("Not at all")),
        Option(id="by_name", text=plain("By name")),
    ),
    longest=30,
)
ALL = (RATING, SINGLE, MULTIPLE, NUMBER, PARTY, COMMENT)


class Form:
    """A posted form."""

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self.fields = fields

    def getlist(self, key: str) -> list[str]:
        return self.fields.get(key, [])


def read(kind: Kind, **posted: str | list[str]) -> Answer | None:
    """Read the question q; underscores in names stand for dashes."""
    fields = {
        key.replace("_", "-"): value if isinstance(value, list) else [value]
        for key, value in posted.items()
    }
    return kind.read(Form(fields), "q")


def each(kind: Kind, values: tuple[Any, ...]) -> list[tuple[Kind, Any]]:
    return [(kind, value) for value in values]


def test_every_kind_has_a_name_of_its_own_and_a_template_of_that_name() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert {path.stem for path in TEMPLATES.glob("*.html")} == set(names)


@pytest.mark.parametrize(
    ("kind", "posted", "answer"),
    [
        (RATING, {"q": "1"}, Answer(value=1)),
        (RATING, {"q": " 7 "}, Answer(value=7)),
        (RATING, {"q": ["1", "5"]}, Answer(value=5)),
        (RATING, {"q": "refused", "q_reason": "information"}, Answer(missing=Missing.REFUSED)),
        (
            RATING,
            {"q": "cannot_judge", "q_reason": "information"},
            Answer(missing=Missing.CANNOT_JUDGE, reason="information"),
        ),
        (RATING, {"q": "cannot_judge"}, Answer(missing=Missing.CANNOT_JUDGE)),
        (
            RATING,
            {"q": "cannot_judge", "q_reason": "boredom"},
            Answer(missing=Missing.CANNOT_JUDGE),
        ),
        (RATING, {"q": "4", "q_reason": "information"}, Answer(value=4)),
        (SINGLE, {"q": "yes"}, Answer(value="yes")),
        (SINGLE, {"q": "refused"}, Answer(missing=Missing.REFUSED)),
        (
            MULTIPLE,
            {"q": ["other", "scholar", "", "other"]},
            Answer(value={"chosen": ["scholar", "other"]}),
        ),
        (
            MULTIPLE,
            {"q": "official", "q_year_official": " 2019 "},
            Answer(value={"chosen": ["official"], "years": {"official": 2019}}),
        ),
        (MULTIPLE, {"q": "official"}, Answer(value={"chosen": ["official"]})),
        (
            MULTIPLE,
            {"q": "scholar", "q_year_official": "2019", "q_year_scholar": "never"},
            Answer(value={"chosen": ["scholar", "official"], "years": {"official": 2019}}),
        ),
        (NUMBER, {"q": "0"}, Answer(value=0)),
        (NUMBER, {"q": "-5"}, Answer(value=-5)),
        (NUMBER, {"q": " 70 "}, Answer(value=70)),
        (NUMBER, {"q": "１２"}, Answer(value=12)),
        (PARTY, {"q": "none"}, Answer(value={"chosen": "none"})),
        (PARTY, {"q": "refused"}, Answer(missing=Missing.REFUSED)),
        (PARTY, {"q_text": " 自民党 "}, Answer(value={"text": "自民党"})),
        (COMMENT, {"q": " Yes. "}, Answer(value={"text": "Yes.", "quotation": "none"})),
        (
            COMMENT,
            {"q": "one\r\ntwo\rthree", "q_quotation": "by_name"},
            Answer(value={"text": "one\ntwo\nthree", "quotation": "by_name"}),
        ),
    ],
)
def test_what_is_posted_is_read(kind: Kind, posted: dict[str, Any], answer: Answer) -> None:
    assert read(kind, **posted) == answer
    assert kind.read(Form(kind.fields("q", answer)), "q") == answer


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
@pytest.mark.parametrize("posted", [{}, {"q": ""}, {"q": ["", ""]}, {"q": []}, {"other": "1"}])
def test_nothing_posted_is_no_answer(kind: Kind, posted: dict[str, Any]) -> None:
    assert read(kind, **posted) is None


def test_a_permission_without_words_is_no_comment() -> None:
    assert read(COMMENT, q_quotation="by_name") is None


@pytest.mark.parametrize(
    ("kind", "posted", "sentence"),
    [
        *(
            (RATING, {"q": given}, "Please choose one of the points of the scale.")
            for given in (*OFF_THE_SCALE, "9" * 5000)
        ),
        (SINGLE, {"q": "maybe"}, "Please choose one of the answers shown."),
        (SINGLE, {"q": "Yes"}, "Please choose one of the answers shown."),
        (MULTIPLE, {"q": ["scholar", "spy"]}, "Please choose one of the answers shown."),
        *(
            (MULTIPLE, {"q": "official", "q_year_official": year}, "give the year with four digits")
            for year in ("19", "1899", "2101", "02019", "-2019", "20.9", "x", "2" * 5000)
        ),
        *(
            (NUMBER, {"q": given}, "Please give a whole number between -5 and 70.")
            for given in ("-6", "71", "1.5", "1e1", "x", "--1", "-", "+1", "²", "1" * 5000)
        ),
        (PARTY, {"q": "other"}, "Please choose one of the answers shown."),
        (
            PARTY,
            {"q": "refused", "q_text": "x"},
            "wrote “x” and also chose “Prefer not to answer”.",
        ),
        (PARTY, {"q_text": "x" * 21}, "Please shorten what you wrote to 20 characters; it has 21."),
        (COMMENT, {"q": "x" * 31}, "Please shorten the comment to 30 characters; it has 31."),
        (COMMENT, {"q": "Yes.", "q_quotation": "aloud"}, "Please choose one of the answers shown."),
    ],
)
def test_what_is_no_answer_says_what_would_be_one(
    kind: Kind, posted: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read(kind, **posted)
    assert sentence in str(caught.value)
    assert caught.value.sentence % caught.value.said_in("en") == str(caught.value)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (RATING, 2, "b"),
        (SINGLE, "yes", "Yes"),
        (MULTIPLE, {"chosen": ["scholar"]}, "Scholar"),
        (
            MULTIPLE,
            {"chosen": ["official", "other"], "years": {"official": 2019}},
            "Former official (2019); Other",
        ),
        (NUMBER, -3, "-3"),
        (PARTY, {"chosen": "none"}, "None"),
        (PARTY, {"text": "自民党"}, "自民党"),
        (COMMENT, {"text": "Yes.", "quotation": "by_name"}, "Yes.\n(May be quoted: By name)"),
    ],
)
def test_a_value_is_said_in_words(kind: Kind, value: Any, words: str) -> None:
    kind.check(value)
    assert kind.show(value, "en") == words


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
@pytest.mark.parametrize("answer", [None, SKIPPED, Answer(missing=Missing.NOT_SHOWN)])
def test_where_nothing_was_answered_nothing_is_filled_in(kind: Kind, answer: Answer | None) -> None:
    assert kind.read(Form(kind.fields("q", answer)), "q") is None


def test_a_comment_is_shown_in_the_experts_language() -> None:
    assert COMMENT.show({"text": "Yes.", "quotation": "none"}, "ja") == "Yes.\n(引用： Not at all)"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *each(RATING, (0, 8, 4.0, "4", True)),
        *each(SINGLE, ("maybe", "refused", 1, ["yes"], {})),
        *each(
            MULTIPLE,
            (
                {},
                [],
                "scholar",
                {"chosen": []},
                {"chosen": "scholar"},
                {"chosen": 1},
                {"chosen": ["spy"]},
                {"chosen": [["scholar"]]},
                {"chosen": ["scholar", "scholar"]},
                {"chosen": ["other", "scholar"]},
                {"chosen": ["scholar"], "more": 1},
                {"chosen": ["scholar"], "years": {}},
                {"chosen": ["scholar"], "years": []},
                {"chosen": ["scholar"], "years": {"scholar": 2019}},
                {"chosen": ["scholar"], "years": {"official": 2019}},
                {"chosen": ["official"], "years": {"official": 1899}},
                {"chosen": ["official"], "years": {"official": "2019"}},
                {"chosen": ["official"], "years": {"official": True}},
            ),
        ),
        *each(NUMBER, (-6, 71, 1.5, "1", False)),
        *each(
            PARTY,
            (
                "none",
                {},
                {"chosen": "refused"},
                {"chosen": ["none"]},
                {"text": ""},
                {"text": " x"},
                {"text": "x" * 21},
                {"text": 1},
                {"text": "x", "chosen": "none"},
            ),
        ),
        *each(
            COMMENT,
            (
                "Yes.",
                {"text": "", "quotation": "none"},
                {"text": "x" * 31, "quotation": "none"},
                {"text": " Yes.", "quotation": "none"},
                {"text": "Yes.\r\nNo.", "quotation": "none"},
                {"text": "Yes."},
                {"text": "Yes.", "quotation": "aloud"},
                {"text": "Yes.", "quotation": ["none"]},
                {"text": "Yes.", "quotation": "none", "more": 1},
            ),
        ),
    ],
)
def test_a_stored_value_that_cannot_have_been_read_is_refused(kind: Kind, value: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        kind.check(value)
