"""Every refusal is one of these kinds; its message is a sentence for the person who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.problems import Problem


class SoundingsError(Exception):
    """Anything that Soundings refuses or cannot do, said in a sentence.

    ``sentence`` keeps its ``%(name)s`` marks, so that a page can translate it before filling in ``values``.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence = sentence
        self.values = values


class NotFound(SoundingsError):
    """What was asked for does not exist here."""


class Conflict(SoundingsError):
    """What was asked for contradicts what is already so."""


class Refused(SoundingsError):
    """The person may not do this, or not now."""


class TooLarge(Refused):
    """A format cannot hold so much; the sentence says which one can."""


class Invalid(SoundingsError):
    """What was handed in has problems; ``problems`` lists all of them."""

    def __init__(self, sentence: str, problems: Sequence[Problem] = (), **values: object) -> None:
        super().__init__(sentence, **values)
        self.problems = tuple(problems)


class Busy(SoundingsError):
    """Others are writing and the deadline has passed; try again in ``retry_after`` seconds."""

    def __init__(self, sentence: str, *, retry_after: int = 2, **values: object) -> None:
        super().__init__(sentence, **values)
        self.retry_after = retry_after


class TooManyAttempts(SoundingsError):
    """Somebody was wrong too often; try again in ``retry_after`` seconds."""

    def __init__(self, sentence: str, *, retry_after: int, **values: object) -> None:
        super().__init__(sentence, **values)
        self.retry_after = retry_after


class StorageError(SoundingsError):
    """The disk or the operating system refused a write or a read."""


class Damaged(SoundingsError):
    """A file is not what it should be: altered, truncated, or of another kind."""
