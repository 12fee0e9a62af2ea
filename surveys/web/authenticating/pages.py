"""What the pages for signing in and for forgotten passwords show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.web.authenticating.forms import CodeForm
    from surveys.web.authenticating.forms import ForgottenForm
    from surveys.web.authenticating.forms import NewPasswordForm
    from surveys.web.authenticating.forms import SetUpForm
    from surveys.web.authenticating.forms import SignInForm


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """The form for signing in."""

    form: SignInForm


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """The form for the code of the second factor."""

    form: CodeForm


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpPage:
    """The form for the first researcher."""

    form: SetUpForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgottenPage:
    """The form for a forgotten password, and whether somebody has just asked for a link."""

    form: ForgottenForm
    can_be_sent: bool
    is_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPasswordPage:
    """The form behind the link for a forgotten password."""

    form: NewPasswordForm
    email: str
