"""What the page about who gets no mail shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import designing
from surveys.services.mailing import bouncing
from surveys.services.mailing import opting_out
from surveys.web.mailing.no_mail_forms import AddressForm
from surveys.web.mailing.no_mail_forms import BounceFilesForm
from surveys.web.mailing.no_mail_forms import BounceForm
from surveys.web.mailing.no_mail_forms import OptOutForm

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.mailing.bouncing import BouncesRead
    from surveys.services.mailing.bouncing import ListedBounce
    from surveys.services.mailing.opting_out import OptedOut
    from surveys.services.workspace import Workspace
    from surveys.web.forms import Form
    from surveys.web.forms import FormProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMailPage:
    """Who of a panel gets no mail, and the forms; ``read`` is what was found in files just sent."""

    study: Study
    language: str
    opted_out: tuple[OptedOut, ...]
    bounces: tuple[ListedBounce, ...]
    opt_out: OptOutForm
    bounce: BounceForm
    files: BounceFilesForm
    button: AddressForm
    read: BouncesRead | None

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """What is to be mended in the forms."""
        forms = (self.opt_out, self.bounce, self.files, self.button)
        return tuple(problem for form in forms for problem in form.problems)


def no_mail_page(
    workspace: Workspace,
    study_id: str,
    sent: Form | None = None,
    read: BouncesRead | None = None,
    *,
    about: str = "",
) -> NoMailPage:
    """Gather what the page shows; forms other than the one that was sent are new.

    ``about`` is the id of the expert whom new forms are about.
    """
    study = designing.newest_study(workspace, study_id).study
    email = opting_out.address_of(workspace, study_id, about) if about else ""
    return NoMailPage(
        study=study,
        language=study.languages[0],
        opted_out=opting_out.list_opted_out(workspace, study_id),
        bounces=bouncing.list_bounces(workspace, study_id),
        opt_out=sent
        if isinstance(sent, OptOutForm)
        else OptOutForm(formdata=None, opt_out_email=email),
        bounce=sent
        if isinstance(sent, BounceForm)
        else BounceForm(formdata=None, bounce_email=email),
        files=sent if isinstance(sent, BounceFilesForm) else BounceFilesForm(formdata=None),
        button=sent if isinstance(sent, AddressForm) else AddressForm(formdata=None),
        read=read,
    )
