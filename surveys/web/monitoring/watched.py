"""What moves on by itself on the page of a round: counts, parts, curve, groups and rates."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.services import monitoring
from surveys.services.recruiting.quotas import has_quotas
from surveys.services.recruiting.quotas import quotas_of
from surveys.web.monitoring.tables_in_words import breakdown_tables
from surveys.web.monitoring.tables_in_words import counts_table
from surveys.web.monitoring.tables_in_words import days_table
from surveys.web.monitoring.tables_in_words import parts_table
from surveys.web.monitoring.tables_in_words import quota_tables
from surveys.web.monitoring.tables_in_words import rates_tables

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.rounds import RoundName
    from surveys.services.monitoring import Curve
    from surveys.services.monitoring import FieldWork
    from surveys.services.recruiting.quotas import Quotas
    from surveys.services.workspace import Workspace
    from surveys.web.reporting.tables import Table

_MARK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """The field work of a round as of a moment, in words."""

    work: FieldWork
    curve: Curve
    as_of: datetime
    time_zone: str
    quotas: Quotas | None = None

    @property
    def name(self) -> RoundName:
        """Which round it is."""
        return self.work.round.name

    @property
    def counts(self) -> Table:
        """How many did what."""
        return counts_table(self.work)

    @property
    def parts(self) -> Table:
        """Where each of the invited stands."""
        return parts_table(self.work)

    @property
    def groups(self) -> tuple[Table, ...]:
        """The same by language and by attribute."""
        return breakdown_tables(self.work)

    @property
    def rates(self) -> tuple[Table, ...]:
        """The response rates, and the other outcome rates."""
        return rates_tables(self.work)

    @property
    def quota_tables(self) -> tuple[Table, ...]:
        """How far each quota is reached, where the study has any."""
        return quota_tables(self.quotas) if self.quotas else ()

    @property
    def days(self) -> Table:
        """The numbers behind the figure."""
        return days_table(self.curve)

    @property
    def figure_in_words(self) -> str:
        """What the figure shows, for whoever does not see it."""
        return self.curve.in_words(self.work.invited)

    @property
    def figure_mark(self) -> str:
        """What changes when the figure does, so that a browser asks for it again."""
        return _mark((self.curve, self.work.invited))

    @property
    def mark(self) -> str:
        """What changes when anything of it does, but for the moment at which it was counted."""
        return _mark((self.work, self.curve, self.quotas))

    @property
    def said(self) -> str:
        """One sentence for whoever listens rather than looks."""
        return str(
            gettext(
                "%(submitted)s of %(invited)s submitted, %(begun)s have begun.",
                submitted=self.work.submitted,
                invited=self.work.invited,
                begun=self.work.begun,
            )
        )

    @property
    def phase(self) -> str:
        """What can be done now depends on it: the state, and whether a closed round is in its grace."""
        return f"{self.work.state.value}{'-grace' if self.work.is_in_grace else ''}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be expected, so that nobody need look again."""
        return self.work.is_over


def _mark(shown: object) -> str:
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:_MARK]


def watched(workspace: Workspace, name: RoundName, time_zone: str) -> Watched:
    """Count a round's field work as of now."""
    return Watched(
        work=monitoring.field_work(workspace, name),
        curve=monitoring.curve_of(workspace, name),
        as_of=workspace.clock(),
        time_zone=time_zone,
        quotas=quotas_of(workspace, name) if has_quotas(workspace, name.study) else None,
    )
