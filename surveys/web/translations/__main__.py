"""Bring every catalogue up to date: ``python -m surveys.web.translations``, or ``make translations``."""

from __future__ import annotations

import sys

from surveys.web.translations.catalogues import TRANSLATED
from surveys.web.translations.catalogues import as_text
from surveys.web.translations.catalogues import bring_up_to_date
from surveys.web.translations.catalogues import compiled
from surveys.web.translations.catalogues import compiled_file
from surveys.web.translations.catalogues import text_file
from surveys.web.translations.checking import faults
from surveys.web.translations.extracting import sentences


def main() -> None:
    """Write every catalogue anew, and say what is left to translate."""
    template = sentences()
    for language, locale in TRANSLATED.items():
        catalog = bring_up_to_date(locale, template)
        text_file(locale).write_bytes(as_text(catalog))
        compiled_file(locale).write_bytes(compiled(catalog))
        left = faults(catalog)
        sys.stdout.write(f"{language}: {len(catalog)} sentences, {len(left)} to look at\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in left)


if __name__ == "__main__":
    main()
