"""What each item does to the scale of its axis, and which items are weak; nothing is ever left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.cannot_judge import unjudged_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.cronbach import Consistency
    from analysis.cronbach import ItemAnalysis
    from analysis.expert_rows import ExpertRows
    from analysis.options import Options
    from analysis.scale_reliability import ScaleReliability
    from analysis.sheets import Sheet

#: Among items that are equally good, alpha without one of them is often higher by less than this.
RISE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleItem:
    """One column of a scale; numbers are None where they are undefined.

    Attributes
    ----------
    item, threat
        Which it is; the threat is empty where an item was averaged over threats, or names none.
    item_rest, alpha_if_deleted
        Its correlation with the sum of the others, and alpha of the others.
    item_rest_leniency_removed, alpha_if_deleted_leniency_removed
        The same once each expert's leniency is taken out.
    cannot_judge
        The share of "cannot judge" where it is greatest, over alliances.
    flags
        against_scale (item_rest below 0), low_item_rest, alpha_rises (by more than .01 without it),
        cannot_judge.

    """

    item: str
    threat: str
    item_rest: float | None
    alpha_if_deleted: float | None
    item_rest_leniency_removed: float | None
    alpha_if_deleted_leniency_removed: float | None
    cannot_judge: float | None
    flags: tuple[str, ...]


def scale_items(
    rows: ExpertRows,
    sheets: Sequence[Sheet],
    raw: ScaleReliability,
    lenient: ScaleReliability,
    options: Options,
) -> tuple[ScaleItem, ...]:
    """Describe each column of the rows, from the scale as it is and without leniency."""
    return tuple(
        _item(
            name,
            _part(raw.cronbach_alpha, place),
            _part(lenient.cronbach_alpha, place),
            raw.cronbach_alpha.estimate,
            _unjudged(sheets, name, options),
            options,
        )
        for place, name in enumerate(rows.names)
    )


def _item(
    name: tuple[str, str],
    raw: ItemAnalysis | None,
    lenient: ItemAnalysis | None,
    alpha: float | None,
    unjudged: float | None,
    options: Options,
) -> ScaleItem:
    item_rest = raw.item_rest if raw else None
    deleted = raw.alpha_if_deleted if raw else None
    flags = {
        "against_scale": item_rest is not None and item_rest < 0,
        "low_item_rest": item_rest is not None and 0 <= item_rest < options.item_rest_limit,
        "alpha_rises": alpha is not None and deleted is not None and deleted > alpha + RISE,
        "cannot_judge": unjudged is not None and unjudged > options.cannot_judge_limit,
    }
    return ScaleItem(
        item=name[0],
        threat=name[1],
        item_rest=item_rest,
        alpha_if_deleted=deleted,
        item_rest_leniency_removed=lenient.item_rest if lenient else None,
        alpha_if_deleted_leniency_removed=lenient.alpha_if_deleted if lenient else None,
        cannot_judge=unjudged,
        flags=tuple(flag for flag, applies in flags.items() if applies),
    )


def _part(alpha: Consistency, place: int) -> ItemAnalysis | None:
    return alpha.items[place] if alpha.items else None


def _unjudged(sheets: Sequence[Sheet], name: tuple[str, str], options: Options) -> float | None:
    item, threat = name
    shares = [
        unjudged_question(sheet, place, options).share
        for sheet in sheets
        for place, question in enumerate(sheet.questions)
        if question.item.id == item and threat in {"", question.threat}
    ]
    return max(shares, default=None)
