"""What the templates are given where an expert decides: on consent, on declining, on taking answers back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from datetime import datetime

    from wtforms import BooleanField
    from wtforms import RadioField

    from surveys.model.receipts import ReceiptState
    from surveys.web.answering.frames import Frame
    from surveys.web.answering.frames import Places
    from surveys.web.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentVersion:
    """Which text an expert reads: the beginning of its SHA-256, and since when the round has had it."""

    code: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenConsent:
    """A purpose with what the expert decided; ``version`` says which text stood above it."""

    words: str
    language: str
    is_given: bool
    is_required: bool
    given_at: datetime
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedComment:
    """A comment with the field that says what may be quoted of it."""

    question: str
    words: str
    field: RadioField


@dataclass(frozen=True, slots=True, kw_only=True)
class YourConsentPage:
    """What was agreed to, and what of it can still be changed."""

    frame: Frame
    sections: tuple[str, ...]
    retention: str
    version: ConsentVersion
    given: tuple[GivenConsent, ...]
    optional: tuple[BooleanField, ...]
    comments: tuple[QuotedComment, ...]
    is_final: bool
    is_withdrawn: bool
    is_current: bool
    form: Form
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinePage:
    """The question whether somebody does not wish to take part, with room for a reason."""

    frame: Frame
    has_saved: bool
    longest: int
    form: Form
    address: str
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawable:
    """A question with its answer in words, to be taken back."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawableSection:
    """The answers under one heading, which can be taken back together."""

    id: str
    title: str
    description: str
    rows: tuple[Withdrawable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAnswersPage:
    """The answers to choose from, or, once chosen, exactly those that will be erased."""

    frame: Frame
    is_final: bool
    is_submitted: bool
    sections: tuple[WithdrawableSection, ...]
    ticked: frozenset[str]
    ticked_sections: frozenset[str]
    form: Form
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpPage:
    """A form for a receipt code, and what it stands for."""

    form: Form
    study: str
    language: str
    round: str
    state: ReceiptState | None
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What can be learned by somebody or from something, in sentences."""

    title: str
    sentences: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningPage:
    """What can be learned about an expert, and by whom."""

    frame: Frame
    lessons: tuple[Lesson, ...]
    back: str
