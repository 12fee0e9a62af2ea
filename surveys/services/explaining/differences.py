"""How communities differ: Cliff's delta, and the energy distance on the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.statistic import Statistic
from surveys.services.explaining.statistic import Value
from surveys.services.explaining.statistic import axes_of
from surveys.services.explaining.statistic import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS = (
    "Only experts with a score on both axes enter, and no group of fewer than five is shown. "
    "Who belongs to which group stands in panel.csv."
)
_PYTHON_GROUPS = """
with open("panel.csv", encoding="utf-8", newline="") as file:
    panel = list(csv.DictReader(file))


def members(alliance, attribute, group):
    \"\"\"Give the scores of a group's members on both axes, for those who have both.\"\"\"
    both = np.array([scores(alliance["id"], alliance["period"], axis) for axis in AXES]).T
    theirs = {row["pseudonym"] for row in panel if row[attribute] == group}
    chosen = [expert in theirs for expert in experts]
    return both[np.array(chosen) & ~np.isnan(both).any(axis=1)]


"""
_R_GROUPS = """
panel <- read.csv("panel.csv", colClasses = "character", na.strings = character(0), encoding = "UTF-8")

# The scores of a group's members on both axes, for those who have both.
members <- function(alliance, attribute, group) {
  both <- sapply(axes, function(axis) scores(alliance$id, alliance$period, axis))
  theirs <- panel$pseudonym[panel[[attribute]] == group]
  na.omit(both[experts %in% theirs, , drop = FALSE])
}
attributes_of <- intersect(names(panel), c("community", setdiff(names(panel), c("pseudonym", "round", "status", "language"))))

# Every two groups of five and more, by attribute.
for_pairs <- function(do) {
  for (a in seq_len(nrow(alliances))) for (attribute in attributes_of) {
    groups <- sort(setdiff(unique(panel[[attribute]]), ""))
    groups <- Filter(function(group) nrow(members(alliances[a, ], attribute, group)) >= 5, groups)
    if (length(groups) > 1) for (pair in combn(groups, 2, simplify = FALSE))
      do(alliances[a, ], attribute, pair)
  }
}
"""


def _pairs(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for alliance in document["alliances"]:
        of = " ".join(filter(None, (alliance["id"], alliance["period"])))
        for comparison in alliance["groups"]:
            for pair in comparison["pairs"]:
                yield f"{of} {comparison['attribute']} {pair['first']} {pair['second']}", pair


def _deltas(document: dict[str, Any]) -> Iterator[Value]:
    for of, pair in _pairs(document):
        for axis in axes_of(document):
            yield value_of(f"{of} {axis}", pair["axes"][axis]["cliff_delta"])


def _energies(document: dict[str, Any]) -> Iterator[Value]:
    for of, pair in _pairs(document):
        energy = pair["energy"]
        n = energy["n_first"] + energy["n_second"]
        yield Value(of=of, estimate=energy["statistic"], n=n)


CLIFF_DELTA = Statistic(
    id="cliff-delta",
    name="Cliff’s delta between groups",
    what=f"How much oftener a member of the first group stands above one of the second than below, from −1 to 1. {_GROUPS}",
    formula=(
        "d = Σᵢ Σⱼ sign(xᵢ − yⱼ) / (n₁·n₂);  "
        "s² = (n₂²·Σᵢ(dᵢ. − d)² + n₁²·Σⱼ(d.ⱼ − d)² − ΣΣ(dᵢⱼ − d)²) / (n₁·n₂·(n₁ − 1)·(n₂ − 1)), at least (1 − d²)/(n₁·n₂ − 1);  "
        "interval: (d − d³ ± t·s·√((1 − d²)² + t²·s²)) / (1 − d² + t²·s²), t with n₁ + n₂ − 2 degrees of freedom"
    ),
    options=("level", "minimum_placed"),
    reference=(
        "Cliff (1993). Dominance statistics: ordinal analyses to answer ordinal questions. Psychological Bulletin 114, 494–509. "
        "Feng and Cliff (2004). Monte Carlo evaluation of ordinal d with improved confidence interval. "
        "Journal of Modern Applied Statistical Methods 3, 322–332."
    ),
    values=_deltas,
    python=f"""{_PYTHON_GROUPS}from scipy.special import stdtrit

for alliance in results["alliances"]:
    for comparison in alliance["groups"]:
        attribute = comparison["attribute"]
        for pair in comparison["pairs"]:
            groups = [members(alliance, attribute, pair[end]) for end in ("first", "second")]
            for place, axis in enumerate(AXES):
                x, y = (group[:, place] for group in groups)
                apart = x[:, None] - y
                above = np.sign(np.where(np.abs(apart) > 1e-9, apart, 0))
                d, n, m = above.mean(), len(x), len(y)
                said = pair["axes"][axis]["cliff_delta"]
                what = f"{{attribute}} {{pair['first']}} {{pair['second']}} {{axis}}"
                show(alliance, what, d, said["estimate"])
                if said["interval"]:
                    rows_, columns = above.mean(axis=1), above.mean(axis=0)
                    parts = m**2 * ((rows_ - d) ** 2).sum() + n**2 * ((columns - d) ** 2).sum()
                    s2 = (parts - ((above - d) ** 2).sum()) / (n * m * (n - 1) * (m - 1))
                    s2 = max(s2, (1 - d**2) / (n * m - 1))
                    t = stdtrit(n + m - 2, (1 + LEVEL) / 2)
                    half = t * (s2 * ((1 - d**2) ** 2 + t**2 * s2)) ** 0.5
                    below = 1 - d**2 + t**2 * s2
                    show(alliance, f"{{what}} low", (d - d**3 - half) / below, said["interval"]["low"])
                    show(alliance, f"{{what}} high", (d - d**3 + half) / below, said["interval"]["high"])
""",
    r=f"""{_R_GROUPS}
for_pairs(function(alliance, attribute, pair) {{
  first <- members(alliance, attribute, pair[1])
  second <- members(alliance, attribute, pair[2])
  for (axis in axes) {{
    apart <- outer(first[, axis], second[, axis], "-")
    above <- sign(ifelse(abs(apart) > 1e-9, apart, 0))
    d <- mean(above)
    n <- nrow(above)
    m <- ncol(above)
    s2 <- (m^2 * sum((rowMeans(above) - d)^2) + n^2 * sum((colMeans(above) - d)^2) - sum((above - d)^2)) /
      (n * m * (n - 1) * (m - 1))
    s2 <- max(s2, (1 - d^2) / (n * m - 1))
    t <- qt((1 + level) / 2, n + m - 2)
    half <- t * sqrt(s2 * ((1 - d^2)^2 + t^2 * s2))
    below <- 1 - d^2 + t^2 * s2
    show(alliance, paste(attribute, pair[1], pair[2], axis), c(d, (d - d^3 - half) / below, (d - d^3 + half) / below))
  }}
}})
""",
)
ENERGY_DISTANCE = Statistic(
    id="energy-distance",
    name="Energy test between groups",
    what=(
        "Whether two groups place an alliance differently anywhere on the plane, not in their means alone. Its p is the share of "
        "assignments of the same experts to groups of these sizes with a statistic at least as large; all pairs of groups and all "
        f"alliances are then adjusted for together (Holm). {_GROUPS} A script draws its own assignments, so its p differs a little."
    ),
    formula=(
        "T = n₁·n₂/(n₁ + n₂) · (2·mean|xᵢ − yⱼ| − mean|xᵢ − xₖ| − mean|yⱼ − yₗ|), Euclidean distances, all n² pairs within a group;  "
        "p = (b + 1)/(draws + 1) of seeded assignments, or the exact share where all can be looked at"
    ),
    options=("permutations", "seed", "minimum_placed"),
    reference=(
        "Székely and Rizzo (2013). Energy statistics: a class of statistics based on distances. "
        "Journal of Statistical Planning and Inference 143, 1249–1272. "
        "Holm (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65–70."
    ),
    values=_energies,
    python=f"""{_PYTHON_GROUPS}def statistic(x, y):
    \"\"\"Give the energy statistic of two groups of points.\"\"\"
    between, first, second = (
        np.sqrt(((one[:, None] - other) ** 2).sum(axis=2)).mean() for one, other in ((x, y), (x, x), (y, y))
    )
    return len(x) * len(y) / (len(x) + len(y)) * (2 * between - first - second)


rng = np.random.default_rng(1)
for alliance in results["alliances"]:
    for comparison in alliance["groups"]:
        attribute = comparison["attribute"]
        for pair in comparison["pairs"]:
            x, y = (members(alliance, attribute, pair[end]) for end in ("first", "second"))
            found = statistic(x, y)
            what = f"{{attribute}} {{pair['first']}} {{pair['second']}}"
            show(alliance, what, found, pair["energy"]["statistic"])
            drawn = [rng.permutation(np.concatenate([x, y])) for _ in range(999)]
            reached = sum(statistic(each[: len(x)], each[len(x) :]) >= found - 1e-9 for each in drawn)
            print(f"# p about {{(reached + 1) / 1000}}; results.json has {{pair['energy']['p']}}")
""",
    r=f"""{_R_GROUPS}
energy <- function(x, y) {{
  apart <- as.matrix(dist(rbind(x, y)))
  first <- seq_len(nrow(x))
  nrow(x) * nrow(y) / (nrow(x) + nrow(y)) *
    (2 * mean(apart[first, -first]) - mean(apart[first, first]) - mean(apart[-first, -first]))
}}
set.seed(1)
for_pairs(function(alliance, attribute, pair) {{
  x <- members(alliance, attribute, pair[1])
  y <- members(alliance, attribute, pair[2])
  found <- energy(x, y)
  both <- rbind(x, y)
  drawn <- replicate(999, {{
    chosen <- sample(nrow(both), nrow(x))
    energy(both[chosen, ], both[-chosen, ])
  }})
  show(alliance, paste(attribute, pair[1], pair[2]), c(statistic = found, p = (sum(drawn >= found - 1e-9) + 1) / 1000))
}})
""",
)
