"""When a question is asked, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.printing.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.asking import Conditions
    from surveys.model.conditions import Condition
    from surveys.model.items import Item
    from surveys.model.kinds import Option
    from surveys.model.pages import Asked
    from surveys.model.pages import Page
    from surveys.model.studies import Study


class When:
    """The conditions of a questionnaire's questions, by the words of the questions that they look to."""

    def __init__(
        self, study: Study, conditions: Conditions, pages: Sequence[Page], language: str
    ) -> None:
        self._items = {item.id: item for item in study.items}
        self._conditions = conditions
        self._texts = {asked.id: asked.text.to(language) for page in pages for asked in page.asked}
        self._say = language

    def asked(self, asked: Asked) -> Iterator[str]:
        """Say each condition of a question."""
        for condition, other in self._conditions.of(asked.question):
            if other is not None:
                yield label(
                    "asked_if",
                    self._say,
                    question=self._texts.get(other.id, other.id),
                    condition=_condition(condition, self._items[other.item], self._say),
                )


def _condition(condition: Condition, item: Item, say: str) -> str:
    tests = []
    if condition.is_one_of:
        answers = (f"“{_answer(item, each, say)}”" for each in condition.is_one_of)
        tests.append(label("condition_is", say, answers=label("or", say).join(answers)))
    if condition.at_least is not None:
        least = _number(item, condition.at_least, say)
        tests.append(label("condition_least", say, least=least))
    if condition.at_most is not None:
        tests.append(label("condition_most", say, most=_number(item, condition.at_most, say)))
    return ", ".join(tests) or label("condition_given", say)


def _answer(item: Item, option_id: str, say: str) -> str:
    kind: Any = item.kind
    options: tuple[Option, ...] = getattr(kind, "options", ())
    texts = {option.id: option.text.to(say) for option in options}
    return texts.get(option_id, option_id)


def _number(item: Item, number: float, say: str) -> str:
    """Say a number, by its label where it is a point of a scale."""
    scale = getattr(item.kind, "scale", None)
    if scale is not None and number == int(number) and 1 <= number <= scale.maximum:
        return f"“{scale.label(int(number)).to(say)}”"
    return f"{number:g}"
