"""Analyse a round’s panel, or a part of it, in the computing process; the results are kept in the cache."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.model.errors import Refused
from surveys.model.roles import Right
from surveys.services.authorizing import rights_in
from surveys.services.caching import cached
from surveys.services.estimating import options_of
from surveys.services.reporting.computing import compute
from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.pooling import without_alliances
from surveys.services.reporting.viewing import part_of
from surveys.services.reporting.viewing import require_known
from surveys.services.reporting.viewing import require_shown
from surveys.services.reporting.viewing import too_few
from surveys.services.reporting.withholding import withhold_few
from surveys.services.reporting.withholding import withhold_groups

if TYPE_CHECKING:
    from surveys.services.launching import ListedRound
    from surveys.services.reporting.viewing import View
    from surveys.services.workspace import Workspace

_NOT_IN_PARTS = (
    "While answers can come in, results are shown for the whole panel only: those of a part, set beside those of the "
    "whole or of a moment ago, would say what few experts answered."
)


def analyze_view(
    workspace: Workspace,
    listed: ListedRound,
    panel: analysis.Panel,
    earlier: tuple[analysis.Panel, ...],
    view: View,
) -> tuple[dict[str, Any], analysis.Panel]:
    """Analyse a panel, or the part of it that is looked at, without what too few said; give the panel with it.

    A part is not compared with the rounds before: who of it stayed may be few.
    """
    result = _analyzed(workspace, listed, panel, earlier)
    if not view.is_whole:
        return _part(workspace, listed, panel, result, view)
    few = {(each["id"], each["period"]) for each in result["alliances"] if 0 < each["n"] < EVERY}
    if listed.is_collecting and few:
        # The position of one expert on an alliance that the others could not judge is that expert's.
        result = _analyzed(workspace, listed, without_alliances(panel, few), ())
    if listed.is_collecting:
        points = result.pop("expert_points")
        result = _without_groups(withhold_few(result)) | {"expert_points": points}
    return result, panel


def _part(
    workspace: Workspace,
    listed: ListedRound,
    panel: analysis.Panel,
    whole: dict[str, Any],
    view: View,
) -> tuple[dict[str, Any], analysis.Panel]:
    if listed.is_collecting:
        raise Refused(_NOT_IN_PARTS)
    sees_rows = may_see_rows(workspace, listed.round.name.study)
    require_known(listed.study, view, panel.alliances)
    require_shown(panel, view, may_see_rows=sees_rows)
    part = part_of(panel, view)
    result = _analyzed(workspace, listed, part, ())
    few = too_few(whole["alliances"], result["alliances"], may_see_rows=sees_rows)
    if few:
        result = _analyzed(workspace, listed, without_alliances(part, few), ())
    points = result.pop("expert_points")
    shown = withhold_few(result)
    if view.attribute:
        shown = _without_groups(shown)
    return shown | {"expert_points": points}, part


def _without_groups(result: dict[str, Any]) -> dict[str, Any]:
    return result | {"alliances": withhold_groups(result["alliances"]), "camp_members": []}


def may_see_rows(workspace: Workspace, study_id: str) -> bool:
    """Say whether whoever acts may see what single experts answered."""
    return Right.EXPORT_ANSWERS in rights_in(workspace, study_id)


def _analyzed(
    workspace: Workspace,
    listed: ListedRound,
    panel: analysis.Panel,
    earlier: tuple[analysis.Panel, ...],
) -> dict[str, Any]:
    options = options_of(listed.study)
    document: dict[str, Any] = json.loads(
        cached(
            workspace,
            listed.round.name.study,
            repr((panel, options, earlier)).encode(),
            "json",
            lambda: compute(_analyze, panel, options, earlier),
        )
    )
    del document["expert_habits"]  # nobody sees single experts' habits in pages or exports
    return document


def _analyze(
    panel: analysis.Panel, options: analysis.Options, earlier: tuple[analysis.Panel, ...]
) -> bytes:
    result = analysis.analyze(panel, options, earlier).as_dict(with_experts=True)
    return json.dumps(result, sort_keys=True, allow_nan=False).encode()
