"""Draw how the answers to the questions of an axis are spread, and write them as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.diverging_bars import DivergingBar
from surveys.figures.diverging_bars import DivergingBars
from surveys.figures.diverging_bars import diverging_bars_spec
from surveys.figures.diverging_bars_words import WORDS
from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.numerals import decimal
from surveys.figures.numerals import percent
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.services.reporting.drawn_figures import figure_file
from surveys.services.reporting.figures.phase_plane import footnote
from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.reliability import arrange_reliability
from surveys.services.reporting.results import round_results
from surveys.services.reporting.sentences import in_a_row
from surveys.services.reporting.viewing import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.model.rounds import RoundName
    from surveys.services.reporting.drawn_figures import FigureFormat
    from surveys.services.reporting.reliability import AxisReliability
    from surveys.services.reporting.reliability import RatedAlliance
    from surveys.services.reporting.reliability import RatedQuestion
    from surveys.services.reporting.results import RoundResults
    from surveys.services.reporting.viewing import View
    from surveys.services.workspace import Workspace


def draw_distributions(
    workspace: Workspace,
    name: RoundName,
    axis_id: str,
    alliance: str,
    form: FigureFormat,
    *,
    view: View = WHOLE,
    language: str = "",
) -> bytes:
    """Draw the answers to every question of an axis about one alliance, or take the drawing from the cache.

    Raises
    ------
    NotFound
        When there is no such axis, alliance or language.
    Refused
        When there is nothing to show, or it is withheld.
    """
    results = round_results(workspace, name, view=view)
    figure = distribution_figure(results, axis_id, alliance, language or results.study.languages[0])
    return figure_file(workspace, name.study, figure, form)


def distribution_figure(
    results: RoundResults, axis_id: str, alliance: str, language: str
) -> Figure:
    """Make the figure of the answers on an axis about an alliance, as `key_of` names it; `draw_distributions` says what it raises."""
    if language not in results.study.languages:
        raise NotFound(
            f"Figures of this study come in {', '.join(results.study.languages)}, not in “{language}”."
        )
    for axis in arrange_reliability(results, language).axes:
        for each in axis.alliances:
            if (axis.id, key_of(each)) == (axis_id, alliance):
                return _figure(results, axis, each, language)
    raise NotFound(
        f"The round {results.listed.round.name} has no alliance “{alliance}” on an axis “{axis_id}”."
    )


def key_of(alliance: RatedAlliance) -> str:
    """Name an alliance for an address, in its period where it has one."""
    return f"{alliance.id}@{alliance.period}" if alliance.period else alliance.id


def is_drawn(alliance: RatedAlliance) -> bool:
    """Whether an alliance has any question whose answers may be drawn."""
    return bool(_shown(alliance))


def _shown(alliance: RatedAlliance) -> tuple[RatedQuestion, ...]:
    return tuple(each for each in alliance.questions if sum(each.result["counts"]))


def _figure(
    results: RoundResults, axis: AxisReliability, alliance: RatedAlliance, language: str
) -> Figure:
    shown = _shown(alliance)
    if not shown:
        raise Refused(
            f"No question on {axis.name.lower()} about {alliance.label} was rated by enough experts to be drawn; "
            f"while answers can come in that is {EVERY}."
        )
    say = WORDS.to(language)
    words = next(each for each in results.study.framework.axes if each.id == axis.id)
    labels = [_label(each, say) for each in shown]
    turned = any(each.result["reversed"] for each in shown)
    bars = DivergingBars(
        title=say("title", alliance=alliance.label, axis=axis.name),
        description=in_a_row(
            (_said(each, label, say) for each, label in zip(shown, labels, strict=True)), language
        ),
        ends=(words.low.to(language), words.high.to(language)),
        heading=say("heading"),
        points=axis.points,
        bars=tuple(
            DivergingBar(
                label=label,
                counts=tuple(each.result["counts"]),
                words=say("bar", mean=f"{each.result['mean']['estimate']:.1f}", n=each.result["n"]),
            )
            for each, label in zip(shown, labels, strict=True)
        ),
        footnote=in_a_row(
            (say("note"), say("turned note") if turned else "", footnote(results, language)),
            language,
        ),
        language=language,
    )
    spec = diverging_bars_spec(bars)
    return Figure(
        title=bars.title,
        description=bars.description,
        language=language,
        wide=spec,
        narrow=spec,
        table=_table(axis.points, shown, labels, say),
    )


def _label(question: RatedQuestion, say: Callable[..., str]) -> str:
    name = say("turned", name=question.name) if question.result["reversed"] else question.name
    return say("question", name=name, text=question.text)


def _said(question: RatedQuestion, label: str, say: Callable[..., str]) -> str:
    result = question.result
    return say(
        "said",
        question=label,
        n=result["n"],
        mean=decimal(result["mean"]["estimate"]),
        share=percent(result["within_one"]["estimate"] or 0),
    )


def _table(
    points: tuple[int, ...],
    shown: tuple[RatedQuestion, ...],
    labels: list[str],
    say: Callable[..., str],
) -> Table:
    return Table(
        columns=(
            say("item"),
            "n",
            say("mean"),
            say("within"),
            *(say("point", point=point) for point in points),
        ),
        rows=tuple(
            (
                label,
                each.result["n"],
                each.result["mean"]["estimate"],
                each.result["within_one"]["estimate"],
                *each.result["counts"],
            )
            for each, label in zip(shown, labels, strict=True)
        ),
    )
