"""How concentrated opinion is on the linking item: r_wg, and the average deviation."""

from __future__ import annotations

from surveys.services.explaining.statistic import Statistic
from surveys.services.explaining.statistic import by_axis

_LINKING = "It is of the linking item about one alliance. "

R_WG = Statistic(
    id="r-wg",
    name="r_wg",
    what=(
        f"{_LINKING}How much smaller the variance of the experts’ answers is than that of answers at random on the whole scale: 1 where "
        "all say the same. Its interval leaves experts out one at a time (jackknife)."
    ),
    formula="r_wg = 1 − s²/σ², not below 0;  σ² = (K² − 1)/12 on K points",
    options=("level", "null_draws", "seed"),
    reference="James, Demaree and Wolf (1984). Estimating within-group interrater reliability with and without response bias. Journal of Applied Psychology 69, 85–98.",
    values=by_axis("r_wg"),
    python="""
for alliance in results["alliances"]:
    for axis in AXES:
        x = table("alliance", alliance["id"], alliance["period"], axis, item=LINKING[axis])
        x = x[~np.isnan(x)]
        said = alliance["axes"][axis]["r_wg"]["estimate"]
        at_random = (len(SCALE[axis]) ** 2 - 1) / 12
        if said is not None:
            show(alliance, axis, max(1 - x.var(ddof=1) / at_random, 0), said)
""",
    r="""
for (a in seq_len(nrow(alliances))) for (axis in axes) {
  x <- na.omit(c(rated("alliance", alliances$id[a], alliances$period[a], axis, linking[[axis]])))
  at_random <- (length(scale_of[[axis]])^2 - 1) / 12
  show(alliances[a, ], axis, max(1 - var(x) / at_random, 0))
}
""",
)
AVERAGE_DEVIATION = Statistic(
    id="average-deviation",
    name="Average deviation (AD)",
    what=(
        f"{_LINKING}How far an expert’s answer lies from the mean of all, on average, in points of the scale: 0 where all say the same. "
        "Its interval leaves experts out one at a time (jackknife)."
    ),
    formula="AD = Σ |xₑ − x̄| / n",
    options=("level", "null_draws", "seed"),
    reference="Burke, Finkelstein and Dusig (1999). On average deviation indices for estimating interrater agreement. Organizational Research Methods 2, 49–68.",
    values=by_axis("average_deviation"),
    python="""
for alliance in results["alliances"]:
    for axis in AXES:
        x = table("alliance", alliance["id"], alliance["period"], axis, item=LINKING[axis])
        x = x[~np.isnan(x)]
        said = alliance["axes"][axis]["average_deviation"]["estimate"]
        if said is not None:
            show(alliance, axis, np.abs(x - x.mean()).mean(), said)
""",
    r="""
for (a in seq_len(nrow(alliances))) for (axis in axes) {
  x <- na.omit(c(rated("alliance", alliances$id[a], alliances$period[a], axis, linking[[axis]])))
  show(alliances[a, ], axis, mean(abs(x - mean(x))))
}
""",
)
