"""Reliability as tables: each coefficient with its interval, its n and what it rests on, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import share
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import RoundResults

COLUMNS = ("Coefficient", "Estimate", "Interval", "n", "Over", "To know")
_POOLED = "each expert once an alliance"
NUMBERS = frozenset({1, 3})


def coefficient_row(name: str, statistic: dict[str, Any]) -> tuple[str, ...]:
    """Write a coefficient with its interval, its n, what it rests on, and what to know of it."""
    return (
        name,
        number(statistic["estimate"]),
        interval(statistic["interval"]),
        str(statistic["n"]),
        _rests_on(statistic),
        why_not(statistic),
    )


def _pooled_row(name: str, statistic: dict[str, Any]) -> tuple[str, ...]:
    """Write a row over experts and alliances together, whose n is larger than the panel."""
    row = coefficient_row(name, statistic)
    over = _POOLED if row[4] == NONE else f"{row[4]}; {_POOLED}"
    return (*row[:4], over, row[5])


def _rests_on(statistic: dict[str, Any]) -> str:
    parts = (
        (statistic["n_items"], "question", "questions"),
        (statistic["n_units"], "rated target", "rated targets"),
    )
    said = [f"{count} {one if count == 1 else several}" for count, one, several in parts if count]
    return ", ".join(said) or NONE


def correlation_table(computed: RoundResults) -> Table:
    """Say how the two axes go together."""
    reliability = computed.document["reliability"]
    return Table(
        caption="How the two axes go together, within alliances",
        columns=COLUMNS,
        rows=(
            _pooled_row("Correlation", reliability["axis_correlation"]),
            _pooled_row(
                "The same, without differences in leniency",
                reliability["axis_correlation_leniency_removed"],
            ),
        ),
        numbers=NUMBERS,
    )


def vignettes_table(computed: RoundResults) -> Table | None:
    """Say where the vignettes were rated, and how many experts put them in the expected order."""
    if not computed.study.vignettes:
        return None
    return _vignette_means(computed, computed.document["scale_use"])


def _orders(computed: RoundResults, use: dict[str, Any]) -> Iterator[str]:
    for axis, name in axes_of(computed):
        found = use["axes"][axis]
        if found["strict"] is not None:
            yield (
                f"{name}: {share(found['strict'])} of the experts put the vignettes they rated in the expected "
                f"order strictly, {share(found['with_ties'])} with ties."
            )


def _vignette_means(computed: RoundResults, use: dict[str, Any]) -> Table:
    rows = [
        (
            f"{each['vignette']}, {name.lower()}",
            *coefficient_row("", each["mean"])[1:4],
            why_not(each["mean"]),
        )
        for axis, name in axes_of(computed)
        for each in use["axes"][axis]["means"]
    ]
    return Table(
        caption="Vignettes: where they were rated",
        columns=("Vignette", "Mean", "Interval", "n", "To know"),
        rows=tuple(rows),
        numbers=NUMBERS,
        note=" ".join(_orders(computed, use)),
    )
