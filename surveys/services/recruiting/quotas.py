"""Quotas: how many experts of each kind a round is to have answers from, beside how many there are.

Counts of who takes part, for field work. Groups of fewer than five are shown, as such; what a group answered
never is.
"""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import Invalid
from surveys.model.events import EventKind
from surveys.model.field_work import Counts
from surveys.model.field_work import add_up
from surveys.services.auditing import record_in_study
from surveys.services.designing import newest_study
from surveys.services.designing import study_of
from surveys.storage import experts
from surveys.storage import field_work
from surveys.storage import panels
from surveys.storage import quotas
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.attributes import Attribute
    from surveys.model.field_work import Group
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

SMALLEST_GROUP = 5
LARGEST_TARGET = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaLine:
    """One value of an attribute: how many there are to be (None: no quota), and how many there are.

    ``value`` and ``name`` are empty for those of whom the attribute is not known.
    """

    value: str
    name: str
    target: int | None
    panel: int
    invited: int
    begun: int
    submitted: int

    @property
    def missing(self) -> int:
        """How many submissions the quota still wants."""
        return max(0, (self.target or 0) - self.submitted)

    @property
    def lacks_experts(self) -> int:
        """How many experts the panel has too few of, were every one of them to answer."""
        return max(0, (self.target or 0) - self.panel)

    @property
    def is_below(self) -> bool:
        """Whether the quota is not reached."""
        return self.missing > 0

    @property
    def is_small(self) -> bool:
        """Whether so few were invited that nothing but field work may be shown of them."""
        return 0 < self.invited < SMALLEST_GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeQuotas:
    """One coarse attribute with all its values."""

    id: str
    name: str
    lines: tuple[QuotaLine, ...]

    @property
    def has_quotas(self) -> bool:
        """Whether any value has a quota."""
        return any(line.target is not None for line in self.lines)

    @property
    def below(self) -> tuple[QuotaLine, ...]:
        """The values whose quota is not reached."""
        return tuple(line for line in self.lines if line.is_below)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas:
    """The quotas of a study against its panel and, where one is named, a round."""

    round: RoundName | None
    attributes: tuple[AttributeQuotas, ...]

    @property
    def has_quotas(self) -> bool:
        """Whether any quota was set."""
        return any(each.has_quotas for each in self.attributes)

    @property
    def below(self) -> tuple[tuple[AttributeQuotas, QuotaLine], ...]:
        """Every value whose quota is not reached, with its attribute."""
        return tuple((each, line) for each in self.attributes for line in each.below)

    def as_dict(self) -> dict[str, Any]:
        """Return the quotas as plain JSON."""
        return {
            "round": str(self.round) if self.round else None,
            "attributes": {
                each.id: [{**asdict(line), "missing": line.missing} for line in each.lines]
                for each in self.attributes
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Two attributes at once: for each pair of values how many were invited, and how many submitted."""

    first: str
    second: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Counts, ...]], ...]


def quotas_of(workspace: Workspace, round_name: RoundName) -> Quotas:
    """Count a round’s experts beside the quotas of its study, in the order of the study’s attributes.

    Raises
    ------
    NotFound
        When there is no such round.
    """
    with workspace.study(round_name.study).snapshot() as db:
        found = rounds.find_round(db, round_name)
        groups = field_work.count_groups(db, round_name.round)
        targets = quotas.list_quotas(db)
    return _quotas(workspace, study_of(workspace, found), round_name, groups, targets)


def has_quotas(workspace: Workspace, study_id: str) -> bool:
    """Say whether a study has any quota, without counting anybody."""
    return bool(quotas.list_quotas(workspace.study(study_id).read()))


def quotas_of_panel(workspace: Workspace, study_id: str) -> Quotas:
    """Count a panel beside the quotas of its study, without any round."""
    study = newest_study(workspace, study_id).study
    targets = quotas.list_quotas(workspace.study(study_id).read())
    return _quotas(workspace, study, None, (), targets)


def _quotas(
    workspace: Workspace,
    study: Study,
    name: RoundName | None,
    groups: Sequence[Group],
    targets: Mapping[tuple[str, str], int],
) -> Quotas:
    with workspace.people.snapshot() as db:
        panel = panels.count_attributes(db, study.id)
        everybody = experts.count_experts(db, study.id)
    for each in study.attributes:
        # A value of an earlier version is none now, so whoever has it counts as not known.
        known = sum(panel.get((each.id, value.id), 0) for value in each.values)
        panel[each.id, ""] = everybody - known
    return Quotas(
        round=name,
        attributes=tuple(
            AttributeQuotas(
                id=each.id,
                name=each.name.to(study.languages[0]),
                lines=tuple(_lines(each, study, groups, targets, panel)),
            )
            for each in study.attributes
            if each.is_coarse
        ),
    )


def _lines(
    attribute: Attribute,
    study: Study,
    groups: Sequence[Group],
    targets: Mapping[tuple[str, str], int],
    panel: Mapping[tuple[str, str], int],
) -> list[QuotaLine]:
    lines = []
    for value, name in (*_values(attribute, study), ("", "")):
        counts = add_up(each.counts for each in groups if _value_of(each, attribute) == value)
        if value or counts.invited or (panel.get((attribute.id, "")) and not groups):
            lines.append(
                QuotaLine(
                    value=value,
                    name=name,
                    target=targets.get((attribute.id, value)),
                    panel=panel.get((attribute.id, value), 0),
                    invited=counts.invited,
                    begun=counts.begun,
                    submitted=counts.submitted,
                )
            )
    return lines


def _value_of(group: Group, attribute: Attribute) -> str:
    """Return a group's value of an attribute; nothing where it is none that the study has now."""
    value = group.attributes.get(attribute.id, "")
    return value if attribute.has(value) else ""


def _there(attribute: Attribute, study: Study, groups: Sequence[Group]) -> list[tuple[str, str]]:
    """List the values of an attribute, and that it is not known where that is so of anybody."""
    is_unknown = any(not _value_of(each, attribute) for each in groups)
    return [*_values(attribute, study), *([("", "")] if is_unknown else [])]


def _values(attribute: Attribute, study: Study) -> list[tuple[str, str]]:
    words = study.languages[0]
    return [(value.id, value.name.to(words)) for value in attribute.values]


def cross(workspace: Workspace, round_name: RoundName, first: str, second: str) -> Crossing:
    """Count a round’s experts by two attributes at once.

    Raises
    ------
    Invalid
        When one of them is no coarse attribute of the study, or both are the same.
    """
    with workspace.study(round_name.study).snapshot() as db:
        study = study_of(workspace, rounds.find_round(db, round_name))
        groups = field_work.count_groups(db, round_name.round)
    coarse = {each.id: each for each in study.attributes if each.is_coarse}
    if first == second or not {first, second} <= coarse.keys():
        raise Invalid(f"Choose two different ones of {', '.join(coarse)}.")
    down, across = _there(coarse[first], study, groups), _there(coarse[second], study, groups)
    return Crossing(
        first=first,
        second=second,
        columns=tuple(name for _, name in across),
        rows=tuple(
            (
                name,
                tuple(
                    add_up(
                        each.counts
                        for each in groups
                        if _value_of(each, coarse[first]) == value
                        and _value_of(each, coarse[second]) == other
                    )
                    for other, _ in across
                ),
            )
            for value, name in down
        ),
    )


def set_quotas(
    workspace: Workspace, study_id: str, targets: Mapping[tuple[str, str], int]
) -> Quotas:
    """Set how many there are to be of some values, by attribute and value; 0 takes a quota away.

    Raises
    ------
    Invalid
        When one is about no coarse attribute of the study or no value of it, or out of bounds; nothing is set then.
    """
    study = newest_study(workspace, study_id).study
    known = {each.id: each for each in study.attributes if each.is_coarse}
    for (attribute, value), target in targets.items():
        if attribute not in known:
            raise Invalid(
                f"There are quotas for coarse attributes only, and “{attribute}” is none of {', '.join(known)}."
            )
        values = [each.id for each in known[attribute].values]
        if value not in values:
            raise Invalid(f"The {attribute} “{value}” is none of {', '.join(values)}.")
        if not 0 <= target <= LARGEST_TARGET:
            raise Invalid(f"A quota is a number from 0 to {LARGEST_TARGET}, and not {target}.")
    with workspace.study(study_id).write() as db:
        before = quotas.list_quotas(db)
        changed = {key: target for key, target in targets.items() if before.get(key, 0) != target}
        for (attribute, value), target in changed.items():
            quotas.put_quota(db, attribute, value, target, workspace.clock())
        if changed:
            said = [
                f"{attribute} {value}: {target}" for (attribute, value), target in changed.items()
            ]
            record_in_study(workspace, db, study_id, EventKind.QUOTAS_SET, study_id, quotas=[*said])
    return quotas_of_panel(workspace, study_id)
