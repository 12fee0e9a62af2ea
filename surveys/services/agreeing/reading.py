"""Make ratings of a table: long or wide, its columns named by a person or guessed, and every guess said."""

from __future__ import annotations

import math
import re
from array import array
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING
from typing import Any
from typing import get_args

from analysis.krippendorff_distances import Level
from analysis.ratings import Ratings
from surveys.formats.rating_tables import read_rating_table
from surveys.model.errors import Invalid
from surveys.services.agreeing.values import Cells
from surveys.services.agreeing.values import read_number
from surveys.services.agreeing.values import read_values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.formats.rating_tables import RatingColumn
    from surveys.formats.rating_tables import RatingTable

_NAMES = {
    "rater": "rater coder judge expert observer annotator reviewer worker respondent pseudonym participant",
    "unit": "unit item case subject target object question task document text id",
    "value": "value rating score code label answer category grade",
}
#: What stands for a gap, whatever the letters' size.
GAPS = frozenset({"", ".", "na", "n/a", "nan", "null", "none"})
_RANGE = re.compile(r"(-?\d+)\s*(?:-|–|\.\.|:)\s*(-?\d+)")
_FEW_POINTS = 11
_TWO = 2
LEVELS: tuple[str, ...] = get_args(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person says about a table; everything that is left empty is guessed."""

    shape: str = ""
    rater: str = ""
    unit: str = ""
    value: str = ""
    columns: tuple[str, ...] = ()
    rows_are_raters: bool = False
    missing: tuple[str, ...] = ()
    level: str = ""
    scale: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRatings:
    """The ratings, the level that their points are of, and how the table was read, in sentences."""

    ratings: Ratings
    level: str
    read_as: tuple[str, ...]


def read_ratings(data: bytes, wanted: Wanted) -> ReadRatings:
    """Read a table of ratings.

    Raises
    ------
    Invalid
        When the table cannot be read, or a column that was named is not there.
    """
    table = read_rating_table(data, wanted.sheet)
    said: list[str] = []
    gaps = GAPS | {code.strip().lower() for code in wanted.missing}
    categories = _read_scale(wanted.scale)
    try:
        if _is_long(table, wanted, said):
            ratings = _from_long(table, wanted, gaps, categories, said)
        else:
            ratings = _from_wide(table, wanted, gaps, categories, said)
    except ValueError as error:
        raise Invalid(f"The ratings cannot be used: {error}") from error
    if not ratings.n_ratings:
        raise Invalid("There is no rating in the table: every cell is a gap.")
    level = _level(ratings, wanted.level, said)
    said.append(_scale_said(ratings))
    if ratings.n_raters == 1:
        said.append(_one_rater(ratings))
    if ratings.n_repeated:
        many = "1 rating" if ratings.n_repeated == 1 else f"{ratings.n_repeated:,} ratings"
        said.append(f"{many} of a unit by somebody who had rated it already: the last one counts.")
    return ReadRatings(ratings=ratings, level=level, read_as=tuple(said))


def _one_rater(ratings: Ratings) -> str:
    (who,) = {ratings.raters[place] for place in set(ratings.rater.tolist())}  # type: ignore[union-attr]
    return (
        f"All ratings are by one rater, “{who}”, and agreement takes two. In a wide table each column is a rater (--rows "
        "raters if each line is one); in a long table --rater names the column that says who rated."
    )


def _is_long(table: RatingTable, wanted: Wanted, said: list[str]) -> bool:
    named = (wanted.rater, wanted.unit, wanted.value)
    if wanted.shape:
        return wanted.shape == "long"
    if any(named):
        return True
    if wanted.columns or wanted.rows_are_raters:
        return False
    is_long = all(_guess(table, role) for role in _NAMES)
    if is_long:
        said.append("Read as a long table, a rating a line (say --wide for another reading).")
    return is_long


def _guess(table: RatingTable, role: str) -> str:
    known = _NAMES[role].split()
    lowered = {name.lower(): name for name in table.header}
    return next((lowered[name] for name in known if name in lowered), "")


def _column(table: RatingTable, role: str, named: str) -> str:
    column = named or _guess(table, role)
    if not column:
        raise Invalid(
            f"No column is named like a {role}. Say which one it is with --{role}; there are: "
            f"{', '.join(table.header)}."
        )
    _require_column(table, column)
    return column


def _require_column(table: RatingTable, name: str) -> None:
    if name not in table.header:
        raise Invalid(f"There is no column “{name}”; there are: {', '.join(table.header)}.")


def _from_long(
    table: RatingTable,
    wanted: Wanted,
    gaps: frozenset[str],
    categories: tuple[str, ...] | None,
    said: list[str],
) -> Ratings:
    names = {role: _column(table, role, getattr(wanted, role)) for role in _NAMES}
    rater, unit, value = (table.columns[table.header.index(name)] for name in names.values())
    cells = Cells(columns=[value], lines=table.lines, gaps=gaps)
    there = [word.lower() not in gaps for word in value.words]
    kept = bytes(map(there.__getitem__, value.codes))
    said.append(
        f"Raters from the column “{names['rater']}”, units from “{names['unit']}”, ratings from “{names['value']}”; "
        f"{len(kept) - sum(kept)} gaps left out."
    )
    known, points = read_values(cells, categories, wanted.level, said)
    values: Iterator[Any] = map(
        [known.get(word) for word in value.words].__getitem__, compress(value.codes, kept)
    )
    are_words = any(isinstance(each, str) for each in known.values())
    return Ratings.from_long(
        list(compress(rater, kept)),
        list(compress(unit, kept)),
        list(values) if are_words else array("d", values),
        categories=points,
    )


def _from_wide(
    table: RatingTable,
    wanted: Wanted,
    gaps: frozenset[str],
    categories: tuple[str, ...] | None,
    said: list[str],
) -> Ratings:
    columns = wanted.columns or _rating_columns(table, said)
    for name in columns:
        _require_column(table, name)
    rows, raters = ("rater", "unit") if wanted.rows_are_raters else ("unit", "rater")
    shown = ", ".join(columns[:6]) + (" …" if len(columns) > 6 else "")  # noqa: PLR2004 - a line of text
    said.append(
        f"Read as a wide table: a line is a {rows}, a column a {raters} ({shown}). "
        "Say --rows raters if it is the other way round."
    )
    chosen = [table.columns[table.header.index(name)] for name in columns]
    known, points = read_values(
        Cells(columns=chosen, lines=table.lines, gaps=gaps), categories, wanted.level, said
    )
    made = _matrix(chosen, known, gaps, by_column=wanted.rows_are_raters)
    names = {"units" if wanted.rows_are_raters else "raters": list(columns)}
    return Ratings.from_matrix(made, categories=points, **names)


def _matrix(
    chosen: Sequence[RatingColumn],
    known: Mapping[str, Any],
    gaps: frozenset[str],
    *,
    by_column: bool,
) -> Any:
    """Give the cells as a table of lines by columns, or of columns by lines; numbers in eight bytes each."""
    are_words = any(isinstance(each, str) for each in known.values())
    gap = None if are_words else math.nan
    read: list[Iterator[Any]] = [
        map(
            [gap if word.lower() in gaps else known[word] for word in column.words].__getitem__,
            column.codes,
        )
        for column in chosen
    ]
    if are_words:
        return [list(column) for column in read] if by_column else list(zip(*read, strict=True))
    k, n = len(chosen), len(chosen[0].codes)
    cells = array("d", bytes(8 * n * k))
    for place, column in enumerate(read):
        where = slice(place * n, (place + 1) * n) if by_column else slice(place, None, k)
        cells[where] = array("d", column)
    return memoryview(cells).cast("B").cast("d", (k, n) if by_column else (n, k))


def _rating_columns(table: RatingTable, said: list[str]) -> tuple[str, ...]:
    """Leave out a first column that names the lines: by its own name, or by words that are no ratings."""
    first = table.header[0]
    if len(table.header) == 1:
        return table.header
    is_named = first.lower() in {*_NAMES["unit"].split(), *_NAMES["rater"].split(), ""}
    if not is_named and not _has_words_of_its_own(table):
        return table.header
    said.append(f"The column “{first}” names the lines (say --columns if it has ratings).")
    return table.header[1:]


def _has_words_of_its_own(table: RatingTable) -> bool:
    """Whether the first of three columns or more has another word in each line, and none of the ratings’."""
    first, *others = (set(column.words) for column in table.columns)
    return (
        len(table.header) > _TWO
        and len(first) == len(table.lines) > 1
        and first.isdisjoint(set().union(*others))
        and any(read_number(cell) is None for cell in first)
    )


def _read_scale(scale: str) -> tuple[str, ...] | None:
    if not scale.strip():
        return None
    ends = _RANGE.fullmatch(scale.strip())
    if ends:
        low, high = int(ends[1]), int(ends[2])
        if low >= high:
            raise Invalid(f"The scale “{scale}” ends before it begins. Write it as 1-7.")
        return tuple(map(str, range(low, high + 1)))
    return tuple(part.strip() for part in scale.split(",") if part.strip())


def _level(ratings: Ratings, level: str, said: list[str]) -> str:
    are_words = ratings.numbers is None
    if level:
        if are_words and level != "nominal":
            raise Invalid(
                f"The ratings are words, so their order is unknown: for the level {level} name it with "
                "--scale 'low,middle,high'."
            )
        return level
    if are_words:
        said.append("Level: nominal, since the ratings are words (say --level for another).")
        return "nominal"
    points = [float(point) for point in ratings.points]
    if ratings.n_points <= _FEW_POINTS and all(point.is_integer() for point in points):
        said.append(
            "Level: ordinal, since the ratings are few whole numbers (say --level for another)."
        )
        return "ordinal"
    said.append("Level: interval, since the ratings are many numbers (say --level for another).")
    return "interval"


def _scale_said(ratings: Ratings) -> str:
    points = [
        str(int(point)) if isinstance(point, float) and point.is_integer() else str(point)
        for point in ratings.points
    ]
    shown = ", ".join(points[:12]) + (" …" if len(points) > 12 else "")  # noqa: PLR2004 - a line of text
    if ratings.declared:
        return f"Scale as declared: {shown}."
    return f"Scale as seen in the data: {shown}. Points that nobody used count too: declare them with --scale."
