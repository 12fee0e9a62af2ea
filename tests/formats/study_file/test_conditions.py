"""What the checker says of conditions."""

from __future__ import annotations

import pytest

from surveys.formats.study_file import check_study
from tests.conditional_study import BACKGROUND
from tests.conditional_study import EVERY_KIND
from tests.conditional_study import TEXT
from tests.conditional_study import item
from tests.conditional_study import words

OF_THREATS = 'per = "threat"\nkind = "text"'


def problems(text: str) -> list[str]:
    _, found = check_study(text.encode())
    return [str(problem) for problem in found]


def last_line(text: str, key: str) -> int:
    """Return the line on which a key stands for the last time."""
    return text.count("\n", 0, text.rindex(key)) + 1


def test_a_study_with_conditions_has_no_problems() -> None:
    assert problems(TEXT) == []


def test_a_condition_is_read_alone_or_in_a_list() -> None:
    study, _ = check_study(TEXT.encode())
    assert study
    conditions = {item.id: item.asked_if for item in study.items}
    assert [condition.item for condition in conditions["LOW"]] == ["AGREE"]
    assert [condition.item for condition in conditions["BOTH"]] == ["AGREE", "MULTIPLE"]
    assert conditions["BOTH"][1].is_one_of == ("scholar",)
    assert (conditions["LOW"][0].at_least, conditions["LOW"][0].at_most) == (None, 2.0)
    assert conditions["AGREE"] == ()
    assert study.alliance("us-rok").asked_if[0].item == "WHOLE"


@pytest.mark.parametrize(
    ("asked_if", "says"),
    [
        ("true", "Item “NEW”: “asked_if” must be a list in square brackets."),
        ('["SINGLE"]', "Item “NEW”: “asked_if” may list only tables"),
        (
            "{ answered = true }",
            "The condition of item “NEW”: “item” is missing; add it.",
        ),
        (
            '{ item = "SINGLE" }',
            "The condition of item “NEW”: say what the answer must be: is_one_of, at_least, at_most, or answered",
        ),
        (
            '{ item = "SINGLE", answered = false }',
            "The condition of item “NEW”: “answered” can only be true; to ask where there is no answer",
        ),
        (
            '{ item = "SINGLE", is_one_of = [] }',
            "The condition of item “NEW”: “is_one_of” is empty; name at least one option.",
        ),
        (
            '{ item = "SINGLE", answered = true, one_of = ["refused"] }',
            "The condition of item “NEW”: “one_of” is not a key that belongs here. Did you mean “is_one_of”?",
        ),
        (
            '{ item = "SINGEL", answered = true }',
            "The condition of item “NEW”: there is no item “SINGEL”. Did you mean “SINGLE”?",
        ),
        (
            '{ item = "SINGLE", is_one_of = ["univercity"] }',
            "The condition of item “NEW”: there is no option of “SINGLE” “univercity”. Did you mean “university”?",
        ),
        (
            '{ item = "SINGLE", is_one_of = ["refused"] }',
            "The condition of item “NEW”: “refused” is a way of not answering, which satisfies no condition.",
        ),
        (
            '{ item = "SINGLE", at_least = 1 }',
            "The condition of item “NEW”: “SINGLE” has no numbers to compare; it is of the kind “single”. Use is_one_of.",
        ),
        (
            '{ item = "WHOLE", is_one_of = ["3"] }',
            "The condition of item “NEW”: “WHOLE” has no options to choose from; it is of the kind “number”. Use at_least",
        ),
        (
            '{ item = "SHORT", is_one_of = ["3"] }',
            "The condition of item “NEW”: “SHORT” has no options to choose from; it is of the kind “text”. Use answered",
        ),
        (
            '{ item = "WHOLE", at_most = 71 }',
            "The condition of item “NEW”: 71 is no answer to “WHOLE”, which goes from 0 to 70.",
        ),
        (
            '{ item = "WHOLE", at_least = 5, at_most = 4 }',
            "The condition of item “NEW”: no answer is at least 5 and at most 4.",
        ),
        (
            '[{ item = "WHOLE", at_least = 5 }, { item = "WHOLE", at_most = 4 }]',
            "Item “NEW”: these conditions on “WHOLE” can never hold at the same time; all of them must.",
        ),
        (
            '[{ item = "SINGLE", is_one_of = ["university"] }, { item = "SINGLE", is_one_of = ["think_tank"] }]',
            "Item “NEW”: these conditions on “SINGLE” can never hold at the same time",
        ),
        (
            '{ item = "NEW", answered = true }',
            "The condition of item “NEW”: “NEW” cannot depend on its own answer",
        ),
        (
            '{ item = "LONG", answered = true }',
            "The condition of item “NEW”: “LONG” is not always asked before “NEW”; name an item that is",
        ),
        (
            '{ item = "AGREE", answered = true }',
            "The condition of item “NEW”: “AGREE” is asked for each alliance and “NEW” is not, so it cannot be told which",
        ),
    ],
)
def test_a_wrong_condition_gets_a_sentence_at_its_line(asked_if: str, says: str) -> None:
    text = EVERY_KIND + item("NEW", "New?", asked_if, more=BACKGROUND)
    (problem,) = problems(text)
    assert problem.startswith(f"line {last_line(text, 'asked_if')}: {says}")


def test_each_condition_of_a_list_has_its_own_line() -> None:
    asked_if = (
        '[\n  { item = "SINGLE", answered = true },\n  { item = "SHROT", answered = true },\n]'
    )
    text = EVERY_KIND + item("NEW", "New?", asked_if, more=BACKGROUND)
    (problem,) = problems(text)
    line = last_line(text, "SHROT")
    assert problem.startswith(
        f"line {line}: Condition 2 of item “NEW”: there is no item “SHROT”. Did you mean “SHORT”?"
    )


def test_several_ticks_can_satisfy_two_conditions() -> None:
    both = '[{ item = "MULTIPLE", is_one_of = ["official"] }, { item = "MULTIPLE", is_one_of = ["scholar"] }]'
    assert problems(EVERY_KIND + item("NEW", "New?", both, more=BACKGROUND)) == []


def test_an_item_of_a_module_that_is_left_out_cannot_be_referred_to() -> None:
    text = EVERY_KIND.replace(
        "[[modules]]", '[[modules]]\nid = "extra"\nincluded = false\n\n[[modules]]', 1
    )
    extra = 'module = "extra"\n' + BACKGROUND
    text += item("EXTRA", "More?", more=BACKGROUND).replace('module = "all"\n' + BACKGROUND, extra)
    text += item("NEW", "New?", '{ item = "EXTRA", answered = true }', more=BACKGROUND)
    (problem,) = problems(text)
    assert "“EXTRA” is not asked, because its module “extra” is not included." in problem


def test_an_axis_is_rated_by_everybody() -> None:
    rated = 'construct = "cohesion"\nscale = "HIGH5"'
    condition = '{ item = "SINGLE", answered = true }'
    (problem,) = problems(EVERY_KIND + item("NEW", "New?", condition, more=rated))
    assert "an item of the axis “cohesion” is asked of everybody, because placements" in problem


def test_what_is_said_of_each_threat_is_no_condition_of_one_question_about_the_alliance() -> None:
    text = EVERY_KIND + item("OF_THREAT", "Which?", more=OF_THREATS)
    text += item("NEW", "New?", '{ item = "OF_THREAT", answered = true }')
    (problem,) = problems(text)
    assert "“OF_THREAT” is asked for each threat and “NEW” is not, so it cannot be told" in problem


def test_what_is_said_of_the_past_is_no_condition_of_a_question_about_the_present() -> None:
    periods = f'\n[[periods]]\nid = "1990"\ntext = {words("1990")}\n'
    past = 'kind = "text"\nperiods = ["1990"]'
    text = EVERY_KIND + periods + item("PAST", "How was it in {period}?", more=past)
    (problem,) = problems(text + item("NEW", "New?", '{ item = "PAST", answered = true }'))
    assert "“PAST” is asked for each period and “NEW” is not, so it cannot be told" in problem


def test_what_is_asked_of_each_threat_can_depend_on_the_same_threat() -> None:
    text = EVERY_KIND + item("OF_THREAT", "Which?", more=OF_THREATS)
    more = item("NEW", "New?", '{ item = "OF_THREAT", answered = true }', more=OF_THREATS)
    assert problems(text + more) == []


def test_what_stands_later_in_the_file_is_asked_later() -> None:
    first = item("FIRST", "First?", '{ item = "SECOND", answered = true }')
    (problem,) = problems(EVERY_KIND + first + item("SECOND", "Second?"))
    assert "“SECOND” is not always asked before “FIRST”" in problem


def test_the_axes_are_asked_before_the_rest_wherever_they_stand() -> None:
    early = item("EARLY", "Early?", '{ item = "COHERE", at_least = 2 }')
    assert (
        problems(EVERY_KIND.replace('[[items]]\nid = "AGREE"', early + '[[items]]\nid = "AGREE"'))
        == []
    )


@pytest.mark.parametrize("name", ["AGREE", "LONG"])
def test_an_alliance_is_decided_about_in_the_background(name: str) -> None:
    condition = f'b = "rok"\nasked_if = {{ item = "{name}", answered = true }}\n'
    (problem,) = problems(EVERY_KIND.replace('b = "rok"\n', condition))
    assert problem.endswith(
        "The condition of alliance “us-rok”: only an item of the background that is asked once of each "
        f"expert can decide about an alliance; “{name}” is none."
    )


FORM = f'\n[[forms]]\nid = "short"\nname = {words("Short")}\ncosts = {words("Much")}\nmodules = ["all"]\n'
OTHER_MODULE = '[[modules]]\nid = "extra"\nincluded = true\n\n[[modules]]'


def in_extra(text: str) -> str:
    return text.replace('module = "all"', 'module = "extra"')


def test_a_form_asks_what_its_conditions_look_at() -> None:
    text = EVERY_KIND.replace("[[modules]]", OTHER_MODULE, 1) + FORM
    extra = in_extra(item("EXTRA", "More?", more=BACKGROUND))
    new = item("NEW", "New?", '{ item = "EXTRA", answered = true }', more=BACKGROUND)
    (problem,) = problems(text + extra + new)
    assert problem.endswith(
        "The condition of item “NEW”: the form “short” asks “NEW” and not “EXTRA”; "
        "add the module “extra” to it, or take “all” out."
    ), problem
    assert problems(text + extra + in_extra(new)) == []


def test_a_form_asks_for_a_reason_where_it_asks_the_item() -> None:
    rated = 'construct = "mood"\nscale = "HIGH5"\nrationale = true'
    mood = f'\n[[constructs]]\nid = "mood"\nname = {words("Mood")}\n'
    text = EVERY_KIND.replace("[[modules]]", OTHER_MODULE, 1) + FORM + mood
    extra = in_extra(item("EXTRA", "More?", more=BACKGROUND))
    new = item("NEW", "New?", '{ item = "EXTRA", answered = true }', more=rated)
    assert len(problems(text + extra + new)) == 1


def test_a_form_asks_what_decides_about_an_alliance() -> None:
    text = EVERY_KIND.replace("[[modules]]", OTHER_MODULE, 1) + FORM
    extra = in_extra(item("EXTRA", "More?", more=BACKGROUND))
    condition = 'b = "rok"\nasked_if = { item = "EXTRA", answered = true }\n'
    (problem,) = problems(text.replace('b = "rok"\n', condition) + extra)
    assert "The form “short” does not ask “EXTRA”, which decides about “us-rok”" in problem


def test_what_is_shuffled_together_cannot_depend_on_one_another() -> None:
    order = '\n[order]\nitems = ["extra"]\n'
    text = EVERY_KIND.replace("[[modules]]", OTHER_MODULE, 1) + order
    two = item("FIRST", "First?") + item("SECOND", "Second?", '{ item = "FIRST", answered = true }')
    (problem,) = problems(text + in_extra(two))
    assert "“FIRST” is not always asked before “SECOND”" in problem
    assert problems(text.replace(order, "") + in_extra(two)) == []


def test_the_question_for_a_reason_is_asked_where_its_item_is() -> None:
    more = item(
        "NEW",
        "New?",
        '{ item = "SINGLE", answered = true }',
        more='construct = "cohesion"\nscale = "HIGH5"\nrationale = true',
    ).replace("cohesion", "mood")
    mood = f'\n[[constructs]]\nid = "mood"\nname = {words("Mood")}\n'
    study, found = check_study((EVERY_KIND + mood + more).encode())
    assert study, found
    assert study.item("NEW-why").asked_if == study.item("NEW").asked_if != ()
