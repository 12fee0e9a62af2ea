"""Which figures there are: a line each, from the results of a round to what is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.services.reporting.figures.calibration import calibration
from surveys.services.reporting.figures.camps import camps
from surveys.services.reporting.figures.changes import changes
from surveys.services.reporting.figures.changes import changes_over_periods
from surveys.services.reporting.figures.changes import slopes
from surveys.services.reporting.figures.changes import slopes_over_periods
from surveys.services.reporting.figures.coefficients import coefficients
from surveys.services.reporting.figures.communities import communities
from surveys.services.reporting.figures.cut_sweep import cut_sweep
from surveys.services.reporting.figures.fears import fears
from surveys.services.reporting.figures.paths import paths
from surveys.services.reporting.figures.phase_plane import phase_plane
from surveys.services.reporting.figures.pools import pools
from surveys.services.reporting.figures.pools import readings
from surveys.services.reporting.figures.specifications import specifications
from surveys.services.reporting.figures.threats import threats
from surveys.services.reporting.figures.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.figures.figure import Figure
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults

    Build = Callable[[RoundResults, Wanted], Figure | None]
    BuildOne = Callable[[RoundResults, AllianceReport, Wanted], Figure | None]

#: What makes each figure, by its id; nothing where the results have nothing to draw.
FIGURES: dict[str, Build] = {
    "phase-plane": phase_plane,
    "coefficients": coefficients,
    "threats": threats,
    "communities": communities,
    "fears": fears,
    "change": changes,
    "slopes": slopes,
    "change-periods": changes_over_periods,
    "slopes-periods": slopes_over_periods,
    "trajectories": paths,
    "calibration": calibration,
}


#: Likewise of one alliance each; their ids go on with that of the alliance, as `figure_of` says.
OF_ALLIANCES: dict[str, BuildOne] = {
    "cut-sweep": cut_sweep,
    "specifications": specifications,
    "camps": camps,
    "pools": pools,
    "readings": readings,
}


def figure_of(kind: str, report: AllianceReport) -> str:
    """Give the id of a figure of one alliance, in its period where it has one."""
    return f"{kind}-{report.id}@{report.period}" if report.period else f"{kind}-{report.id}"


def figure_ids(results: RoundResults) -> tuple[str, ...]:
    """List the ids of all figures that these results may have."""
    of_alliances = (
        figure_of(kind, report) for report in results.alliances for kind in OF_ALLIANCES
    )
    return (*FIGURES, *of_alliances)


def build_figure(results: RoundResults, figure: str, wanted: Wanted) -> Figure | None:
    """Make a figure by its id; None where the results have nothing to draw in it.

    Raises
    ------
    NotFound
        When there is no such figure.
    """
    if figure in FIGURES:
        return FIGURES[figure](results, wanted)
    for report in results.alliances:
        for kind, build in OF_ALLIANCES.items():
            if figure == figure_of(kind, report):
                return build(results, report, wanted)
    raise NotFound(f"There is no figure “{figure}”; there are {', '.join(figure_ids(results))}.")


def has_figure(results: RoundResults, figure: str) -> bool:
    """Say whether the results have anything to draw in a figure."""
    wanted = Wanted(language=results.study.languages[0])
    return build_figure(results, figure, wanted) is not None


def find_figure(results: RoundResults, figure: str, wanted: Wanted | None = None) -> Figure:
    """Make a figure by its id, in the study's first language unless another one is wanted.

    Raises
    ------
    NotFound
        When there is no such figure, the results have nothing to draw in it, or the study has not this language.
    """
    wanted = wanted or Wanted(language=results.study.languages[0])
    if wanted.language not in results.study.languages:
        raise NotFound(
            f"Figures of this study come in {', '.join(results.study.languages)}, not in “{wanted.language}”."
        )
    made = build_figure(results, figure, wanted)
    if made is None:
        raise NotFound(f"The results have nothing to draw in the figure “{figure}”.")
    return made
