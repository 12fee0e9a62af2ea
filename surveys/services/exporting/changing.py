"""Whether a round has changed since files of it were made, and in what."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from surveys.services.caching import VERSIONS
from surveys.services.caching import generation_of
from surveys.services.exporting.folders import lasting_names
from surveys.storage import round_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.services.exporting.source import Source

#: What a person reads for each part that files follow from.
PARTS = {
    "answers": "its answers",
    "panel": "its panel, or what came of messages",
    "review": "what was decided about its texts",
    "round": "its dates or its version",
    "state": "its state",
    "software": "the version of Soundings",
    "formats": "the formats that are installed",
}


def marks_of(source: Source) -> dict[str, str]:
    """Return a mark of everything that the files of a round follow from."""
    workspace, listed, name = source.workspace, source.listed, source.name
    with workspace.study(name.study).snapshot() as db:
        found = round_marks.find_marks(db, name.round)
    # Whoever withdraws anywhere in the study empties its cache, which then is another one.
    answers = _hashed(found["answers"], generation_of(workspace, name.study))
    return found | {
        "answers": answers,
        "state": f"{listed.state.value}{', in grace' if listed.is_in_grace else ''}",
        "software": _hashed(repr(sorted(VERSIONS.items()))),
        "formats": _hashed(*lasting_names(source)),
    }


def changed_parts(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """List in words what has changed."""
    return tuple(words for part, words in PARTS.items() if before.get(part) != now.get(part))


def _hashed(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()
