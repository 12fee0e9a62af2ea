"""Look at a part of a panel: a group of experts, or one period; never so that few of them show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol
from typing import TypeVar

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.periods import PRESENT

if TYPE_CHECKING:
    from collections.abc import Collection

    import analysis
    from surveys.model.studies import Study


class _Said(Protocol):
    @property
    def expert(self) -> str: ...


class _SaidOfAlliance(_Said, Protocol):
    @property
    def alliance(self) -> str: ...
    @property
    def period(self) -> str: ...


By = TypeVar("By", bound=_Said)
About = TypeVar("About", bound=_SaidOfAlliance)

#: No number of a part of a panel rests on fewer, and no part leaves fewer behind.
SMALLEST_PART = 5
#: How the address of a page names the round's own time.
NOW = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a reader filters to; a ``period`` of None is every period, and ``PRESENT`` the round's own time."""

    attribute: str = ""
    value: str = ""
    period: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is filtered."""
        return not self.attribute and self.period is None

    @property
    def group(self) -> str:
        """The group as the address of a page names it."""
        return f"{self.attribute}:{self.value}" if self.attribute else ""

    @property
    def when(self) -> str:
        """The period as the address of a page names it."""
        return "" if self.period is None else self.period or NOW


WHOLE = View()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelFacts:
    """What a panel can be filtered to: groups (attribute, value) that may be looked at alone, and its periods."""

    groups: tuple[tuple[str, str], ...] = ()
    periods: tuple[str, ...] = ()


EMPTY = PanelFacts()


def read_view(group: str, period: str) -> View:
    """Read a view from the words of an address: ``community:scholar``, ``present``."""
    attribute, _, value = group.partition(":")
    return View(
        attribute=attribute,
        value=value,
        period=(PRESENT if period == NOW else period) if period else None,
    )


def require_known(study: Study, view: View, asked: Collection[tuple[str, str]]) -> None:
    """Refuse a group or a period that the study does not have.

    Raises
    ------
    NotFound
        With those that it has.
    """
    groups = {
        f"{attribute.id}:{value.id}"
        for attribute in study.attributes
        if attribute.is_coarse
        for value in attribute.values
    }
    if view.group and view.group not in groups:
        raise NotFound(
            f"This study has no group “{view.group}”; it has {', '.join(sorted(groups)) or 'none'}."
        )
    periods = {period for _, period in asked}
    if view.period is not None and view.period not in periods:
        known = ", ".join(sorted(period or NOW for period in periods))
        raise NotFound(
            f"This round does not ask about the period “{view.when}”; it asks about {known}."
        )


def words_of(study: Study, view: View, language: str) -> str:
    """Say in the study's own words what is filtered to: “Community: scholars”."""
    parts = []
    if view.attribute:
        attribute = next(each for each in study.attributes if each.id == view.attribute)
        value = next(each for each in attribute.values if each.id == view.value)
        parts.append(f"{attribute.name.to(language)}: {value.name.to(language)}")
    if view.period:
        period = next((each for each in study.periods if each.id == view.period), None)
        parts.append(period.text.to(language) if period else view.period)
    return ", ".join(parts)


def group_sizes(panel: analysis.Panel, attribute: str) -> dict[str, int]:
    """Count the experts of a panel in each group; those of whom nothing is known are in none."""
    return dict(Counter(each.value for each in panel.memberships if each.attribute == attribute))


def shown_groups(panel: analysis.Panel, attribute: str, *, may_see_rows: bool) -> frozenset[str]:
    """List the groups that may be looked at alone.

    Whoever may not see single rows gets no group that, taken from the whole with the others that are
    shown, would leave one to four experts: the numbers of these would follow.
    """
    sizes = group_sizes(panel, attribute)
    shown = {group: n for group, n in sizes.items() if n >= SMALLEST_PART}
    if may_see_rows:
        return frozenset(shown)
    left = len(panel.experts) - sum(shown.values())
    while shown and 0 < left < SMALLEST_PART:
        smallest = min(shown, key=lambda group: (shown[group], group))
        left += shown.pop(smallest)
    return frozenset(shown)


def panel_facts(panel: analysis.Panel, *, may_see_rows: bool) -> PanelFacts:
    """Say what a panel can be filtered to."""
    attributes = sorted({each.attribute for each in panel.memberships})
    return PanelFacts(
        groups=tuple(
            (attribute, value)
            for attribute in attributes
            for value in sorted(shown_groups(panel, attribute, may_see_rows=may_see_rows))
        ),
        periods=tuple(dict.fromkeys(period for _, period in panel.alliances)),
    )


def require_shown(panel: analysis.Panel, view: View, *, may_see_rows: bool) -> None:
    """Refuse a group that is too small, or that leaves too few behind.

    Raises
    ------
    Refused
        With the reason.
    """
    if not view.attribute:
        return
    n = group_sizes(panel, view.attribute).get(view.value, 0)
    if n < SMALLEST_PART:
        raise Refused(
            f"{_experts(n)} of this group submitted; nothing is computed for fewer than {SMALLEST_PART}."
        )
    if view.value not in shown_groups(panel, view.attribute, may_see_rows=may_see_rows):
        raise Refused(
            f"This group is not shown alone: taken from the whole panel, it would leave fewer than {SMALLEST_PART} "
            "experts, whose answers would follow. Whoever may download answers can see it."
        )


def _experts(n: int) -> str:
    return {0: "Nobody", 1: "1 expert"}.get(n, f"{n} experts")


def part_of(panel: analysis.Panel, view: View) -> analysis.Panel:
    """Return the part of a panel that a view is of."""
    experts = set(panel.experts)
    if view.attribute:
        experts = {
            each.expert
            for each in panel.memberships
            if (each.attribute, each.value) == (view.attribute, view.value)
        }
    pairs = {pair for pair in panel.alliances if view.period in {None, pair[1]}}

    def theirs(said: tuple[By, ...]) -> tuple[By, ...]:
        return tuple(each for each in said if each.expert in experts)

    def about_these(said: tuple[About, ...]) -> tuple[About, ...]:
        return tuple(each for each in theirs(said) if (each.alliance, each.period) in pairs)

    return replace(
        panel,
        experts=tuple(each for each in panel.experts if each in experts),
        hasty=tuple(each for each in panel.hasty if each in experts),
        alliances=tuple(pair for pair in panel.alliances if pair in pairs),
        ratings=tuple(
            each
            for each in theirs(panel.ratings)
            if each.target_kind != "alliance" or (each.target, each.period) in pairs
        ),
        memberships=theirs(panel.memberships),
        map_readings=theirs(panel.map_readings),
        chips=about_these(panel.chips),
        phase_choices=about_these(panel.phase_choices),
        map_points=about_these(panel.map_points),
    )


def too_few(
    whole: Collection[dict[str, Any]],
    part: Collection[dict[str, Any]],
    *,
    may_see_rows: bool,
) -> set[tuple[str, str]]:
    """List the alliances that too few of a part placed, or that too few others did."""
    n_of = {_pair(each): each["n"] for each in whole}
    few = set()
    for each in part:
        n = each["n"]
        others = n_of[_pair(each)] - n
        if 0 < n < SMALLEST_PART or (not may_see_rows and 0 < others < SMALLEST_PART):
            few.add(_pair(each))
    return few


def _pair(alliance: dict[str, Any]) -> tuple[str, str]:
    return alliance["id"], alliance["period"]
