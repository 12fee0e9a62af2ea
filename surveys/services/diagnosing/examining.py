"""The examination as a whole: what can be looked at without the databases first, then what needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.findings import Weight
from surveys.services.diagnosing.accounts import check_accounts
from surveys.services.diagnosing.address import check_address
from surveys.services.diagnosing.clocks import check_clock
from surveys.services.diagnosing.databases import are_readable
from surveys.services.diagnosing.databases import check_databases
from surveys.services.diagnosing.databases import check_sqlite
from surveys.services.diagnosing.folders import check_disk
from surveys.services.diagnosing.folders import check_permissions
from surveys.services.diagnosing.folders import check_room
from surveys.services.diagnosing.halves import check_halves
from surveys.services.diagnosing.lettering import check_fonts
from surveys.services.diagnosing.mail_server import check_mail
from surveys.services.diagnosing.waiting import check_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Everything that was looked at, in one order always."""

    findings: tuple[Finding, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing must be mended."""
        return not self.to_mend

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """What must be mended."""
        return self._of(Weight.TO_MEND)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """What could be better."""
        return self._of(Weight.ADVICE)

    @property
    def good(self) -> tuple[Finding, ...]:
        """What is well."""
        return self._of(Weight.GOOD)

    def _of(self, weight: Weight) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.weight is weight)

    def as_dict(self) -> dict[str, Any]:
        """Return the examination as plain JSON."""
        return {
            "is_well": self.is_well,
            "findings": [
                {
                    "about": each.about,
                    "weight": each.weight.value,
                    "sentence": each.sentence,
                    "to_do": each.to_do,
                }
                for each in self.findings
            ],
        }


def examine(workspace: Workspace, opened_at: str = "") -> Examination:
    """Examine an installation and change nothing; this speaks with the mail server, and waits for it.

    ``opened_at`` is the address at which a researcher just opened a page.
    """
    return Examination(findings=tuple(_findings(workspace, opened_at)))


def _findings(workspace: Workspace, opened_at: str) -> Iterator[Finding]:
    settings = workspace.settings
    yield from check_address(settings, opened_at)
    yield from check_mail(settings)
    yield from check_room(settings)
    yield from check_disk(settings)
    yield from check_permissions(settings)
    yield from check_sqlite()
    yield from check_databases(workspace)
    if are_readable(workspace):
        yield from check_clock(workspace)
        yield from check_accounts(workspace)
        yield from check_waiting(workspace)
        yield from check_halves(workspace)
        yield from check_fonts(workspace)
