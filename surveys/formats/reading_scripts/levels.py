"""What a script needs to know of columns: names as the files have them, and each set of codes once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.column_types import Measure
from surveys.model.datasets import with_missing_apart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A column of a dataset; ``codes`` names its set of codes, and is empty where it has none."""

    name: str
    type: str
    codes: str
    is_ordered: bool
    about: str


class Levels:
    """The columns of some files, and the sets of codes that they share, by names such as ``codes_1``."""

    def __init__(self, datasets: Sequence[Dataset], language: str) -> None:
        self._language = language
        self._names: dict[tuple[tuple[str, str], ...], str] = {}
        self.files = {
            dataset.name: tuple(map(self._level, with_missing_apart(dataset).columns))
            for dataset in datasets
        }

    @property
    def codes(self) -> Mapping[str, Mapping[str, str]]:
        """Every set of codes by its name: what each stands for."""
        return {name: dict(codes) for codes, name in self._names.items()}

    def _level(self, column: DataColumn) -> Level:
        codes = tuple(self._codes(column))
        if codes:
            self._names.setdefault(codes, f"codes_{len(self._names) + 1}")
        return Level(
            name=column.name,
            type=column.type.value,
            codes=self._names.get(codes, ""),
            is_ordered=column.measure is Measure.ORDINAL,
            about=on_one_line(column.label.to(self._language)),
        )

    def _codes(self, column: DataColumn) -> Iterator[tuple[str, str]]:
        """Say what codes stand for; where two stand for the same words each says its code too."""
        said = [
            (str(code), on_one_line(words.to(self._language)))
            for code, words in column.values.items()
        ]
        times = Counter(words for _, words in said)
        for code, words in said:
            yield code, words if times[words] == 1 else f"{words} ({code})"


def on_one_line(text: str) -> str:
    r"""Put a text on one line, so that it can stand in a comment or between quotes of any language.

    Examples
    --------
    >>> on_one_line('two\nlines, a bell\x07 and "quotes"')
    'two lines, a bell and "quotes"'
    """
    return " ".join(_UNPRINTABLE.sub(" ", text).split())
