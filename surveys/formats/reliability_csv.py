"""The reliability of a round as CSV: agreement question by question, answers point by point, scales and items."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.csv_cells import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from surveys.model.kinds import Cell

_INDICES = (
    "average_deviation",
    "average_deviation_median",
    "van_der_eijk_a",
    "tastle_consensus",
    "leik_dispersion",
    "r_wg",
)
_QUESTION = ("axis", "alliance", "period", "item", "threat")
QUESTIONS = (
    *_QUESTION,
    "reversed",
    "n",
    "mean",
    "mean_low",
    "mean_high",
    "median",
    "sd",
    "within_one",
    *(
        f"{index}{part}"
        for index in _INDICES
        for part in ("", "_low", "_high", "_chance", "_chance_skewed")
    ),
)
DISTRIBUTIONS = (*_QUESTION, "reversed", "point", "experts")
COEFFICIENTS = (
    "axis",
    "of",
    "coefficient",
    "estimate",
    "low",
    "high",
    "level",
    "interval_method",
    "n",
    "n_units",
    "n_items",
    "method",
    "reason",
    "warnings",
)
ITEMS = (
    "axis",
    "item",
    "threat",
    "item_rest",
    "alpha_if_deleted",
    "item_rest_leniency_removed",
    "alpha_if_deleted_leniency_removed",
    "cannot_judge",
    "flags",
)


def questions_csv(document: dict[str, Any]) -> bytes:
    """Write one row for each question about an alliance, with every index and what chance gives."""
    return csv_bytes(
        QUESTIONS,
        (
            (
                *names,
                int(each["reversed"]),
                each["n"],
                *_limits(each["mean"]),
                each["median"],
                each["sd"]["estimate"],
                each["within_one"]["estimate"],
                *(cell for index in _INDICES for cell in _index(each[index])),
            )
            for names, each in _each_question(document)
        ),
    )


def distributions_csv(document: dict[str, Any], minimum: dict[str, int]) -> bytes:
    """Write one row for each point of each question; ``minimum`` is the first point of an item’s scale."""
    return csv_bytes(
        DISTRIBUTIONS,
        (
            (*names, int(each["reversed"]), minimum[each["item"]] + place, count)
            for names, each in _each_question(document)
            for place, count in enumerate(each["counts"])
        ),
    )


def coefficients_csv(document: dict[str, Any]) -> bytes:
    """Write one row for each coefficient of an axis, over alliances, items or vignettes."""
    return csv_bytes(COEFFICIENTS, coefficient_rows(document))


def items_csv(document: dict[str, Any]) -> bytes:
    """Write one row for each item of a scale."""
    return csv_bytes(
        ITEMS,
        (
            (axis, *(each[key] for key in ITEMS[1:-1]), " ".join(each["flags"]))
            for axis in _axes(document)
            for each in document["reliability"][axis]["items"]
        ),
    )


def _axes(document: dict[str, Any]) -> tuple[str, ...]:
    return tuple(document["frame"][side]["id"] for side in ("vertical", "horizontal"))


def _each_question(document: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for axis in _axes(document):
        for alliance in document["alliances"]:
            for each in alliance["axes"][axis]["by_question"]:
                names = (axis, alliance["id"], alliance["period"], each["item"], each["threat"])
                yield names, each


def _limits(found: dict[str, Any]) -> tuple[Cell, Cell, Cell]:
    interval = found["interval"] or {"low": None, "high": None}
    return (found["estimate"], interval["low"], interval["high"])


def _index(found: dict[str, Any]) -> Iterable[Cell]:
    chance = found["chance"] or {"uniform": None, "skewed": None}
    return (*_limits(found), chance["uniform"], chance["skewed"])


def coefficient_rows(document: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """Go through the coefficients, in the order of :data:`COEFFICIENTS`."""
    for axis in _axes(document):
        found = document["reliability"][axis]
        for name, each in _statistics(found):
            of = "alliances" if "symbol" in each else "items"
            yield _coefficient(axis, of, name, each)
        for name, each in _statistics(document["scale_use"]["axes"][axis]):
            yield _coefficient(axis, "vignettes", name, each)


def _statistics(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, each in found.items():
        if isinstance(each, dict) and "estimate" in each:
            yield name, each
    yield from found["icc"].items()


def _coefficient(axis: str, of: str, name: str, found: dict[str, Any]) -> tuple[Cell, ...]:
    interval = found["interval"] or {"low": None, "high": None, "level": None, "method": ""}
    return (
        axis,
        of,
        name,
        found["estimate"],
        *(interval[key] for key in ("low", "high", "level", "method")),
        found["n"],
        found["n_units"],
        found["n_items"],
        found["method"],
        found["reason"] or "",
        " ".join(found["warnings"]),
    )
