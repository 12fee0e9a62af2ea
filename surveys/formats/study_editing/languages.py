"""The texts of a language that a study gives up: each line of them is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

    from surveys.formats.study_file.source_lines import Path


def texts_in(values: Any, languages: Collection[str], path: Path = ()) -> Iterator[Path]:
    """Find every text, or list of labels, in some languages: tables whose keys are all languages."""
    if isinstance(values, dict):
        is_text = bool(values) and all(key in LANGUAGES for key in values)
        for key, value in values.items():
            if is_text and key in languages:
                yield (*path, key)
            else:
                yield from texts_in(value, languages, (*path, key))
    elif isinstance(values, list):
        for position, value in enumerate(values):
            yield from texts_in(value, languages, (*path, position))
