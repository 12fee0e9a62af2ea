"""Whether a workbook may be opened at all: how large it is unpacked is known before anything is unpacked.

An XLSX is a ZIP of XML files. A few kilobytes can unpack to gigabytes, and XML can define texts that grow
when they are read, so both are looked for first.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_ENTRIES = 300
MOST_UNPACKED = 24_000_000
MOST_RATIO = 120
#: What a small file may unpack to whatever its ratio is: an empty sheet is all repetition.
_SMALL = 1_000_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
#: What zipfile raises for archives that lie about themselves.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def is_workbook(data: bytes) -> bool:
    """Say whether a file is an XLSX, or pretends to be one."""
    return data.startswith(_ZIP)


def why_no_text(data: bytes) -> str:
    """Say what a file of an old or a protected workbook is; empty for everything else."""
    if data.startswith(_OLE):
        return (
            "This is a workbook of the old kind (.xls), or one that a password protects. "
            "Save it as XLSX without a password and try again."
        )
    return ""


def why_refused(data: bytes, *, most_unpacked: int = MOST_UNPACKED) -> str:
    """Say why a workbook is not opened; empty for one that may be."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _why_refused(archive, most_unpacked)
    except DAMAGED:
        return "The workbook is damaged, or no XLSX. Save it once more as XLSX and try again."


def _why_refused(archive: zipfile.ZipFile, most_unpacked: int) -> str:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        return (
            f"The workbook has {len(entries)} parts; one with a single table has at most {MOST_ENTRIES}. "
            "Copy the table into a new workbook and try again."
        )
    if unpacked > most_unpacked or any(map(_is_bomb, entries)):
        return (
            f"The workbook unpacks to more than {most_unpacked // 1_000_000} MB, or is packed tighter than a spreadsheet does. "
            "Copy the table into a new workbook, or save it as CSV, and try again."
        )
    if "xl/workbook.xml" not in archive.namelist():
        return "This is a ZIP file and no XLSX. Save the table as XLSX or CSV and try again."
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            content = archive.read(entry)
            # Wide encodings would hide a declaration from this; no spreadsheet writes them.
            if content.startswith((b"\xff\xfe", b"\xfe\xff")) or any(
                mark in content for mark in _DECLARES
            ):
                return "The workbook declares things that no spreadsheet writes, so it is not read."
    return ""


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(_SMALL, MOST_RATIO * max(entry.compress_size, 1))


def has_formulas(data: bytes) -> bool:
    """Say whether any sheet of a workbook that may be opened holds formulas."""
    return _have_sheets(data, (b"<f>", b"<f ", b"<f/>"))


def has_merged_cells(data: bytes) -> bool:
    """Say whether cells are merged in any sheet of a workbook that may be opened."""
    return _have_sheets(data, (b"mergeCell ",))


def _have_sheets(data: bytes, signs: Collection[bytes]) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return any(
            sign in content
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
            for content in (archive.read(name),)
            for sign in signs
        )
