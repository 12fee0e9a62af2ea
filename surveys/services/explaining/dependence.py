"""What would change a placement: an error that all experts share, and the fewest experts that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.statistic import Statistic
from surveys.services.explaining.statistic import Value
from surveys.services.explaining.statistic import axes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOTH = "It rests on the experts with a score on both axes."


def _tipping_points(document: dict[str, Any]) -> Iterator[Value]:
    for alliance in document["alliances"]:
        of = " ".join(filter(None, (alliance["id"], alliance["period"])))
        for axis in axes_of(document) if alliance["shared_error"] else ():
            size = alliance["shared_error"]["tipping_point"][axis]
            yield Value(of=f"{of} {axis}", estimate=size, n=alliance["n"])


def _flip_numbers(document: dict[str, Any]) -> Iterator[Value]:
    for alliance in document["alliances"]:
        of = " ".join(filter(None, (alliance["id"], alliance["period"])))
        flip = alliance["sensitivity"]["flip_number"]
        if flip:
            yield Value(of=of, estimate=flip["experts"], n=flip["n"], reason=flip["reason"] or "")


TIPPING_POINT = Statistic(
    id="tipping-point",
    name="Error that all experts share",
    what=(
        "The smallest error common to all experts that would carry the position across a cut point: no panel can see such an "
        f"error, and more experts do not make it smaller. Below 0 they would all have rated too high. {_BOTH}"
    ),
    formula="cut − x̄, on each axis;  with a shared error of standard deviation σ the placement probability is that of N(x̄, scale/w + σ²I), mixed over w",
    options=("shared_errors",),
    reference="Rosenbaum (2002). Observational Studies, 2nd edition, chapter 4. Springer. Owen (1956). Tables for computing bivariate normal probabilities. Annals of Mathematical Statistics 27, 1075–1090.",
    values=_tipping_points,
    python="""
for alliance in results["alliances"]:
    if alliance["shared_error"]:
        both = np.array([scores(alliance["id"], alliance["period"], axis) for axis in AXES]).T
        both = both[~np.isnan(both).any(axis=1)]
        for place, axis in enumerate(AXES):
            said = alliance["shared_error"]["tipping_point"][axis]
            show(alliance, axis, CUTS[axis] - both[:, place].mean(), said)
""",
    r="""
for (a in seq_len(nrow(alliances))) {
  both <- na.omit(sapply(axes, function(axis) scores(alliances$id[a], alliances$period[a], axis)))
  show(alliances[a, ], "tipping point", cuts - colMeans(both))
}
""",
)
FLIP_NUMBER = Statistic(
    id="flip-number",
    name="Flip number",
    what=f"The fewest experts whose removal changes the phase: how few people carry the placement. {_BOTH}",
    formula=(
        "on each axis leave out the most extreme scores on the side of the mean, one by one, until the mean is across the cut; the "
        "smaller of the two numbers, if the phase is another one then"
    ),
    options=(),
    reference="Broderick, Giordano and Meager (2020). An automatic finite-sample robustness metric. arXiv 2011.14999.",
    values=_flip_numbers,
    python="""
def high(values, axis):
    return values.mean() >= CUTS[axis] - 1e-9


def phase(pairs):
    \"\"\"Name the phase of the mean of pairs of scores.\"\"\"
    ends = ("high" if high(pairs[:, 0], AXES[0]) else "low", "strong" if high(pairs[:, 1], AXES[1]) else "weak")
    return results["frame"]["phases"]["_".join(ends)]


for alliance in results["alliances"]:
    said = alliance["sensitivity"]["flip_number"]
    if not said:
        continue
    both = np.array([scores(alliance["id"], alliance["period"], axis) for axis in AXES]).T
    both = both[~np.isnan(both).any(axis=1)]
    found = []
    for place, axis in enumerate(AXES):
        above = high(both[:, place], axis)
        order = np.argsort(-both[:, place] if above else both[:, place], kind="stable")
        for count in range(1, len(both)):
            kept = both[order[count:]]
            if high(kept[:, place], axis) != above:
                found += [count] if phase(kept) != phase(both) else []
                break
    show(alliance, "", min(found, default=None), said["experts"])
""",
    r="""
high <- function(values, axis) mean(values) >= cuts[[match(axis, axes)]] - 1e-9
phase_of <- function(both) {
  phases[[paste0(if (high(both[, 1], axes[1])) "high" else "low", "_", if (high(both[, 2], axes[2])) "strong" else "weak")]]
}
for (a in seq_len(nrow(alliances))) {
  both <- na.omit(sapply(axes, function(axis) scores(alliances$id[a], alliances$period[a], axis)))
  found <- c()
  for (place in 1:2) {
    above <- high(both[, place], axes[place])
    sorted <- both[order(both[, place], decreasing = above), , drop = FALSE]
    for (count in seq_len(nrow(both) - 1)) {
      kept <- sorted[-seq_len(count), , drop = FALSE]
      if (high(kept[, place], axes[place]) != above) {
        if (phase_of(kept) != phase_of(both)) found <- c(found, count)
        break
      }
    }
  }
  show(alliances[a, ], "flip number", if (length(found)) min(found) else NA)
}
""",
)
