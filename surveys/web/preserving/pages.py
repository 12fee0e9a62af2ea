"""What the page about safekeeping shows: what was verified, which backups there are, what a code proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.services import preserving
from surveys.web.preserving.forms import BackUpForm
from surveys.web.preserving.forms import ReceiptForm
from surveys.web.preserving.forms import VerifyForm

if TYPE_CHECKING:
    from surveys.services.acknowledging import Acknowledgement
    from surveys.services.preserving import KeptBackup
    from surveys.services.preserving import Verdict
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem

_KILOBYTE = 1000
_MEGABYTE = 1000 * _KILOBYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup as a row of a table."""

    kept: KeptBackup
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafekeepingPage:
    """The three forms, and what came of the one that was sent; ``verdicts`` is None until then."""

    verify: VerifyForm
    back_up: BackUpForm
    receipt: ReceiptForm
    backups: tuple[BackupRow, ...]
    verdicts: tuple[Verdict, ...] | None
    acknowledgement: Acknowledgement | None

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """What is to be mended in the forms."""
        return self.verify.problems + self.back_up.problems + self.receipt.problems


def safekeeping_page(
    workspace: Workspace,
    sent: VerifyForm | BackUpForm | ReceiptForm | None = None,
    *,
    verdicts: tuple[Verdict, ...] | None = None,
    acknowledgement: Acknowledgement | None = None,
) -> SafekeepingPage:
    """Gather what the page shows; forms other than the one that was sent are new."""
    return SafekeepingPage(
        verify=sent if isinstance(sent, VerifyForm) else VerifyForm(formdata=None),
        back_up=sent if isinstance(sent, BackUpForm) else BackUpForm(formdata=None),
        receipt=sent if isinstance(sent, ReceiptForm) else ReceiptForm(formdata=None),
        backups=tuple(
            BackupRow(kept=kept, size=_size(kept.size))
            for kept in preserving.list_backups(workspace)
        ),
        verdicts=verdicts,
        acknowledgement=acknowledgement,
    )


def _size(number: int) -> str:
    if number < _MEGABYTE:
        return str(gettext("%(number)s kB", number=f"{number / _KILOBYTE:.0f}"))
    return str(gettext("%(number)s MB", number=f"{number / _MEGABYTE:.1f}"))
