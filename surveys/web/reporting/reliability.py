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
_ITEMS = (
    ("cronbach_alpha", "Items among themselves: Cronbach’s α"),
    ("cronbach_alpha_leniency_removed", "The same, without differences in leniency"),
)
_EXPERTS = (
    ("krippendorff_alpha_ordinal", "Krippendorff’s α, ordinal"),
    ("ICC(A,1)", "ICC(A,1), one expert"),
    ("ICC(A,k)", "ICC(A,k), the whole panel"),
    ("ICC(A,1), incomplete designs", "ICC(A,1) by moments, from all ratings"),
)


def reliability_tables(computed: RoundResults) -> tuple[Table, ...]:
    """Make a table for each axis, and one for how the axes go together."""
    reliability = computed.document["reliability"]
    tables = [
        Table(
            caption=name,
            columns=COLUMNS,
            rows=tuple(_axis_rows(reliability[axis])),
            numbers=NUMBERS,
        )
        for axis, name in axes_of(computed)
    ]
    return (*tables, _correlation(reliability))


def _axis_rows(found: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, name in _ITEMS:
        yield _pooled_row(name, found[key])
    yield from _agreement_rows("Experts over alliances: ", found)


def _agreement_rows(prefix: str, found: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Give a row for each coefficient, or one for all where all lack a number for the same reason."""
    coefficients = [(name, found.get(key) or found["icc"][key]) for key, name in _EXPERTS]
    reasons = {statistic["reason"] for _, statistic in coefficients}
    if len(reasons) == 1 and None not in reasons:
        yield coefficient_row(f"{prefix}α and ICC", coefficients[0][1])
        return
    for name, statistic in coefficients:
        yield coefficient_row(f"{prefix}{name}", statistic)


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


def _correlation(reliability: dict[str, Any]) -> Table:
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


def scale_use_tables(computed: RoundResults) -> tuple[Table, ...]:
    """Make the tables about the vignettes: agreement in using the scale, and where each was rated."""
    use = computed.document["scale_use"]
    if not computed.study.vignettes:
        return ()
    rows: list[tuple[str, ...]] = []
    for axis, name in axes_of(computed):
        rows += _agreement_rows(f"{name}: ", use["axes"][axis])
    agreement = Table(
        caption=f"Vignettes: {use['name']}",
        columns=COLUMNS,
        rows=tuple(rows),
        numbers=NUMBERS,
        note=" ".join(_orders(computed, use)),
    )
    return (agreement, _vignette_means(computed, use))


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
    )
