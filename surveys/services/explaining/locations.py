"""Where the experts' scores lie: mean, median, trimmed mean."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.statistic import Statistic
from surveys.services.explaining.statistic import Value
from surveys.services.explaining.statistic import axes_of
from surveys.services.explaining.statistic import by_axis
from surveys.services.explaining.statistic import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCORE = (
    "An expert’s score on an axis is the mean of the questions answered, reversed items turned, "
    "if at least two thirds of the questions were answered."
)


def _hodges_lehmann(document: dict[str, Any]) -> Iterator[Value]:
    for alliance in document["alliances"]:
        of = " ".join(filter(None, (alliance["id"], alliance["period"])))
        for pool in alliance["pools"]["scores"]:
            if pool["name"] == "hodges_lehmann":
                for axis in axes_of(document):
                    yield value_of(f"{of} {axis}", pool["axes"][axis])


AXIS_MEAN = Statistic(
    id="axis-mean",
    name="Mean of an axis",
    what=f"{_SCORE} The position of an alliance is the mean of the experts’ scores, each with the same weight.",
    formula="x̄ = Σ xₑ / n;  interval: x̄ ± t(1 − (1 − level)/2; n − 1) · s / √n",
    options=("level", "minimum_placed"),
    reference="Student (1908). The probable error of a mean. Biometrika 6, 1–25.",
    values=by_axis("mean"),
    python="""
from scipy.special import stdtrit

for alliance in results["alliances"]:
    for axis in AXES:
        x = scores(alliance["id"], alliance["period"], axis)
        x = x[~np.isnan(x)]
        said = alliance["axes"][axis]["mean"]
        show(alliance, axis, x.mean() if len(x) else None, said["estimate"])
        if said["interval"]:
            half = stdtrit(len(x) - 1, 1 - (1 - LEVEL) / 2) * x.std(ddof=1) / len(x) ** 0.5
            show(alliance, f"{axis} low", x.mean() - half, said["interval"]["low"])
            show(alliance, f"{axis} high", x.mean() + half, said["interval"]["high"])
""",
    r="""
for (a in seq_len(nrow(alliances))) for (axis in axes) {
  x <- na.omit(scores(alliances$id[a], alliances$period[a], axis))
  half <- qt(1 - (1 - level) / 2, length(x) - 1) * sd(x) / sqrt(length(x))
  show(alliances[a, ], axis, c(mean(x), mean(x) - half, mean(x) + half))
}
""",
)
MEDIAN = Statistic(
    id="median",
    name="Median of an axis",
    what=f"{_SCORE} Half of the experts’ scores lie below the median. Its interval has the level that it says, which is at least the one asked for where six experts or more have a score.",
    formula="the middle score;  interval [x₍ᵣ₎, x₍ₙ₊₁₋ᵣ₎] with the largest r for which 1 − 2·P(B ≤ r − 1) ≥ level, B binomial (n, ½)",
    options=("level", "minimum_placed"),
    reference="Conover (1999). Practical Nonparametric Statistics, 3rd edition. Wiley.",
    values=by_axis("median"),
    python="""
from scipy.special import bdtr

for alliance in results["alliances"]:
    for axis in AXES:
        x = scores(alliance["id"], alliance["period"], axis)
        x = np.sort(x[~np.isnan(x)])
        said = alliance["axes"][axis]["median"]
        show(alliance, axis, np.median(x) if len(x) else None, said["estimate"])
        if said["interval"]:
            n, r = len(x), 1
            while r < n / 2 and 1 - 2 * bdtr(r, n, 0.5) >= LEVEL:
                r += 1
            show(alliance, f"{axis} low", x[r - 1], said["interval"]["low"])
            show(alliance, f"{axis} high", x[n - r], said["interval"]["high"])
""",
    r="""
for (a in seq_len(nrow(alliances))) for (axis in axes) {
  x <- sort(na.omit(scores(alliances$id[a], alliances$period[a], axis)))
  n <- length(x)
  r <- 1
  while (r < n / 2 && 1 - 2 * pbinom(r, n, 0.5) >= level) r <- r + 1
  show(alliances[a, ], axis, c(median(x), x[r], x[n + 1 - r]))
}
""",
)
TRIMMED_MEAN = Statistic(
    id="trimmed-mean",
    name="Trimmed mean of an axis",
    what=f"{_SCORE} A fifth of the scores is cut off at each end, so that a few extreme experts move it little.",
    formula="g = ⌊0.2·n⌋ scores off each end, the mean of the rest;  interval: ± t(n − 2g − 1) · s_w / (0.6·√n), s_w from the scores with each cut one set to the nearest kept one",
    options=("level", "minimum_placed"),
    reference="Tukey and McLaughlin (1963). Less vulnerable confidence and significance procedures for location based on a single sample. Sankhyā A 25, 331–352.",
    values=by_axis("trimmed_mean"),
    python="""
from scipy.special import stdtrit

for alliance in results["alliances"]:
    for axis in AXES:
        x = scores(alliance["id"], alliance["period"], axis)
        x = np.sort(x[~np.isnan(x)])
        said = alliance["axes"][axis]["trimmed_mean"]
        g = int(0.2 * len(x))
        kept = x[g : len(x) - g]
        show(alliance, axis, kept.mean() if len(x) else None, said["estimate"])
        if said["interval"]:
            s_w = np.clip(x, kept[0], kept[-1]).std(ddof=1)
            half = stdtrit(len(kept) - 1, 1 - (1 - LEVEL) / 2) * s_w / (0.6 * len(x) ** 0.5)
            show(alliance, f"{axis} low", kept.mean() - half, said["interval"]["low"])
            show(alliance, f"{axis} high", kept.mean() + half, said["interval"]["high"])
""",
    r="""
for (a in seq_len(nrow(alliances))) for (axis in axes) {
  x <- sort(na.omit(scores(alliances$id[a], alliances$period[a], axis)))
  n <- length(x)
  g <- floor(0.2 * n)
  kept <- x[(g + 1):(n - g)]
  s_w <- sd(pmin(pmax(x, min(kept)), max(kept)))
  half <- qt(1 - (1 - level) / 2, length(kept) - 1) * s_w / (0.6 * sqrt(n))
  show(alliances[a, ], axis, c(mean(kept), mean(kept) - half, mean(kept) + half))
}
""",
)
HODGES_LEHMANN = Statistic(
    id="hodges-lehmann",
    name="Hodges–Lehmann estimate",
    what=f"{_SCORE} The middle of the means of all pairs of experts, of those with a score on both axes: nearly as exact as the mean, and little moved by extreme experts.",
    formula="median of (xₑ + x_f) / 2 over all pairs of experts e ≤ f, each with itself among them",
    options=("minimum_placed",),
    reference="Hodges and Lehmann (1963). Estimates of location based on rank tests. Annals of Mathematical Statistics 34, 598–611.",
    values=_hodges_lehmann,
    python="""
for alliance in results["alliances"]:
    pairs = np.array([scores(alliance["id"], alliance["period"], axis) for axis in AXES]).T
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    said = [pool for pool in alliance["pools"]["scores"] if pool["name"] == "hodges_lehmann"]
    first, second = np.triu_indices(len(pairs))
    for pool in said:
        for column, axis in enumerate(AXES):
            x = pairs[:, column]
            found = np.median((x[first] + x[second]) / 2) if len(x) else None
            if pool["axes"][axis]["estimate"] is not None:
                show(alliance, axis, found, pool["axes"][axis]["estimate"])
""",
    r="""
for (a in seq_len(nrow(alliances))) {
  pairs <- na.omit(sapply(axes, function(axis) scores(alliances$id[a], alliances$period[a], axis)))
  for (axis in axes) {
    means <- outer(pairs[, axis], pairs[, axis], `+`) / 2
    show(alliances[a, ], axis, median(means[upper.tri(means, diag = TRUE)]))
  }
}
""",
)
