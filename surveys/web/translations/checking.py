"""What is wrong with a catalogue: sentences without a translation, and marks that were lost on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message

# What is filled in: %(name)s on the server, {name} by a script; and per cent signs that stand for themselves.
_MARKS = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")


def faults(catalog: Catalog) -> list[str]:
    """List what is left to translate or to mend."""
    return [fault for message in catalog if message.id for fault in _faults(message)]


def _faults(message: Message) -> Iterator[str]:
    first, *_ = [message.id] if isinstance(message.id, str) else message.id
    # The last form is the one that has the number in it: "%(num)s questions".
    original = message.id if isinstance(message.id, str) else message.id[-1]
    translations = [message.string] if isinstance(message.string, str) else message.string
    for translation in translations or ("",):
        if not translation:
            yield f"not translated: {first}"
        elif marks(translation) != marks(original):
            yield f"other marks than the original: {translation}"
    if message.fuzzy:
        yield f"marked as fuzzy: {first}"


def marks(text: str) -> list[str]:
    """List what is filled in, in alphabetical order."""
    return sorted(set(_MARKS.findall(text)))
