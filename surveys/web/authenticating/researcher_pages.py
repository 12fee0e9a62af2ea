"""What an administrator's pages of researchers show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import authorizing
from surveys.web.authenticating.researcher_acts import ACTS
from surveys.web.authorizing.role_names import ROLE_NAMES

if TYPE_CHECKING:
    from surveys.services.authorizing import Account
    from surveys.services.workspace import Workspace
    from surveys.web.authenticating.forms import ActForm
    from surveys.web.authenticating.forms import ResearcherForm
    from surveys.web.authenticating.researcher_acts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchersPage:
    """Everybody with an account, and the form for one more."""

    accounts: tuple[Account, ...]
    form: ResearcherForm
    is_factor_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearcherPage:
    """One account, and what can be done to it; ``link`` was just made, and is shown now or never."""

    account: Account
    sessions: int
    acts: tuple[tuple[str, Act], ...]
    link: str = ""

    @property
    def roles(self) -> tuple[tuple[str, str, bool], ...]:
        """The studies that the person works on, as what, and whether names may be joined to answers there."""
        return tuple(
            (each.study, str(ROLE_NAMES[each.role]), each.may_use_key)
            for each in self.account.memberships
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """What doing something to an account means."""

    account: Account
    name: str
    act: Act
    means: str
    form: ActForm


def researchers_page(workspace: Workspace, form: ResearcherForm) -> ResearchersPage:
    """Gather who has an account."""
    return ResearchersPage(
        accounts=authorizing.list_accounts(workspace),
        form=form,
        is_factor_required=workspace.settings.require_second_factor,
    )


def researcher_page(workspace: Workspace, researcher_id: str, link: str = "") -> ResearcherPage:
    """Gather what there is to one account."""
    account = authorizing.find_account(workspace, researcher_id)
    return ResearcherPage(
        account=account,
        sessions=authorizing.count_sessions(workspace, account),
        acts=tuple((name, act) for name, act in ACTS.items() if act.fits(account)),
        link=link,
    )


def act_page(workspace: Workspace, account: Account, name: str, form: ActForm) -> ActPage:
    """Say what doing something to an account means, in numbers."""
    numbers = {
        "name": account.researcher.name,
        "sessions": authorizing.count_sessions(workspace, account),
        "studies": len(account.memberships),
    }
    return ActPage(
        account=account, name=name, act=ACTS[name], means=str(ACTS[name].means) % numbers, form=form
    )
