"""What is missing, item by item: what was skipped, what experts could not judge and why, and what they refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.texts import in_general
from surveys.services.reporting.pooling import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.items import Item
    from surveys.model.questions import Question
    from surveys.model.studies import Study

    #: By missing code, and in it by reason: how often.
    Codes = Mapping[str, Mapping[str, int]]

_NO_REASON = "No reason given"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonCount:
    """How often experts said why they could not judge; ``id`` is empty where they said nothing."""

    id: str
    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemQuality:
    """How often an item was asked, and how often there is no answer; the counts are None while they are withheld.

    ``reasons`` part those who could not judge.
    """

    id: str
    text: str
    asked: int | None
    skipped: int | None
    cannot_judge: int | None
    refused: int | None
    reasons: tuple[ReasonCount, ...] = ()

    @property
    def is_withheld(self) -> bool:
        """Whether so few were asked that the counts would show what they answered."""
        return self.asked is None

    @property
    def missing(self) -> int:
        """How often there is no answer, for whatever reason."""
        return (self.skipped or 0) + (self.cannot_judge or 0) + (self.refused or 0)


def items_of(
    study: Study,
    questions: Sequence[Question],
    missing: Mapping[str, Codes],
    everybody: int,
    *,
    language: str,
    is_withholding: bool,
) -> tuple[ItemQuality, ...]:
    """Add up the questions of each item, in the order of the questionnaire."""
    items = {item.id: item for item in study.items}
    of_item: dict[str, list[Codes]] = {}
    for question in questions:
        of_item.setdefault(question.item, []).append(missing.get(question.id, {}))
    return tuple(
        _item(
            items[item],
            language,
            codes,
            [everybody - _total(each.get("not_shown", {})) for each in codes],
            is_withholding=is_withholding,
        )
        for item, codes in of_item.items()
    )


def _item(
    item: Item,
    language: str,
    every: Sequence[Codes],
    asked: Sequence[int],
    *,
    is_withholding: bool,
) -> ItemQuality:
    text = in_general(item.text.to(language), language)
    # A question that only one or two were asked would show what they answered to it.
    if is_withholding and any(0 < each < EVERY for each in asked):
        return ItemQuality(
            id=item.id, text=text, asked=None, skipped=None, cannot_judge=None, refused=None
        )
    counts = {
        code: sum(_total(codes.get(code, {})) for codes in every)
        for code in ("skipped", "cannot_judge", "refused")
    }
    return ItemQuality(
        id=item.id,
        text=text,
        asked=sum(asked),
        **counts,
        reasons=_reasons(item, language, (codes.get("cannot_judge", {}) for codes in every)),
    )


def _total(by_reason: Mapping[str, int]) -> int:
    return sum(by_reason.values())


def _reasons(
    item: Item, language: str, every: Iterable[Mapping[str, int]]
) -> tuple[ReasonCount, ...]:
    """Add up why experts could not judge, in the order in which the reasons are offered."""
    found: Counter[str] = Counter()
    for by_reason in every:
        found.update(by_reason)
    names = {each.id: each.text.to(language) for each in getattr(item.kind, "reasons", ())}
    known = [each for each in names if each in found]
    others = sorted(found.keys() - names.keys())
    return tuple(
        ReasonCount(id=each, text=names.get(each, each or _NO_REASON), count=found[each])
        for each in (*known, *others)
    )
