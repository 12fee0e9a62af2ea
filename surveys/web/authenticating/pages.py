"""What the pages for signing in and for researchers show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import authenticating

if TYPE_CHECKING:
    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace
    from surveys.web.authenticating.forms import ResearcherForm
    from surveys.web.authenticating.forms import SetUpForm
    from surveys.web.authenticating.forms import SignInForm


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """The form for signing in."""

    form: SignInForm


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpPage:
    """The form for the first researcher."""

    form: SetUpForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchersPage:
    """Everybody with an account, and the form for one more."""

    researchers: tuple[Researcher, ...]
    form: ResearcherForm


def researchers_page(workspace: Workspace, form: ResearcherForm) -> ResearchersPage:
    """Gather who has an account."""
    return ResearchersPage(researchers=authenticating.list_researchers(workspace), form=form)
