"""Read, bring up to date and write the catalogues: a text to translate in, and its compiled form."""

from __future__ import annotations

import copy
import io
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po

from surveys.web.languages import CATALOGUES
from surveys.web.languages import LOCALES
from surveys.web.languages import ORIGINAL

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

#: Every language that has a catalogue, with the name of its folder.
TRANSLATED = {code: locale for code, locale in LOCALES.items() if code != ORIGINAL}

_HEADER = """\
# The sentences of Soundings that experts read.
#
# A draft: not yet reviewed by a native speaker. Corrections are welcome; docs/how-to/translate.md
# says how to make them. Keep every %(name)s and every {name} as it stands.
#"""
# The day of the last change would make files differ that are the same; git knows it better.
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
_WIDTH = 110


def text_file(locale: str) -> Path:
    """Return the file in which a language is translated."""
    return CATALOGUES / locale / "LC_MESSAGES" / "messages.po"


def compiled_file(locale: str) -> Path:
    """Return the file that pages read."""
    return text_file(locale).with_suffix(".mo")


def read(locale: str) -> Catalog:
    """Read a language's catalogue."""
    with text_file(locale).open("rb") as file:
        return read_po(file, locale=locale)


def bring_up_to_date(locale: str, template: Catalog) -> Catalog:
    """Add the sentences that are new and leave out those that are gone; what is translated stays."""
    catalog = read(locale)
    catalog.update(copy.deepcopy(template), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    catalog.header_comment = _HEADER
    catalog.creation_date = catalog.revision_date = _ALWAYS
    catalog.project, catalog.version = "Soundings", ""
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    return catalog


def as_text(catalog: Catalog) -> bytes:
    """Return a catalogue as it is translated in, in the order in which the sentences stand."""
    text = io.BytesIO()
    write_po(text, catalog, width=_WIDTH, sort_by_file=True)
    return text.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as pages read it; what is not translated yet stays in English."""
    made = io.BytesIO()
    write_mo(made, catalog)
    return made.getvalue()
