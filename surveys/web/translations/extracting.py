"""Find every sentence that an expert may read, in templates and in code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.extract import extract_from_file

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]

#: Researchers' pages are in English, so only what experts meet is translated.
TEMPLATES = (
    "templates/base.html",
    "templates/answering/*.html",
    "templates/errors/*.html",
    "templates/macros/**/*.html",
)
CODE = (
    "surveys/web/*.py",
    "surveys/web/answering/*.py",
    "surveys/services/answering/*.py",
    "surveys/services/acknowledging.py",
    "surveys/services/mailing/unsubscribing.py",
    "surveys/services/typesetting.py",
    "surveys/model/kinds/**/*.py",
    "surveys/storage/gate.py",
    "surveys/storage/translating.py",
)
#: Among these, what only researchers meet.
OF_RESEARCHERS = frozenset({"access.py", "navigating.py", "places.py"})
#: An error keeps its sentence as it was raised, and the page translates it; so raising it marks it.
RAISED = ("Busy", "Conflict", "Invalid", "NotFound", "Refused", "RoundPaused", "Unreadable")
KEYWORDS: dict[str, Any] = (
    DEFAULT_KEYWORDS
    | dict.fromkeys((*RAISED, "marked", "lazy_gettext"), None)
    | {"lazy_ngettext": (1, 2)}
)
_JINJA = {"trimmed": "false", "silent": "false"}


def sentences() -> Catalog:
    """Return every sentence with the places where it stands, as a template of a catalogue."""
    catalog = Catalog(project="Soundings", fuzzy=False, charset="utf-8")
    for path, method, options in _files():
        place = path.relative_to(ROOT).as_posix()
        found = extract_from_file(method, path, keywords=KEYWORDS, options=options)
        for _line, message, comments, context in found:
            # Without line numbers, so that a catalogue changes only where a sentence does.
            places: Any = [(place, None)]
            catalog.add(message, None, places, auto_comments=comments, context=context)
    return catalog


def _files() -> Iterator[tuple[Path, str, dict[str, str]]]:
    for pattern in TEMPLATES:
        yield from ((path, "jinja2", _JINJA) for path in sorted(ROOT.glob(pattern)))
    for pattern in CODE:
        yield from (
            (path, "python", {})
            for path in sorted(ROOT.glob(pattern))
            if path.name not in OF_RESEARCHERS
        )
