"""What can be read of a study file, whatever problems it has."""

from __future__ import annotations

import re
from typing import Any

from surveys.formats.study_file.syntax import UnreadableFile
from surveys.formats.study_file.syntax import parse_toml
from surveys.model.errors import Invalid

_MARK = "\ufeff"
_SECTION = re.compile(
    r"^[ \t]*\[study\][ \t]*(?:#.*)?$(.*?)(?=^[ \t]*\[|\Z)", re.MULTILINE | re.DOTALL
)
_ID = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([A-Za-z0-9_-]{1,64})["']""", re.MULTILINE)
LARGEST = 1_000_000


def read_text(data: bytes) -> str:
    """Return the text of a file, with line feeds alone between its lines.

    Raises
    ------
    Invalid
        When it is too large for a study, or no text at all.
    """
    if len(data) > LARGEST:
        raise Invalid("A study file has at most 1 MB of text.")
    try:
        words = data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        raise Invalid(
            "This is not a text file in UTF-8, so it cannot be kept as a draft."
        ) from error
    if "\0" in words:
        raise Invalid("This is not a text file, so it cannot be kept as a draft.")
    return words.replace("\r\n", "\n").replace("\r", "\n")


def read_values(content: bytes) -> dict[str, Any] | None:
    """Return the values of a file; None where it is not TOML, so that only its text can be shown."""
    try:
        return parse_toml(content)[0]
    except UnreadableFile:
        return None


def find_study_id(content: bytes) -> str:
    """Find the id of the study in a file, even one that is not quite TOML; ``""`` where there is none."""
    values = read_values(content)
    if values is not None:
        study = values.get("study")
        given = study.get("id") if isinstance(study, dict) else None
        words = f'id = "{given}"' if isinstance(given, str) else ""
    else:
        section = _SECTION.search(content.decode("utf-8", "replace"))
        words = section[1] if section else ""
    found = _ID.search(words)
    return found[1] if found else ""
