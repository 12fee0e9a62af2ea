"""Read a panel from CSV or XLSX: one expert a line, every problem with its line."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from email_validator import EmailNotValidError
from email_validator import validate_email

from surveys.formats.panel_file import tables
from surveys.formats.panel_file.columns import column_problems
from surveys.formats.panel_file.columns import map_columns
from surveys.formats.panel_file.columns import plain
from surveys.formats.panel_file.csv_tables import read_csv
from surveys.formats.panel_file.sheets import read_sheet
from surveys.formats.panel_file.tables import unreadable
from surveys.formats.panel_file.workbooks import is_workbook
from surveys.formats.panel_file.workbooks import why_no_text
from surveys.model.experts import Candidate
from surveys.model.problems import Problem
from surveys.model.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from surveys.formats.panel_file.columns import Column
    from surveys.formats.panel_file.tables import Line
    from surveys.formats.panel_file.tables import Table
    from surveys.model.attributes import Attribute
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person decided about a file: its sheet, and what columns are, by name or by where they stand."""

    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelFile:
    """The good rows of a file, what is wrong with the others, and what its columns were taken for."""

    candidates: tuple[Candidate, ...]
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""


def read_panel(data: bytes, study: Study, choices: Choices | None = None) -> PanelFile:
    """Read a file with the columns name, email, language and the study's attributes, whatever they are called."""
    chosen = choices or Choices()
    table = _table(data, chosen.sheet)
    if table.header is None:
        nothing = Problem(line=1, message="The file names no columns. It needs name and email.")
        found = table.problems or (nothing,)
        return PanelFile(candidates=(), problems=found, sheets=table.sheets, sheet=table.sheet)
    columns = map_columns(table.header.cells, study, chosen.columns, chosen.positions)
    problems: tuple[Problem, ...] = (
        *column_problems(columns, study, table.header.number),
        *_unknown_columns(columns, chosen),
    )
    candidates: tuple[Candidate, ...] = ()
    if not problems:
        candidates, problems = _read_lines(table, columns, study)
    return PanelFile(
        candidates=candidates,
        problems=problems,
        columns=columns,
        sheets=table.sheets,
        sheet=table.sheet,
    )


def _table(data: bytes, sheet: str) -> Table:
    largest = tables.LARGEST_WORKBOOK if is_workbook(data) else tables.LARGEST
    if len(data) > largest:
        return unreadable(f"The file has {len(data)} bytes; a panel may have {largest}.")
    if not data.strip():
        return unreadable("The file is empty. Its first line names the columns: name,email.")
    refused = why_no_text(data)
    if refused:
        return unreadable(refused)
    if is_workbook(data):
        return read_sheet(data, sheet)
    return unreadable("A CSV file has no sheets.") if sheet else read_csv(data)


def _unknown_columns(columns: tuple[Column, ...], chosen: Choices) -> Iterator[Problem]:
    there = {plain(column.header) for column in columns}
    for name in chosen.columns:
        if plain(name) not in there:
            known = ", ".join(column.header for column in columns)
            yield Problem(line=1, message=f"The file has no column “{name}”; it has {known}.")


def _read_lines(
    table: Table, columns: tuple[Column, ...], study: Study
) -> tuple[tuple[Candidate, ...], tuple[Problem, ...]]:
    used = [column for column in columns if column.field]
    candidates: dict[str, Candidate] = {}
    problems: list[Problem] = []
    for line in table.lines:
        found = [Problem(line=line.number, message=line.fault)] if line.fault else []
        if not found:
            row = {column.field: line.cells[column.position] for column in used}
            found = list(_row_problems(row, line, study, candidates))
        problems += found
        if not found:
            candidate = _candidate(row, line.number, study)
            candidates[candidate.email] = candidate
    if not table.lines:
        problems.append(Problem(line=1, message="The file names columns, and no expert."))
    return tuple(candidates.values()), (*problems, *table.problems)


def _row_problems(
    row: Mapping[str, str], line: Line, study: Study, before: Mapping[str, Candidate]
) -> Iterator[Problem]:
    number = line.number
    for name, cell in row.items():
        if len(cell) > tables.LONGEST_CELL or _has_controls(cell.strip()):
            yield Problem(line=number, message=f"The {name} is too long or has a line break in it.")
            return
    if not row["name"].strip():
        yield Problem(line=number, message="The name is missing.")
    yield from _address_problems(row["email"].strip(), number, before)
    language = row.get("language", "").strip()
    if language and not language_code(language, study):
        message = f"The language “{language}” is none of the study's: {', '.join(study.languages)}."
        yield Problem(line=number, message=message)
    for attribute in study.attributes:
        cell = row.get(attribute.id, "").strip()
        if cell and not attribute_value(cell, attribute):
            known = ", ".join(value.id for value in attribute.values)
            message = f"The {attribute.id} “{cell}” is none of {known}."
            yield Problem(line=number, message=message)


def _has_controls(cell: str) -> bool:
    return any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in cell)


def _address_problems(email: str, line: int, before: Mapping[str, Candidate]) -> Iterator[Problem]:
    if not email:
        yield Problem(line=line, message="The email is missing.")
        return
    try:
        address = _normal(email)
    except EmailNotValidError as error:
        yield Problem(line=line, message=f"“{email}” is not an e-mail address: {error}")
        return
    if address in before:
        first = before[address].line
        yield Problem(line=line, message=f"{address} stands in line {first} already.")


def language_code(words: str, study: Study) -> str:
    """Return the code of one of the study's languages, given as a code or by its own name; empty where it is none."""
    for code in study.languages:
        if plain(words) in {plain(code), plain(LANGUAGES.get(code, code))}:
            return code
    return ""


def attribute_value(words: str, attribute: Attribute) -> str:
    """Return what is stored of an attribute: of a coarse one the id of the value, which may be given by its name.

    Empty for what is none of the known values.
    """
    if not attribute.is_coarse:
        return words
    for value in attribute.values:
        names = (value.id, *(name for _, name in value.name.words))
        if plain(words) in map(plain, names):
            return value.id
    return ""


def _candidate(row: Mapping[str, str], line: int, study: Study) -> Candidate:
    attributes = {
        attribute.id: attribute_value(row.get(attribute.id, "").strip(), attribute)
        for attribute in study.attributes
    }
    language = language_code(row.get("language", ""), study) if row.get("language") else ""
    return Candidate(
        line=line,
        name=row["name"].strip(),
        email=_normal(row["email"].strip()),
        language=language or study.languages[0],
        attributes={key: value for key, value in attributes.items() if value},
        says_language=bool(language),
    )


def _normal(email: str) -> str:
    valid = validate_email(email, check_deliverability=False, test_environment=True)
    return valid.normalized.lower()
