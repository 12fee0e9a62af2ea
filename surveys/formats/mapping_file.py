"""Read and write the file that says how a table of ratings is read: a shape, and tables of names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from surveys.model.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = ("columns", "attributes", "names")


def write_mapping_file(shape: str, parts: Mapping[str, Mapping[str, str]]) -> bytes:
    """Write a mapping as TOML."""
    document = tomlkit.document()
    document.add(tomlkit.comment("How a table of ratings is read: soundings analyze --mapping"))
    document["shape"] = shape
    for name in PARTS:
        table = tomlkit.table()
        table.update(parts[name])
        document[name] = table
    return tomlkit.dumps(document).encode()


def read_mapping_file(data: bytes) -> tuple[str, dict[str, dict[str, str]]]:
    """Read a shape and its tables of names; a table that is not there is empty.

    Raises
    ------
    Invalid
        When it is no TOML, or has something else than a mapping has.
    """
    try:
        found: dict[str, Any] = tomlkit.parse(data).unwrap()
    except (ValueError, TOMLKitError) as error:
        raise Invalid(f"The mapping is not a proper TOML file: {error}") from error
    parts = {name: found.pop(name, {}) for name in PARTS}
    shape = found.pop("shape", "")
    if found:
        raise Invalid(f"The mapping has “{next(iter(found))}”; it has shape, {', '.join(PARTS)}.")
    for name, part in parts.items():
        if not isinstance(part, dict) or not all(isinstance(each, str) for each in part.values()):
            raise Invalid(
                f'“{name}” of the mapping leads from one name to another, such as a = "b".'
            )
    return str(shape), parts
