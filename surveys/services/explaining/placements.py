"""The probability that the average of the panel stays in a phase."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.statistic import Statistic
from surveys.services.explaining.statistic import Value

if TYPE_CHECKING:
    from collections.abc import Iterator


def _probabilities(document: dict[str, Any]) -> Iterator[Value]:
    for alliance in document["alliances"]:
        of = " ".join(filter(None, (alliance["id"], alliance["period"])))
        probability = alliance["placement_probability"]
        if probability is None:
            reason = alliance["placement_reason"] or ""
            yield Value(of=of, estimate=None, n=alliance["n"], reason=reason)
        for phase, value in sorted((probability or {}).items()):
            yield Value(of=f"{of} {phase}", estimate=value, n=alliance["n"])


PLACEMENT_PROBABILITY = Statistic(
    id="placement-probability",
    name="Placement probability",
    what=(
        "The probability that the mean of an endless panel of such experts lies in a phase, from the experts with a "
        "score on both axes. It is not the probability that the alliance is in that phase: an error that all experts "
        "share is not in it, and it claims too much where positions lie close to a cut point."
    ),
    formula=(
        "μ | data ~ bivariate t with ν = n − 2 degrees of freedom, location x̄, scale S·(n − 1)/(n·ν) "
        "(independence-Jeffreys prior |Σ|^(−3/2));  mass below both cuts = ∫ from −∞ to a of "
        "t_ν(z)·T_(ν+1)((b − ρz)/√((ν + z²)(1 − ρ²)/(ν + 1))) dz, a and b the standardised cuts; the others by "
        "subtraction from the margins"
    ),
    options=("minimum_placed", "clear", "probable", "leaning", "listed"),
    reference=(
        "Box and Tiao (1973). Bayesian Inference in Statistical Analysis, section 8.4. Addison-Wesley. "
        "Kotz and Nadarajah (2004). Multivariate t Distributions and Their Applications. Cambridge University Press."
    ),
    values=_probabilities,
    python="""
from scipy.integrate import quad
from scipy.special import stdtr
from scipy.stats import t

for alliance in results["alliances"]:
    said = alliance["placement_probability"]
    if said is None:
        continue
    pairs = np.array([scores(alliance["id"], alliance["period"], axis) for axis in AXES]).T
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    n, covariance = len(pairs), np.cov(pairs.T)
    df = n - 2
    scale = np.sqrt(np.diag(covariance) * (n - 1) / (n * df))
    rho = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])
    a, b = (np.array([CUTS[axis] for axis in AXES]) - pairs.mean(axis=0)) / scale
    given = lambda z: stdtr(df + 1, (b - rho * z) / np.sqrt((df + z**2) * (1 - rho**2) / (df + 1)))
    both_low = quad(lambda z: t.pdf(z, df) * given(z), -np.inf, a, epsabs=1e-12, epsrel=1e-12)[0]
    low = {"vertical": stdtr(df, a), "horizontal": stdtr(df, b)}
    mass = {
        "low_weak": both_low,
        "low_strong": low["vertical"] - both_low,
        "high_weak": low["horizontal"] - both_low,
        "high_strong": 1 - low["vertical"] - low["horizontal"] + both_low,
    }
    phases = {results["frame"]["phases"][cell]: value for cell, value in mass.items()}
    for phase in sorted(phases):
        show(alliance, phase, phases[phase], said[phase])
""",
    r="""
for (a in seq_len(nrow(alliances))) {
  pairs <- na.omit(sapply(axes, function(axis) scores(alliances$id[a], alliances$period[a], axis)))
  n <- nrow(pairs)
  if (n < smallest) next
  df <- n - 2
  scale <- sqrt(diag(cov(pairs)) * (n - 1) / (n * df))
  rho <- cor(pairs)[1, 2]
  cut <- (cuts - colMeans(pairs)) / scale
  inside <- function(z) dt(z, df) * pt((cut[2] - rho * z) / sqrt((df + z^2) * (1 - rho^2) / (df + 1)), df + 1)
  both_low <- integrate(inside, -Inf, cut[1], rel.tol = 1e-10)$value
  low <- pt(cut, df)
  mass <- c(high_strong = 1 - low[[1]] - low[[2]] + both_low, low_strong = low[[1]] - both_low,
            high_weak = low[[2]] - both_low, low_weak = both_low)
  names(mass) <- phases[names(mass)]
  show(alliances[a, ], "", mass[sort(names(mass))])
}
""",
)
