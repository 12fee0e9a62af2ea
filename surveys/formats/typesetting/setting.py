"""Set a document as a PDF.

Every text is handed to Typst as data, in JSON beside a fixed source, and never as markup: whatever
somebody typed is printed as it was typed. Call this in the computing process: fonts and pages take 100 MB.
"""

from __future__ import annotations

import importlib.resources
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.typesetting.widths import is_kept_whole
from surveys.formats.typesetting.widths import widths_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from surveys.model.documents import Document

# What a printed page cannot show: control characters but tab and line feed, and signs that turn the direction of text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# How many experts a number rests on: what it says stays on one line.
_COUNT = re.compile(r"\bn = (?=\d)")
# The language as Typst hyphenates and breaks lines; the region decides about the shape of Chinese characters.
_REGIONS = {"zh-Hant": ("zh", "TW")}


def typeset(
    document: Document, fonts: Sequence[str], at: datetime, *, english: Sequence[str] = ()
) -> bytes:
    """Set a document in the first of the fonts that has each letter; ``at`` is the date in the file.

    Passages in English are set in the fonts ``english``: those of Chinese have quotation marks as wide as a character.

    A letter that no font has is printed as a box: somebody's answer is never a reason to print nothing.
    """
    content = {
        "document": asdict(document),
        "kinds": [type(piece).__name__ for piece in document.pieces],
        "widths": [widths_of(piece) for piece in document.pieces],
        "english": list(english or fonts),
        "whole": [is_kept_whole(piece) for piece in document.pieces],
    }
    return compiled("document.typ", content, document.language, fonts, at)


def compiled(
    source: str, content: dict[str, Any], language: str, fonts: Sequence[str], at: datetime
) -> bytes:
    """Compile one of the fixed sources with a content, in PDF/UA wherever every letter has a font."""
    # Imported here: only the computing process may pay for it.
    import typst

    code, region = _REGIONS.get(language, (language, None))
    told = {"fonts": list(fonts), "lang": code, "region": region} | content
    data, when = json.dumps(_printable(told)), at.replace(microsecond=0)
    text = importlib.resources.files("surveys.formats.typesetting").joinpath(source).read_bytes()
    try:
        return _compiled(text, data, when, ["ua-1"])
    except typst.TypstError:  # a letter without a font is against the standard
        return _compiled(text, data, when, [])


def _compiled(source: bytes, data: str, at: datetime, standards: Any) -> bytes:
    import typst

    made: bytes = typst.compile(
        source,
        format="pdf",
        sys_inputs={"content": data},
        pdf_standards=standards,
        timestamp=at,
    )
    return made


def _printable(content: object) -> object:
    if isinstance(content, str):
        whole = content.encode("utf-8", "replace").decode()  # half a character is none
        shown = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", whole.replace("\r\n", "\n"))
        return _COUNT.sub("n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}", shown)
    if isinstance(content, dict):
        return {key: _printable(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_printable(value) for value in content]
    return content
