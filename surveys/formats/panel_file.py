"""Read a panel from CSV: one expert a line, every problem with its line, nothing guessed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from email_validator import EmailNotValidError
from email_validator import validate_email

from surveys.model.experts import Candidate
from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.attributes import Attribute
    from surveys.model.studies import Study

LARGEST = 2_000_000
MOST_ROWS = 20_000
_LONGEST_CELL = 300
_REQUIRED = ("name", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelFile:
    """The good rows of a file, and what is wrong with the others."""

    candidates: tuple[Candidate, ...]
    problems: tuple[Problem, ...]


def read_panel(data: bytes, study: Study) -> PanelFile:
    """Read a CSV with the columns name, email, language and the study's attributes."""
    problem = _unreadable(data)
    if problem:
        return PanelFile(candidates=(), problems=(problem,))
    text = data.decode("utf-8-sig")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        problems = tuple(_column_problems(columns, study))
        if problems:
            return PanelFile(candidates=(), problems=problems)
        reader.fieldnames = columns
        return _read_rows(reader, study)
    except csv.Error as error:
        message = f"The file is not a proper CSV from here on: {error}."
        problem = Problem(line=reader.reader.line_num, message=message)
        return PanelFile(candidates=(), problems=(problem,))


def _unreadable(data: bytes) -> Problem | None:
    if len(data) > LARGEST:
        return Problem(
            line=0, message=f"The file has {len(data)} bytes; a panel may have {LARGEST}."
        )
    if not data.strip():
        return Problem(
            line=0, message="The file is empty. Its first line names the columns: name,email."
        )
    if b"\0" in data:
        return Problem(
            line=0, message="This is not a text file. Save the panel as CSV (UTF-8) and try again."
        )
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "The file is not in UTF-8. Save it as “CSV UTF-8” and try again."
        return Problem(line=line, message=message)
    return None


def _delimiter(text: str) -> str:
    first, *_ = text.splitlines() or [""]
    return max(",;\t", key=first.count)


def _column_problems(columns: list[str], study: Study) -> Iterator[Problem]:
    known = (*_REQUIRED, "language", *(attribute.id for attribute in study.attributes))
    for name in _REQUIRED:
        if name not in columns:
            yield Problem(
                line=1, message=f"The column “{name}” is missing; columns are {', '.join(known)}."
            )
    for name in dict.fromkeys(columns):
        if name not in known:
            message = (
                f"The column “{name}” is none that this study knows; it knows {', '.join(known)}."
            )
            yield Problem(line=1, message=message)
        if columns.count(name) > 1:
            yield Problem(line=1, message=f"The column “{name}” stands there more than once.")


def _read_rows(reader: csv.DictReader[str], study: Study) -> PanelFile:
    candidates: dict[str, Candidate] = {}
    problems: list[Problem] = []
    for number, row in enumerate(reader):
        line = reader.line_num
        if number >= MOST_ROWS:
            problems.append(Problem(line=line, message=f"A panel has at most {MOST_ROWS} experts."))
            break
        found = list(_row_problems(row, line, study, candidates))
        problems += found
        if not found:
            candidate = _candidate(row, line, study)
            candidates[candidate.email] = candidate
    if not candidates and not problems:
        problems.append(Problem(line=1, message="The file names columns, and no expert."))
    return PanelFile(candidates=tuple(candidates.values()), problems=tuple(problems))


def _row_problems(
    row: dict[str, str], line: int, study: Study, before: dict[str, Candidate]
) -> Iterator[Problem]:
    if None in row or None in row.values():
        yield Problem(
            line=line, message="This line has not as many cells as the first one has columns."
        )
        return
    for name, cell in row.items():
        if len(cell) > _LONGEST_CELL or any(ord(letter) < ord(" ") for letter in cell.strip()):
            yield Problem(line=line, message=f"The {name} is too long or has a line break in it.")
            return
    if not row["name"].strip():
        yield Problem(line=line, message="The name is missing.")
    yield from _address_problems(row["email"].strip(), line, before)
    language = row.get("language", "").strip()
    if language and language not in study.languages:
        message = f"The language “{language}” is none of the study's: {', '.join(study.languages)}."
        yield Problem(line=line, message=message)
    for attribute in study.attributes:
        yield from _attribute_problems(row.get(attribute.id, "").strip(), line, attribute)


def _address_problems(email: str, line: int, before: dict[str, Candidate]) -> Iterator[Problem]:
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


def _attribute_problems(cell: str, line: int, attribute: Attribute) -> Iterator[Problem]:
    known = [value.id for value in attribute.values]
    if attribute.is_coarse and cell and cell not in known:
        message = f"The {attribute.id} “{cell}” is none of {', '.join(known)}."
        yield Problem(line=line, message=message)


def _candidate(row: dict[str, str], line: int, study: Study) -> Candidate:
    attributes = {attribute.id: row.get(attribute.id, "").strip() for attribute in study.attributes}
    return Candidate(
        line=line,
        name=row["name"].strip(),
        email=_normal(row["email"].strip()),
        language=row.get("language", "").strip() or study.languages[0],
        attributes={key: value for key, value in attributes.items() if value},
    )


def _normal(email: str) -> str:
    valid = validate_email(email, check_deliverability=False, test_environment=True)
    return valid.normalized.lower()
