"""Whether what a condition refers to is asked before, whatever the order in which an expert is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.conditions import KEY
from surveys.formats.study_file.conditions import condition_tables
from surveys.formats.study_file.values import Table
from surveys.model.asking import Conditions
from surveys.model.assignments import deal
from surveys.model.layouts import lay_out
from surveys.model.questions import TargetKind
from surveys.model.questions import plan_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.conditions import Condition
    from surveys.model.items import Item
    from surveys.model.questions import Question
    from surveys.model.studies import Study

# Two questions in a random order stand as often one way as the other: in 32 orders, both ways are seen.
_ORDERS = 32


def check_order(root: Table, study: Study) -> None:
    """Check that each condition of an item refers to one question, and that this is always asked before."""
    # The question for a reason has the conditions of the item that it belongs to.
    conditional = [item for item in study.items if item.asked_if and not item.companion_of]
    if not conditional:
        return
    questions = plan_questions(study)
    conditions = Conditions(study, questions)
    orders = list(_orders(study, questions))
    for item in conditional:
        asked = [question for question in questions if question.item == item.id]
        for table, condition in zip(_tables(root, item), item.asked_if, strict=True):
            problem = _problem(condition, item, asked, conditions, orders)
            if problem:
                table.problem("item", problem)


def check_forms(root: Table, study: Study) -> None:
    """Check that no form asks a question on condition without the question that it depends on."""
    for form in study.forms:
        asked = study.in_form(form.id).items
        known = {item.id for item in asked}
        for item in asked:
            if item.companion_of:
                continue
            for table, condition in zip(_tables(root, item), item.asked_if, strict=True):
                if condition.item not in known:
                    module = study.item(condition.item).module
                    sentence = f"the form “{form.id}” asks “{item.id}” and not “{condition.item}”; add the module “{module}” to it, or take “{item.module}” out."
                    table.problem("item", sentence)
        for position, alliance in enumerate(study.alliances):
            for condition in alliance.asked_if:
                if condition.item not in known:
                    module = study.item(condition.item).module
                    sentence = f"the form “{form.id}” does not ask “{condition.item}”, which decides about “{alliance.id}”; add the module “{module}” to it."
                    root.problem("alliances", sentence, position, KEY)


def _tables(root: Table, item: Item) -> Iterator[Table]:
    position = [each["id"] for each in root.values["items"]].index(item.id)
    values = root.values["items"][position]
    yield from condition_tables(
        Table(root.report, values, ("items", position), f"item “{item.id}”")
    )


def _orders(study: Study, questions: tuple[Question, ...]) -> Iterator[dict[str, int]]:
    for turn in range(_ORDERS):
        assignment = deal(study, round_id="check", pseudonym=str(turn), turn=turn)
        pages = lay_out(study, questions, assignment, year=2000)
        asked = [asked.id for page in pages for asked in page.asked]
        yield {question: position for position, question in enumerate(asked)}


def _problem(
    condition: Condition,
    item: Item,
    asked: list[Question],
    conditions: Conditions,
    orders: list[dict[str, int]],
) -> str:
    name = condition.item
    if name == item.id:
        return f"“{name}” cannot depend on its own answer; name an item that is asked before."
    for question in asked:
        other = conditions.referred(question, name)
        if other is None:
            what = _in_doubt(question, conditions.questions_about(name))
            return f"“{name}” is asked for each {what} and “{item.id}” is not, so it cannot be told which answer is meant."
        if any(order[other.id] > order[question.id] for order in orders if question.id in order):
            return f"“{name}” is not always asked before “{item.id}”; name an item that is, or move one of the two."
    return ""


def _in_doubt(question: Question, others: tuple[Question, ...]) -> str:
    """Say in which respect no question about an item is the one that another question can refer to."""
    if all(other.target_kind not in {TargetKind.EXPERT, question.target_kind} for other in others):
        return "alliance"
    for respect in ("threat", "period", "perspective"):
        known = {getattr(other, respect) for other in others}
        if not known & {getattr(question, respect), ""}:
            return respect
    return "alliance"
