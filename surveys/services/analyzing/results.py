"""Give ratings from elsewhere the results that a round gets, from the one engine."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.model.rounds import Round
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.estimating import options_of
from surveys.services.launching import ListedRound
from surveys.services.reporting.computing import compute
from surveys.services.reporting.dated_events import events_of
from surveys.services.reporting.disclosing import disclosure_of
from surveys.services.reporting.pooling import panel_of
from surveys.services.reporting.results import RoundResults
from surveys.services.reporting.results import document_facts
from surveys.services.reporting.results import report_of
from surveys.services.reporting.viewing import WHOLE
from surveys.services.reporting.viewing import panel_facts

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.analyzing.reading import RatingsRead

#: What pseudonyms begin with that nobody is behind, so that what is made of them is labelled again.
SIMULATED = "simulated-"
# A table says nothing of when its ratings were given; no result depends on it.
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def results_of_ratings(
    study: Study, sha256: str, read: RatingsRead, name: str = "ratings"
) -> RoundResults:
    """Compute the results of a table as those of a closed round of that name.

    Parameters
    ----------
    study, sha256
        The study file that says what the ratings mean, and its hash.
    read
        The ratings.
    name
        What stands for the round: letters, digits and hyphens.

    """
    panel = panel_of(study, read.questions, read.stored, read.experts)
    panel = replace(panel, round=name)
    result: dict[str, Any] = json.loads(compute(_analyze, panel, options_of(study)))
    del result["expert_habits"]  # nobody sees single experts' habits in pages or exports
    points, members = result.pop("expert_points"), result.pop("camp_members")
    result["change"]["events"] = events_of(study)
    for each in (*result["alliances"], *result["change"]["comparisons"]):
        each.update(disclosure_of(study, each["n"]))
    listed = _as_round(study, name)
    is_simulated = all(each.startswith(SIMULATED) for each in panel.experts)
    return RoundResults(
        listed=listed,
        pooled=len(panel.experts),
        of_panel=panel_facts(panel, may_see_rows=True),
        as_of=None,
        is_simulated=is_simulated,
        alliances=tuple(report_of(listed, each, WHOLE) for each in result["alliances"]),
        document=document_facts(
            listed,
            sha256,
            submitted=len(panel.experts),
            as_of=None,
            is_simulated=is_simulated,
        )
        | result,
        expert_points=tuple(points),
        camp_members=tuple(members),
    )


def _as_round(study: Study, name: str) -> ListedRound:
    made = Round(
        name=RoundName(study=study.id, round=name),
        version=0,  # no round of an installation
        created_at=_NO_TIME,
        closes_at=_NO_TIME,
        opened_at=_NO_TIME,
        closed_at=_NO_TIME,
    )
    return ListedRound(round=made, state=RoundState.CLOSED, study=study)


def _analyze(panel: analysis.Panel, options: analysis.Options) -> bytes:
    found = analysis.analyze(panel, options).as_dict(with_experts=True)
    return json.dumps(found, sort_keys=True, allow_nan=False).encode()
