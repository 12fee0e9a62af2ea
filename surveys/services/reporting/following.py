"""The panels of the rounds that a round follows, so that change can be told expert by expert.

An expert has one pseudonym in every round of a study, so that nobody’s name is looked up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.asking_again import is_asked_alike
from surveys.model.rounds import RoundName
from surveys.services.launching import find_round
from surveys.services.reporting.pooling import pool

if TYPE_CHECKING:
    from collections.abc import Iterator

    import analysis
    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace


def earlier_panels(workspace: Workspace, listed: ListedRound) -> tuple[analysis.Panel, ...]:
    """Return the panels of the rounds before, the oldest first: those that are over and that anybody answered.

    What was withdrawn from them is in none. An item whose words or scale were changed since is another item.
    """
    panels = []
    for before in _followed(workspace, listed):
        if before.is_collecting:
            continue
        name = before.round.name
        with workspace.study(name.study).snapshot() as db:
            panel = pool(db, name, before.study, is_collecting=False).panel
        if panel.experts:
            panels.append(_told_apart(panel, before.study, listed.study))
    return tuple(reversed(panels))


def may_tell_of_change(workspace: Workspace, listed: ListedRound) -> bool:
    """Say whether neither the round nor the one it follows can get any more answers.

    Beside the positions, which are shown while answers come in, a change of all experts but one would say what
    that one answered.
    """
    before = next(_followed(workspace, listed), None)
    return not (listed.is_collecting or (before and before.is_collecting))


def _followed(workspace: Workspace, listed: ListedRound) -> Iterator[ListedRound]:
    seen = {listed.round.name.round}
    while listed.round.follows and listed.round.follows not in seen:
        seen.add(listed.round.follows)
        name = RoundName(study=listed.round.name.study, round=listed.round.follows)
        listed = find_round(workspace, name)
        yield listed


def _told_apart(panel: analysis.Panel, then: Study, now: Study) -> analysis.Panel:
    """Give items that were asked otherwise a name of their own, so that nothing is compared with them."""
    language, items = now.languages[0], {item.id: item for item in now.items}
    other = {
        item.id: f"{item.id} ({panel.round})"
        for item in then.items
        if item.id in items and not is_asked_alike(item, items[item.id], language)
    }
    return replace(
        panel,
        items=tuple(replace(item, id=other.get(item.id, item.id)) for item in panel.items),
        ratings=tuple(
            replace(each, item=other.get(each.item, each.item)) for each in panel.ratings
        ),
    )
