"""Read a table of ratings with a study file in hand; what is wrong comes by line, all of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.rating_tables import read_rating_table
from surveys.model.errors import Invalid
from surveys.model.questions import plan_questions
from surveys.services.analyzing.collecting import Collected
from surveys.services.analyzing.long_tables import LongRows
from surveys.services.analyzing.mapping import guess_mapping
from surveys.services.analyzing.mapping import require_columns
from surveys.services.analyzing.vocabulary import plain_word
from surveys.services.analyzing.vocabulary import values_of
from surveys.services.analyzing.vocabulary import vocabulary_of
from surveys.services.analyzing.wide_tables import WideRows
from surveys.storage.round_experts import RoundExpert

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.formats.rating_tables import RatingTable
    from surveys.model.problems import Problem
    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.services.analyzing.mapping import Mapping
    from surveys.storage.answers import StoredAnswer

_SHOWN_PROBLEMS = 50
_SHOWN_COLUMNS = 8
_MERGED = (
    "The workbook has merged cells: only the first cell of them has a value, the others are empty."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingsRead:
    """The ratings as answers to the study's questions, who gave them, and how the table was read."""

    stored: tuple[StoredAnswer, ...]
    experts: tuple[RoundExpert, ...]
    questions: dict[str, Question]
    mapping: Mapping
    read_as: tuple[str, ...]
    left_out: tuple[Problem, ...]


def read_ratings(
    data: bytes,
    study: Study,
    *,
    mapping: Mapping | None = None,
    panel: bytes | None = None,
    sheet: str = "",
    skips_bad_lines: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> RatingsRead:
    """Read a table of ratings, long or wide, CSV or XLSX.

    Parameters
    ----------
    mapping
        How the table is read; guessed without.
    panel
        A second table with a line an expert, which has the attributes.
    skips_bad_lines
        Leave out what cannot be read, and go on; it is listed all the same.
    progress
        Told how many lines are done, of how many.

    Raises
    ------
    Invalid
        When the table cannot be read, with its problems by line.
    """
    table = read_rating_table(data, sheet)
    mapping = mapping or guess_mapping(table, study)
    require_columns(mapping, table, study)
    asked = {question.id: question for question in plan_questions(study)}
    collected = Collected()
    reader = LongRows if mapping.shape == "long" else WideRows
    rows = reader(table, study, mapping, vocabulary_of(study), asked)
    rows.read(collected, progress)
    attributes = _attributes(table, mapping, study, collected)
    if panel is not None:
        attributes |= _of_panel(panel, study, collected)
    merged = (_MERGED,) if table.has_merged_cells else ()
    _require(collected, merged, skips_bad_lines=skips_bad_lines)
    stored = collected.in_order()
    if not stored:
        raise Invalid("The table has no rating of an alliance or vignette of this study.")
    there = {each.question for each in stored}
    return RatingsRead(
        stored=stored,
        experts=tuple(
            RoundExpert(pseudonym=name, language="", attributes=attributes.get(name, {}))
            for name in dict.fromkeys(each.pseudonym for each in stored)
        ),
        questions={name: question for name, question in asked.items() if name in there},
        mapping=mapping,
        read_as=(*mapping.sentences(), *_not_read(rows.ignored()), *merged),
        left_out=tuple(collected.problems),
    )


def _not_read(columns: tuple[str, ...]) -> tuple[str, ...]:
    if not columns:
        return ()
    shown = ", ".join(f"“{name}”" for name in columns[:_SHOWN_COLUMNS])
    more = f" and {len(columns) - _SHOWN_COLUMNS} more" if len(columns) > _SHOWN_COLUMNS else ""
    return (f"Not read: {shown}{more}.",)


def _require(collected: Collected, hints: tuple[str, ...], *, skips_bad_lines: bool) -> None:
    problems = collected.problems
    if not problems or skips_bad_lines:
        return
    count = "is one problem" if len(problems) == 1 else f"are {len(problems)} problems"
    more = f"; the first {_SHOWN_PROBLEMS} are listed" if len(problems) > _SHOWN_PROBLEMS else ""
    raise Invalid(
        " ".join((f"There {count} in the table{more}. Nothing was computed.", *hints)),
        tuple(problems[:_SHOWN_PROBLEMS]),
    )


def _of_panel(data: bytes, study: Study, collected: Collected) -> dict[str, dict[str, str]]:
    table = read_rating_table(data)
    mapping = guess_mapping(table, study)
    if "expert" not in mapping.columns:
        raise Invalid(
            "The file of the panel has no column that names the experts, such as pseudonym."
        )
    return _attributes(table, mapping, study, collected)


def _attributes(
    table: RatingTable, mapping: Mapping, study: Study, collected: Collected
) -> dict[str, dict[str, str]]:
    """Read which value of each attribute every expert has; two for one expert are a problem."""
    found: dict[str, dict[str, str]] = {}
    experts = table.columns[table.header.index(mapping.columns["expert"])]
    for attribute in study.attributes:
        if attribute.id not in mapping.attributes:
            continue
        values = table.columns[table.header.index(mapping.attributes[attribute.id])]
        words = values_of(attribute)
        for line, expert, said in zip(table.lines, experts, values, strict=True):
            if not said or not expert:
                continue
            value = words.get(said, words.get(plain_word(said), said))
            known = found.setdefault(expert, {}).setdefault(attribute.id, value)
            if known != value:
                collected.add_problem(
                    line, f"{expert} is “{value}” here and “{known}” before in {attribute.id}."
                )
            elif attribute.values and not attribute.has(value):
                listed = ", ".join(each.id for each in attribute.values)
                collected.add_problem(
                    line,
                    f"“{value}” is no value of {attribute.id}; it has {listed}.",
                    once=f"value {attribute.id} {value}",
                )
    return found
