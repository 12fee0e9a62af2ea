"""Draw how the answers to the questions of an axis are spread, and write them as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.diverging_bars import DivergingBar
from surveys.figures.diverging_bars import DivergingBars
from surveys.figures.diverging_bars import diverging_bars_spec
from surveys.figures.render import render
from surveys.model.chains import canonical_json
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.services.caching import cached
from surveys.services.reporting.computing import compute
from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.reliability import reliability_of
from surveys.services.reporting.viewing import WHOLE
from surveys.services.reporting.viewing import words_of

if TYPE_CHECKING:
    from surveys.figures.render import Format
    from surveys.model.rounds import RoundName
    from surveys.services.reporting.reliability import AxisReliability
    from surveys.services.reporting.reliability import RatedAlliance
    from surveys.services.reporting.reliability import RatedQuestion
    from surveys.services.reporting.reliability import RoundReliability
    from surveys.services.reporting.viewing import View
    from surveys.services.workspace import Workspace


def draw_distributions(
    workspace: Workspace,
    name: RoundName,
    axis_id: str,
    alliance_id: str,
    form: Format,
    *,
    view: View = WHOLE,
) -> bytes:
    """Draw the answers to every question of an axis about one alliance, or take the drawing from the cache.

    Raises
    ------
    NotFound
        When there is no such axis or alliance.
    Refused
        When there is nothing to show, or it is withheld.
    """
    found = reliability_of(workspace, name, view=view)
    axis = next((each for each in found.axes if each.id == axis_id), None)
    alliance = (
        next((each for each in axis.alliances if each.id == alliance_id), None) if axis else None
    )
    if axis is None or alliance is None:
        raise NotFound(f"The round {name} has no alliance “{alliance_id}” on an axis “{axis_id}”.")
    figure = _figure(found, axis, alliance)
    spec = diverging_bars_spec(figure)
    return cached(
        workspace,
        name.study,
        canonical_json([spec, form, figure.title, figure.description]),
        form,
        lambda: compute(render, spec, form, title=figure.title, description=figure.description),
    )


def is_drawn(alliance: RatedAlliance) -> bool:
    """Whether an alliance has any question whose answers may be drawn."""
    return bool(_shown(alliance))


def _shown(alliance: RatedAlliance) -> tuple[RatedQuestion, ...]:
    return tuple(each for each in alliance.questions if sum(each.result["counts"]))


def _figure(
    found: RoundReliability, axis: AxisReliability, alliance: RatedAlliance
) -> DivergingBars:
    results = found.results
    shown = _shown(alliance)
    if not shown:
        raise Refused(
            f"No question on {axis.name.lower()} about {alliance.label} was rated by enough experts to be drawn; "
            f"while answers can come in that is {EVERY}."
        )
    framework = results.study.framework
    words = next(each for each in framework.axes if each.id == axis.id)
    language = results.study.languages[0]
    simulated = "Simulated data. " if results.is_simulated else ""
    only = words_of(results.study, results.view, language)
    turned = (
        " Questions marked “turned” ask the other way round; their points are turned."
        if any(each.result["reversed"] for each in shown)
        else ""
    )
    return DivergingBars(
        title=f"{alliance.label}: answers on {axis.name.lower()}",
        description=" ".join(map(_described, shown)),
        ends=(words.low.to(language), words.high.to(language)),
        heading="mean, n",
        points=axis.points,
        bars=tuple(
            DivergingBar(
                label=each.label,
                counts=tuple(each.result["counts"]),
                words=f"{each.result['mean']['estimate']:.1f}, {each.result['n']}",
            )
            for each in shown
        ),
        footnote=(
            f"{simulated}Each bar is all experts who rated; the dashed line is the middle of the scale.{turned} "
            f"Round {results.listed.round.name.round}, {results.pooled} experts.{f' {only}.' if only else ''}"
        ),
        language=language,
    )


def _described(question: RatedQuestion) -> str:
    result = question.result
    return (
        f"{question.label} {result['n']} experts, mean {result['mean']['estimate']:.2f}, "
        f"{100 * (result['within_one']['estimate'] or 0):.0f} % within 1 point of the median."
    )
