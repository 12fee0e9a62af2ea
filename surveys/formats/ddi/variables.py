"""The description of a variable in DDI: question, values, categories with their frequencies, and the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.ddi.elements import element
from surveys.formats.ddi.elements import said
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import says_why_missing
from surveys.model.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from surveys.formats.ddi.studies import DescribedStudy
    from surveys.model.datasets import DataColumn
    from surveys.model.tallies import Tally

_NATURES = {Measure.NOMINAL: "nominal", Measure.ORDINAL: "ordinal", Measure.SCALE: "ratio"}
_FORMATS = {ColumnType.TEXT: "character"}


def variable(
    study: DescribedStudy,
    column: DataColumn,
    tally: Tally,
    *,
    language: str,
    place: tuple[int, int],
    why_empty: str,
) -> Element:
    """Describe a column; ``place`` is that of its file and of itself, ``why_empty`` the column that says why."""
    file, number = place
    return element(
        "var",
        said("labl", column.label, language),
        _question(column, language),
        _valid(column),
        _invalid(study, column, why_empty),
        _condition(study, column),
        *_summary(tally),
        *_categories(column, tally, language),
        _concept(column),
        element("varFormat", type=_FORMATS.get(column.type, "numeric"), schema="other"),
        ID=f"V{file}.{number}",
        name=column.name,
        files=f"F{file}",
        intrvl="contin" if column.type is ColumnType.NUMBER else "discrete",
        **_kind(column),
    )


def _kind(column: DataColumn) -> dict[str, str]:
    representation = _representation(column)
    nature = "other" if representation == "text" else _NATURES[column.measure]
    return {"nature": nature, "representationType": representation}


def _representation(column: DataColumn) -> str:
    if column.values:
        return "code"
    return "text" if column.type is ColumnType.TEXT else "numeric"


def _question(column: DataColumn, language: str) -> Element | None:
    if column.question is None:
        return None
    domain = {"code": "category"}.get(_representation(column), _representation(column))
    return element(
        "qstn",
        said("qstnLit", column.question.text, language),
        responseDomainType=domain,
    )


def _valid(column: DataColumn) -> Element | None:
    bounds = column.bounds
    if column.type is ColumnType.TEXT:
        return None
    if bounds is None and column.values:
        bounds = (int(min(column.values)), int(max(column.values)))
    if bounds is None:
        return None
    unit = "REAL" if column.type is ColumnType.NUMBER else "INT"
    return element("valrng", element("range", UNITS=unit, min=str(bounds[0]), max=str(bounds[1])))


def _invalid(study: DescribedStudy, column: DataColumn, why_empty: str) -> Element | None:
    if says_why_missing(column):
        return element("invalrng", *(element("item", VALUE=str(code)) for code in column.values))
    if not why_empty:
        return None
    key = element("key", study.empty_cell.format(column=why_empty))
    return element("invalrng", element("item", VALUE=""), key)


def _condition(study: DescribedStudy, column: DataColumn) -> Element | None:
    asked_if = study.asked_if.get(column.question.id, "") if column.question else ""
    return element("universe", asked_if, clusion="I") if asked_if else None


def _summary(tally: Tally) -> Iterator[Element]:
    yield element("sumStat", str(tally.valid), type="vald")
    yield element("sumStat", str(tally.n - tally.valid), type="invd")
    numbers = tally.numbers
    if numbers is None:
        return
    yield element("sumStat", repr(numbers.minimum), type="min")
    yield element("sumStat", repr(numbers.maximum), type="max")
    yield element("sumStat", repr(numbers.mean), type="mean")
    if numbers.deviation is not None:
        yield element("sumStat", repr(numbers.deviation), type="stdev")


def _categories(column: DataColumn, tally: Tally, language: str) -> Iterator[Element]:
    missing = {"missing": "Y"} if says_why_missing(column) else {}
    for code, times in tally.counts.items():
        yield element(
            "catgry",
            element("catValu", str(code)),
            said("labl", column.values.get(code, plain(str(code))), language),
            element("catStat", str(times), type="freq"),
            **missing,
        )


def _concept(column: DataColumn) -> Element | None:
    construct = column.question.construct if column.question else ""
    return element("concept", construct) if construct else None
