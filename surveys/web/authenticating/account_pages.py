"""What the pages of one's own account show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import authenticating
from surveys.web import signed_in
from surveys.web.authenticating.account_forms import CodesForm
from surveys.web.authenticating.account_forms import NameForm
from surveys.web.authenticating.account_forms import PasswordForm
from surveys.web.authenticating.account_forms import SessionForm

if TYPE_CHECKING:
    from surveys.model.researchers import Researcher
    from surveys.model.researchers import SignIn
    from surveys.services.authenticating import SecondFactor
    from surveys.services.workspace import Workspace
    from surveys.web.authenticating.account_forms import ConfirmForm
    from surveys.web.authenticating.account_forms import ProveForm
    from surveys.web.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that the account is signed in with."""

    sign_in: SignIn
    is_this_one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """One's own account."""

    researcher: Researcher
    name: NameForm
    password: PasswordForm
    end: SessionForm
    factor: SecondFactor | None
    is_factor_required: bool
    sessions: tuple[Session, ...]

    @property
    def refused(self) -> Form:
        """The form with something to mend, if any has."""
        forms: tuple[Form, ...] = (self.name, self.password, self.end)
        return next((form for form in forms if form.problems), self.name)

    @property
    def has_factor(self) -> bool:
        """Whether a second factor is in force."""
        return self.factor is not None and self.factor.is_confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvePage:
    """The password is asked for once more before something is done."""

    form: ProveForm
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPage:
    """A second factor that is being set up."""

    form: ConfirmForm
    factor: SecondFactor
    is_required: bool

    @property
    def secret_in_groups(self) -> str:
        """The secret as somebody types it."""
        secret = self.factor.secret
        return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesPage:
    """Recovery codes: now or never."""

    codes: tuple[str, ...]
    form: CodesForm


def account_page(
    workspace: Workspace,
    researcher: Researcher,
    *,
    name: NameForm | None = None,
    password: PasswordForm | None = None,
    end: SessionForm | None = None,
) -> AccountPage:
    """Gather what there is to one's own account."""
    mine = authenticating.handle_of(signed_in.session_key())
    return AccountPage(
        researcher=researcher,
        name=name or NameForm(formdata=None, data={"name": researcher.name}),
        password=password or PasswordForm(formdata=None),
        end=end or SessionForm(formdata=None),
        factor=authenticating.second_factor_of(workspace, researcher),
        is_factor_required=workspace.settings.require_second_factor,
        sessions=tuple(
            Session(sign_in=each, is_this_one=each.handle == mine)
            for each in authenticating.list_sessions(workspace, researcher)
        ),
    )


def codes_page(codes: tuple[str, ...]) -> CodesPage:
    """Show recovery codes, with a form that hands them out as a file."""
    form = CodesForm(formdata=None, data={"codes": " ".join(codes)})
    return CodesPage(codes=codes, form=form)
