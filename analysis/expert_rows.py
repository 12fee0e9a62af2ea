"""All ratings of one axis as rows: one for each expert and alliance, one column an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExpertRows:
    """The rows that have at least one rating.

    Attributes
    ----------
    values
        shape (rows, columns); NaN for gaps.
    experts, alliances
        shape (rows,): the number of the expert, and of the alliance, of each row.
    columns
        "questions" or "items".
    names
        The item and the threat of each column; the threat is empty where there is none, or where
        the item was averaged over threats.

    """

    values: FloatArray
    experts: FloatArray
    alliances: FloatArray
    columns: str
    names: tuple[tuple[str, str], ...]


def gather(sheets: Sequence[Sheet], axis: Axis) -> ExpertRows:
    """Gather the rows of an axis over alliances.

    If every alliance was asked the same questions, the columns are the questions. Where the named
    threats differ, they are the items, those asked by threat averaged over the threats rated.
    """
    asked = [
        [
            (question.item.id, question.threat)
            for question in sheet.questions
            if question.item.construct == axis.id
        ]
        for sheet in sheets
    ]
    same = all(questions == asked[0] for questions in asked)
    tables = [
        sheet.values[:, sheet.columns(axis.id)] if same else _by_item(sheet, axis, asked)
        for sheet in sheets
    ]
    values = np.concatenate(tables) if tables else np.zeros((0, 0))
    counts = [len(table) for table in tables]
    experts = np.concatenate([np.arange(count) for count in counts]) if counts else np.zeros(0)
    alliances = np.repeat(np.arange(len(counts)), counts)
    there = (~np.isnan(values)).any(axis=1)
    return ExpertRows(
        values=values[there],
        experts=experts[there].astype(np.float64),
        alliances=alliances[there].astype(np.float64),
        columns="questions" if same else "items",
        names=tuple(asked[0]) if asked and same else tuple((item, "") for item in _items(asked)),
    )


def _by_item(sheet: Sheet, axis: Axis, asked: list[list[tuple[str, str]]]) -> FloatArray:
    items = _items(asked)
    table = np.full((len(sheet.values), len(items)), np.nan)
    for column, item in enumerate(items):
        places = [p for p in sheet.columns(axis.id) if sheet.questions[p].item.id == item]
        ratings = sheet.values[:, places]
        count = (~np.isnan(ratings)).sum(axis=1)
        rated = count > 0
        table[rated, column] = np.nansum(ratings[rated], axis=1) / count[rated]
    return table


def _items(asked: list[list[tuple[str, str]]]) -> list[str]:
    return sorted({item for questions in asked for item, _ in questions})
