"""Print documents as PDF, in the computing process and in fonts that this machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.fonts import families
from surveys.figures.fonts import missing_fonts
from surveys.formats.typesetting import typeset
from surveys.formats.typesetting import typeset_figure
from surveys.model.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.documents import Document

# Typst knows no generic families, and brings its own last resort.
_GENERIC = ("sans-serif", "serif", "monospace")


def print_document(document: Document, at: datetime) -> bytes:
    """Print a document; ``at`` is the date that the file bears.

    Raises
    ------
    Refused
        When this machine has no font for the document's language.
    """
    # Imported here: what starts the computing process is no part of the answering path.
    from surveys.services.reporting.computing import compute

    _require_font(document.language)
    return compute(typeset, document, _fonts(document.language), at, english=_fonts("en"))


def print_figure(svg: str, *, title: str, description: str, language: str) -> bytes:
    """Print a figure that is there as SVG on a page of its own size; `print_document` says what it raises."""
    from surveys.services.reporting.computing import compute

    _require_font(language)
    return compute(
        typeset_figure,
        svg,
        title=title,
        description=description,
        language=language,
        fonts=_fonts(language),
    )


def _require_font(language: str) -> None:
    if _lacks_font(language):
        raise Refused(
            "This cannot be printed here: the server has no font with the letters of this language. "
            "On Debian and Ubuntu, whoever runs the server installs one with: apt install fonts-noto-cjk"
        )


def can_print(language: str) -> bool:
    """Say whether this machine has a font with the letters of a language."""
    return not _lacks_font(language)


def _fonts(language: str) -> tuple[str, ...]:
    """List the fonts for a language, and after them those for whatever else somebody typed."""
    others = (code for code in ("en", "ja", "ko", "zh-Hant") if code != language)
    named = [name for code in (language, *others) for name in families(code).split(", ")]
    return tuple(dict.fromkeys(name for name in named if name not in _GENERIC))


_found: dict[str, bool] = {}


def _lacks_font(language: str) -> bool:
    from surveys.services.reporting.computing import compute

    if language not in _found:
        _found[language] = compute(missing_fonts, language) is not None
    return _found[language]
