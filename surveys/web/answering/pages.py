"""What the templates of the expert's path are given: one object a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from wtforms import BooleanField

    from surveys.model.duration import Minutes
    from surveys.model.pages import Place
    from surveys.model.responses import Submission
    from surveys.web.answering.control_pages import ConsentVersion
    from surveys.web.answering.frames import Frame
    from surveys.web.answering.frames import Places
    from surveys.web.answering.question_field import QuestionField
    from surveys.web.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """A question where the newer answer of another window was kept."""

    question: str
    address: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredQuestion:
    """A question that was left out; ``field`` is the id of its first input."""

    question: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """A page of questions in a window: ``copy`` names what its script keeps on the device until it is saved."""

    hidden: dict[str, str]
    kept: tuple[KeptAnswer, ...]
    unanswered: tuple[UnansweredQuestion, ...]
    autosave: str  # empty in a preview, where nothing is saved
    copy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOnDevice:
    """What a device may forget: what was typed until a time, in seconds since 1970."""

    copy: str
    forget_until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LandingPage:
    """The invitation: who asks, why, how long, how confidential; ``state`` says what the expert has done."""

    frame: Frame
    name: str
    introduction: str
    minutes: Minutes
    smallest_group: int
    smallest_public_group: int
    state: str
    is_declined: bool
    has_placement: bool
    form: Form
    address: str
    decline: str
    learning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPage:
    """What an expert agrees to, with one box a purpose; ``has_changed`` since the expert agreed to another text."""

    frame: Frame
    sections: tuple[str, ...]
    retention: str
    ethics_reference: str
    purposes: tuple[BooleanField, ...]
    version: ConsentVersion
    has_changed: bool
    has_consented: bool
    can_decline: bool
    records_paradata: bool
    form: Form
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldBlock:
    """Questions under a description: that of the ``number``-th hypothetical alliance of ``count``, or none."""

    description: str
    number: int
    count: int
    fields: tuple[QuestionField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """One page of questions; ``is_change`` where the expert came from the review and returns to it."""

    frame: Frame
    title: str
    introduction: str
    blocks: tuple[FieldBlock, ...]
    place: Place
    left: Minutes
    form: Form
    address: str
    back: str
    is_change: bool
    further: str
    open: OpenPage
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class ComeBackPage:
    """How to come back to what is saved; ``kept`` are newer answers of other windows."""

    frame: Frame
    kept: tuple[KeptAnswer, ...]
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedPage:
    """The round is paused, and the questionnaire goes on later."""

    frame: Frame
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A question with its answer in words; ``change`` leads to it, ``is_missed`` asks for another look."""

    question: str
    answer: str
    is_given: bool
    is_missed: bool
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSection:
    """The answers under one heading of the questionnaire, or about one description."""

    title: str
    description: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """Everything that was answered, before it is submitted; ``unanswered`` is worth another look."""

    frame: Frame
    sections: tuple[AnswerSection, ...]
    unanswered: tuple[AnswerSection, ...]
    kept: tuple[KeptAnswer, ...]
    is_reopened: bool
    form: Form
    back: str
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """What became of a response; ``state`` is submitted, reopened, unsent, declined or withdrawn.

    ``withdrawal`` is the receipt code of a whole withdrawal.
    """

    frame: Frame
    state: str
    submission: Submission | None
    earlier: tuple[Submission, ...]
    withdrawal: str
    can_withdraw: bool
    is_final: bool
    has_placement: bool
    left_on_device: LeftOnDevice | None
    form: Form
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPage:
    """The question whether an expert really wants to withdraw."""

    frame: Frame
    is_final: bool
    form: Form
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCopyPage:
    """What counts of an expert's answers, to keep or to print."""

    frame: Frame
    submission: Submission | None
    sections: tuple[AnswerSection, ...]
    places: Places
