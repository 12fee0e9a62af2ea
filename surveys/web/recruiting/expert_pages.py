"""What the pages of one expert show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.texts import LANGUAGES
from surveys.services import designing
from surveys.services.recruiting.knowing import Taking
from surveys.services.recruiting.knowing import know_expert
from surveys.web.recruiting.rows import value_name

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.experts import Expert
    from surveys.model.studies import Study
    from surveys.services.recruiting.knowing import ExpertCard
    from surveys.services.workspace import Workspace
    from surveys.web.forms import Form
    from surveys.web.recruiting.expert_forms import ExpertForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRound:
    """A round of an expert, in words."""

    round: str
    invited_at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertPage:
    """One expert; nothing here says what was answered."""

    study: Study
    language: str
    expert: Expert
    attributes: tuple[tuple[str, str], ...]
    rounds: tuple[ShownRound, ...]
    no_mail: str
    form: Form

    @property
    def is_retired(self) -> bool:
        """Whether the expert is asked nothing more."""
        return self.expert.retired_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertFormPage:
    """The form for an expert; ``expert`` is None for a new one."""

    study: Study
    language: str
    expert: Expert | None
    form: ExpertForm


def expert_page(workspace: Workspace, study_id: str, expert_id: str, form: Form) -> ExpertPage:
    """Gather what the page of an expert shows."""
    study = designing.newest_study(workspace, study_id).study
    card = know_expert(workspace, study_id, expert_id)
    return ExpertPage(
        study=study,
        language=study.languages[0],
        expert=card.expert,
        attributes=_attributes(card, study),
        rounds=tuple(
            ShownRound(round=each.round, invited_at=each.invited_at, words=_words(each.taking))
            for each in card.rounds
        ),
        no_mail=card.no_mail.sentence if card.no_mail else "",
        form=form,
    )


def _attributes(card: ExpertCard, study: Study) -> tuple[tuple[str, str], ...]:
    expert = card.expert
    return (
        (gettext("E-mail address"), expert.email),
        (gettext("Language"), LANGUAGES.get(expert.language, expert.language)),
        *(
            (each.name.to(study.languages[0]), value_name(each, expert.attributes, study) or "–")
            for each in study.attributes
        ),
    )


def _words(taking: Taking) -> str:
    return str(
        {
            Taking.INVITED: gettext("invited, not begun"),
            Taking.BEGUN: gettext("begun, not submitted"),
            Taking.SUBMITTED: gettext("submitted"),
            Taking.WITHDRAWN: gettext("withdrew"),
            Taking.DECLINED: gettext("declined"),
        }[taking]
    )
