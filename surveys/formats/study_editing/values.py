"""Values of a study file changed in place, through tomlkit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from surveys.formats.study_editing.insertion import insert_value
from surveys.formats.study_editing.insertion import written
from surveys.model.errors import Invalid

if TYPE_CHECKING:
    from surveys.formats.study_file.source_lines import Path


def change_values(content: bytes, changes: Mapping[Path, Any]) -> bytes:
    """Write values at their paths, and take out what is changed to None; nothing else moves.

    Raises
    ------
    Invalid
        When the file is not TOML, or has no place for a value.
    """
    if not changes:
        return content
    try:
        document = tomlkit.parse(content.decode("utf-8"))
        new = {path: value for path, value in changes.items() if not _change(document, path, value)}
        changed = tomlkit.dumps(document).encode()
        for path, value in new.items():
            changed = _inserted(changed, path, value)
        tomllib.loads(changed.decode())
    except (TOMLKitError, LookupError, TypeError, AttributeError, ValueError) as error:
        raise _elsewhere() from error
    return changed


def _change(document: Any, path: Path, value: Any) -> bool:
    """Change a value that is there, or take it out; False where it is to be added."""
    here = document
    for key in path[:-1]:
        if not _has(here, key):
            return value is None
        here = here[key]
    key = path[-1]
    if not _has(here, key):
        return value is None
    if value is None:
        del here[key]
    elif isinstance(value, list) and isinstance(here[key], Array):
        _refill(here[key], value)
    else:
        here[key] = written(value)
    return True


def _has(here: Any, key: str | int) -> bool:
    """Say whether a table has a key; a position that a list has not is an error, and so is a key of a text."""
    if isinstance(key, str):
        if not isinstance(here, Mapping):
            raise TypeError(f"There is no key {key} here.")
        return key in here
    here[key]
    return True


def _inserted(content: bytes, path: Path, value: Any) -> bytes:
    changed = insert_value(content, path, value)
    if changed is not None:
        return changed
    document = tomlkit.parse(content.decode("utf-8"))
    here: Any = document
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = written(value)
    return tomlkit.dumps(document).encode()


def _refill(array: Array, values: list[Any]) -> None:
    """Put values into a list that is there; one that keeps its length keeps its comments and lines."""
    if len(array) == len(values):
        for position, value in enumerate(values):
            if isinstance(value, list) and isinstance(array[position], Array):
                _refill(array[position], value)
            elif array[position] != value:
                array[position] = written(value)
        return
    is_multiline = "\n" in array.as_string()
    array.clear()
    array.extend(values)
    array.multiline(is_multiline)


def _elsewhere() -> Invalid:
    return Invalid(
        "This cannot be changed in a form here: the draft’s text is written in another way. "
        "Please change it in the text."
    )
