"""Whether the items of an axis hang together, as tables: the coefficients of the scale, and item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import share
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AxisReliability
    from surveys.services.reporting import ScaleItem

_LENIENCY = "_leniency_removed"
_COEFFICIENTS = (
    ("cronbach_alpha", "Cronbach’s α"),
    ("omega_total", "McDonald’s ω, one factor"),
    ("guttman_lambda2", "Guttman’s λ₂"),
    ("guttman_lambda6", "Guttman’s λ₆"),
    ("split_half", "Split half, odd against even"),
)
_BESIDE = {
    "cronbach_alpha": (
        ("standardized", "Standardised α"),
        ("mean_correlation", "Mean correlation of two items"),
    ),
    "split_half": (("mean", "Split half, mean of all splits"),),
}


def coefficients_table(axis: AxisReliability) -> Table:
    """Make the table of a scale's coefficients, with leniency in and removed."""
    n = axis.result["cronbach_alpha"]["n"]
    return Table(
        caption=f"{axis.name}: the scale of {len(axis.items)} {axis.result['columns']}",
        columns=(
            "Coefficient",
            "Estimate",
            "Interval",
            "Leniency removed",
            "Its interval",
            "To know",
        ),
        rows=tuple(_coefficients(axis.result)),
        numbers=frozenset({1, 3}),
        note=f"{n} complete rows, one for each expert and alliance; differences between alliances are taken out.",
    )


def _coefficients(found: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, name in _COEFFICIENTS:
        raw, lenient = found[key], found[f"{key}{_LENIENCY}"]
        yield (
            name,
            number(raw["estimate"]),
            interval(raw["interval"]),
            number(lenient["estimate"]),
            interval(lenient["interval"]),
            _to_know(raw, lenient),
        )
        for part, words in _BESIDE.get(key, ()):
            yield (words, number(raw[part]), NONE, number(lenient[part]), NONE, "")


def _to_know(raw: dict[str, Any], lenient: dict[str, Any]) -> str:
    how = f"Interval: {raw['interval']['method']}." if raw["interval"] else ""
    why = dict.fromkeys((why_not(raw), why_not(lenient)))
    return " ".join(filter(None, (how, *why)))


def items_table(axis: AxisReliability) -> Table:
    """Make the table of what each item does to its scale."""
    return Table(
        caption=f"{axis.name}: item by item",
        columns=(
            "Item",
            "Item-rest correlation",
            "α without it",
            "Item-rest, leniency removed",
            "α without it, leniency removed",
            "Cannot judge, at most",
            "Worth another look",
        ),
        rows=tuple(map(_item, axis.items)),
        numbers=frozenset(range(1, 6)),
    )


def _item(item: ScaleItem) -> tuple[str, ...]:
    found = item.result
    return (
        item.label,
        number(found["item_rest"]),
        number(found["alpha_if_deleted"]),
        number(found[f"item_rest{_LENIENCY}"]),
        number(found[f"alpha_if_deleted{_LENIENCY}"]),
        share(found["cannot_judge"]),
        "yes" if item.weaknesses else "no",
    )
