"""What every page of an expert has around it: who asks, in which language, and the addresses of the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

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
    """What every page of a round has; ``language`` is that of the study's own texts and of the page.

    ``ends_at`` is until when whoever has begun may answer at this stage, ``closed_at`` when beginning ends, and
    ``kept_until`` how long a device keeps what could not be saved. ``opens_at`` is None once the round has opened.
    """

    asked_by: AskedBy
    language: str
    is_open: bool
    ends_at: datetime
    time_zone: str
    closed_at: datetime
    kept_until: datetime
    grace_minutes: int = 0
    is_in_grace: bool = False
    is_paused: bool = False
    opens_at: datetime | None = None
    switch: LanguageSwitch | None = None

    @property
    def takes_answers(self) -> bool:
        """Whether whoever has begun may save and submit now."""
        return self.is_open or self.is_in_grace


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
