"""The probability that the average of a panel stays in each phase, and the word for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypedDict

import numpy as np

from analysis.ellipse import posterior_ellipse
from analysis.expert_bootstrap import over_resamples
from analysis.frame import TOLERANCE
from analysis.location import exact_mean
from analysis.phase_mass import by_phase
from analysis.phase_mass import mass_by_phase
from analysis.placement_results import Placement
from analysis.placement_results import SharedError
from analysis.placement_results import SharedErrorProbability
from analysis.posterior import posterior_of
from analysis.shared_error import mass_with_shared_error
from analysis.shared_error import tipping_point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.posterior import Posterior

NOT_ASSESSED = "not_assessed"
METHOD = (
    "posterior mass of each cell: bivariate t with n − 2 degrees of freedom, "
    "independence-Jeffreys prior, by quadrature"
)


class _Point(TypedDict):
    position: Mapping[str, float] | None
    phase: str | None
    alternative_phase: str | None
    boundary: Mapping[str, bool]


def place(pairs: FloatArray, frame: Frame, options: Options) -> Placement:
    """Place an alliance from its experts' scores.

    Parameters
    ----------
    pairs
        shape (n, 2): vertical and horizontal score of each expert with both.
    frame
        The axes with their cuts, and the map.
    options
        Smallest panel, words, levels.

    """
    ordered = pairs[np.lexsort(pairs.T)]
    if len(ordered) < options.minimum_placed:
        return _unplaced(ordered, frame)
    centre = _centre(ordered)
    posterior = posterior_of(ordered)
    probability = mass_by_phase(posterior, frame)
    bootstrap = _bootstrap(ordered, frame, options)
    phase = frame.phase(*centre)
    return Placement(
        n=len(ordered),
        method=METHOD,
        **_point(centre, frame),
        probability=probability,
        bootstrap_probability=bootstrap,
        certainty=_word(probability[phase], options),
        listed=_listed(probability, options),
        covariance=_covariance(ordered),
        ellipses={
            f"{100 * level:g}": posterior_ellipse(posterior, level)
            for level in options.ellipse_levels
        },
        shared_error=_shared_error(posterior, frame, options),
        reason=None,
        warnings=_warnings(posterior, probability, bootstrap, options),
    )


def _unplaced(pairs: FloatArray, frame: Frame) -> Placement:
    point = (
        _point(_centre(pairs), frame)
        if len(pairs)
        else _Point(position=None, phase=None, alternative_phase=None, boundary={})
    )
    return Placement(
        n=len(pairs),
        method=METHOD,
        **point,
        probability=None,
        bootstrap_probability=None,
        certainty=NOT_ASSESSED,
        listed=(),
        covariance=None,
        ellipses=None,
        shared_error=None,
        reason="too_few_experts" if len(pairs) else "no_complete_pairs",
        warnings=(),
    )


def _centre(pairs: FloatArray) -> tuple[float, float]:
    return (exact_mean(pairs[:, 0]), exact_mean(pairs[:, 1]))


def _point(centre: tuple[float, float], frame: Frame) -> _Point:
    vertical, horizontal = centre
    cell = frame.cell(vertical, horizontal)
    return _Point(
        position={frame.vertical.id: vertical, frame.horizontal.id: horizontal},
        phase=frame.phases.phase(*cell),
        alternative_phase=frame.alternative.phase(*cell) if frame.alternative else None,
        boundary={
            frame.vertical.id: frame.vertical.is_boundary(vertical),
            frame.horizontal.id: frame.horizontal.is_boundary(horizontal),
        },
    )


def _cuts(frame: Frame) -> tuple[float, float]:
    return (frame.vertical.cut, frame.horizontal.cut)


def _bootstrap(pairs: FloatArray, frame: Frame, options: Options) -> dict[str, float]:
    """Resample the experts, each with both scores, and count where their average falls."""
    n = len(pairs)
    means = over_resamples(
        n, lambda drawn: drawn @ pairs / n, n_boot=options.bootstrap_draws, seed=options.seed
    )
    vertical = means[:, 0] >= frame.vertical.cut - TOLERANCE
    horizontal = means[:, 1] >= frame.horizontal.cut - TOLERANCE
    cells = (
        vertical & horizontal,
        ~vertical & horizontal,
        vertical & ~horizontal,
        ~vertical & ~horizontal,
    )
    return by_phase(frame, tuple(float(cell.mean()) for cell in cells))


def _word(probability: float, options: Options) -> str:
    for word in ("clear", "probable", "leaning"):
        if probability >= getattr(options, word):
            return word
    return "not_placed"


def _listed(probability: Mapping[str, float], options: Options) -> tuple[str, ...]:
    ranked = sorted(probability, key=lambda phase: -probability[phase])
    return tuple(phase for phase in ranked if probability[phase] >= options.listed)


def _covariance(pairs: FloatArray) -> tuple[tuple[float, float], tuple[float, float]]:
    (vertical, shared), (_, horizontal) = np.cov(pairs.T, ddof=1).tolist()
    return ((vertical, shared), (shared, horizontal))


def _shared_error(posterior: Posterior, frame: Frame, options: Options) -> SharedError:
    cuts = _cuts(frame)
    tipping = {
        frame.vertical.id: tipping_point(posterior.vertical, cuts[0]),
        frame.horizontal.id: tipping_point(posterior.horizontal, cuts[1]),
    }
    return SharedError(
        tipping_point=tipping,
        nearest=min(tipping, key=lambda axis: abs(tipping[axis])),
        placement_probability=tuple(
            SharedErrorProbability(
                sd=sd,
                probability=by_phase(frame, mass_with_shared_error(posterior, cuts, sd).masses),
            )
            for sd in options.shared_errors
        ),
    )


def _warnings(
    posterior: Posterior,
    probability: Mapping[str, float],
    bootstrap: Mapping[str, float],
    options: Options,
) -> tuple[str, ...]:
    gap = max(abs(probability[phase] - bootstrap[phase]) for phase in probability)
    codes = {
        "unanimous": posterior.is_point,
        "degenerate": posterior.is_degenerate and not posterior.is_point,
        "bootstrap_differs": gap > options.bootstrap_gap,
    }
    return tuple(code for code, applies in codes.items() if applies)
