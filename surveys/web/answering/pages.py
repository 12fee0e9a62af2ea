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
    from surveys.web.answering.open_page import KeptAnswer
    from surveys.web.answering.open_page import LeftOnDevice
    from surveys.web.answering.open_page import OpenPage
    from surveys.web.answering.question_field import QuestionField
    from surveys.web.asked_by import AskedBy
    from surveys.web.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoice:
    """A language to switch to, in its own name; ``address`` is that of a link, or empty for a button."""

    code: str
    name: str
    is_current: bool
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSwitch:
    """The languages to choose from; ``form`` and ``address`` are for pages that have no form of their own."""

    choices: tuple[LanguageChoice, ...]
    form: Form | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page of a round has; ``language`` is that of the study's own texts and of the page."""

    asked_by: AskedBy
    language: str
    is_open: bool
    ends_at: datetime
    time_zone: str
    switch: LanguageSwitch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The addresses of the end of the questionnaire; ``resume`` leads to wherever the expert was."""

    resume: str
    come_back: str
    consent: str
    review: str
    submit: str
    receipt: str
    reopen: str
    own_copy: str
    own_copy_pdf: str
    own_copy_json: str
    withdraw: str
    withdraw_answers: str
    your_consent: str
    decline: str
    take_part: str
    what_can_be_learned: str
    placement: str


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
