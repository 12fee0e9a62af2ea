"""How far experts agree, and whether the items of an axis hang together."""

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


def _cronbach(document: dict[str, Any]) -> Iterator[Value]:
    for axis in axes_of(document):
        yield value_of(axis, document["reliability"][axis]["cronbach_alpha"])


def _krippendorff(document: dict[str, Any]) -> Iterator[Value]:
    for axis in axes_of(document):
        key = "krippendorff_alpha_ordinal"
        yield value_of(f"alliances {axis}", document["reliability"][axis][key])
        yield value_of(f"vignettes {axis}", document["scale_use"]["axes"][axis][key])


CRONBACH_ALPHA = Statistic(
    id="cronbach-alpha",
    name="Cronbach’s alpha",
    what=(
        "Whether the items of an axis hang together in single experts’ perceptions. Rows are experts, once an "
        "alliance, without gaps; differences between alliances are taken out. It certifies no alliance’s score."
    ),
    formula="α = k/(k − 1) · (1 − Σ sᵢ² / s_T²), from the covariances within alliances",
    options=("level", "minimum_placed"),
    reference="Cronbach (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297–334.",
    values=_cronbach,
    python="""
for axis in AXES:
    said = results["reliability"][axis]["cronbach_alpha"]["estimate"]
    if said is None:
        continue
    targets = [("alliance", each["id"], each["period"], axis) for each in results["alliances"]]
    tables, named = [table(*each) for each in targets], [questions(*each) for each in targets]
    if any(names != named[0] for names in named):  # other threats: an item is averaged over its own
        items = sorted({item for names in named for item, _ in names})
        tables = [by_item(found, names, items) for found, names in zip(tables, named)]
    centred, groups = [], 0
    for found in tables:
        complete = found[~np.isnan(found).any(axis=1)]
        if len(complete):
            centred.append(complete - complete.mean(axis=0))
            groups += 1
    rows_of_all = np.vstack(centred)
    k, freedom = rows_of_all.shape[1], len(rows_of_all) - groups
    items_apart = (rows_of_all**2).sum() / freedom
    total = (rows_of_all.sum(axis=1) ** 2).sum() / freedom
    show(None, axis, k / (k - 1) * (1 - items_apart / total), said)
""",
    r="""
for (axis in axes) {
  # Where alliances were asked about other threats, average each item over its own threats first.
  centred <- NULL
  groups <- 0
  for (a in seq_len(nrow(alliances))) {
    found <- rated("alliance", alliances$id[a], alliances$period[a], axis)
    complete <- found[complete.cases(found), , drop = FALSE]
    if (nrow(complete) > 0) {
      centred <- rbind(centred, scale(complete, scale = FALSE))
      groups <- groups + 1
    }
  }
  k <- ncol(centred)
  freedom <- nrow(centred) - groups
  alpha <- k / (k - 1) * (1 - (sum(centred^2) / freedom) / (sum(rowSums(centred)^2) / freedom))
  show(NULL, axis, alpha)
}
""",
)
KRIPPENDORFF_ALPHA = Statistic(
    id="krippendorff-alpha",
    name="Krippendorff’s alpha, ordinal",
    what=(
        "Whether experts use the same numbers for the same alliance or vignette, on the linking item. Every pair of "
        "ratings of a target counts; below five targets there is none."
    ),
    formula="α = 1 − (n − 1)·Σ o_ck δ²_ck / Σ n_c n_k δ²_ck,  δ²_ck = (n_c/2 + n_(c+1) + … + n_(k−1) + n_k/2)²",
    options=("level", "minimum_targets", "minimum_placed"),
    reference="Krippendorff (2011). Computing Krippendorff’s alpha-reliability. University of Pennsylvania.",
    values=_krippendorff,
    python="""
def alpha(units):
    units = [unit[~np.isnan(unit)] for unit in units]
    units = [unit for unit in units if len(unit) > 1]
    scale = np.unique(np.concatenate(units))
    counts = np.array([[(unit == point).sum() for point in scale] for unit in units])
    m, n_c = counts.sum(axis=1), counts.sum(axis=0)
    coincidences = sum(
        (np.outer(row, row) - np.diag(row)) / (size - 1) for row, size in zip(counts, m)
    )
    middle = n_c.cumsum() - n_c / 2
    distance = (middle[:, None] - middle[None, :]) ** 2
    n = n_c.sum()
    return 1 - (n - 1) * (coincidences * distance).sum() / (np.outer(n_c, n_c) * distance).sum()


targets = {
    "alliances": [("alliance", each["id"], each["period"]) for each in results["alliances"]],
    "vignettes": [("vignette", name, "") for name in VIGNETTES],
}
for axis in AXES:
    found = {"alliances": results["reliability"][axis], "vignettes": results["scale_use"]["axes"][axis]}
    for kind, rated in targets.items():
        said = found[kind]["krippendorff_alpha_ordinal"]["estimate"]
        if said is not None:
            units = [table(*target, axis, item=LINKING[axis])[:, 0] for target in rated]
            show(None, f"{kind} {axis}", alpha(units), said)
""",
    r="""
alpha <- function(units) {
  units <- lapply(units, function(unit) unit[!is.na(unit)])
  units <- units[lengths(units) > 1]
  points <- sort(unique(unlist(units)))
  counts <- t(sapply(units, function(unit) sapply(points, function(point) sum(unit == point))))
  pairs <- Reduce(`+`, lapply(seq_along(units), function(u)
    (outer(counts[u, ], counts[u, ]) - diag(counts[u, ], length(points))) / (sum(counts[u, ]) - 1)))
  n_c <- colSums(counts)
  distance <- outer(cumsum(n_c) - n_c / 2, cumsum(n_c) - n_c / 2, `-`)^2
  1 - (sum(n_c) - 1) * sum(pairs * distance) / sum(outer(n_c, n_c) * distance)
}
for (axis in axes) {
  units <- lapply(vignettes, function(name) rated("vignette", name, "", axis, linking[[axis]])[, 1])
  if (length(units) >= 5) show(NULL, paste("vignettes", axis), alpha(units))
  units <- lapply(seq_len(nrow(alliances)), function(a)
    rated("alliance", alliances$id[a], alliances$period[a], axis, linking[[axis]])[, 1])
  if (length(units) >= 5) show(NULL, paste("alliances", axis), alpha(units))
}
""",
)
VAN_DER_EIJK_A = Statistic(
    id="van-der-eijk-a",
    name="Van der Eijk’s A",
    what=(
        "How concentrated the ratings of the linking item are on its ordered points: 1 where all experts agree, 0 where "
        "they are spread evenly, −1 where half stand at either end. Below 0 there are two camps."
    ),
    formula=(
        "Peel the frequencies into layers of equal height; over S of K points A = U·(1 − (S − 1)/(K − 1)), "
        "U = ((K − 2)·TU − (K − 1)·TDU) / ((K − 2)·(TU + TDU)), TU and TDU the triples of points like 110 or 011, and "
        "like 101; A is the mean of the layers weighted by the ratings in them"
    ),
    options=("minimum_placed", "null_draws", "seed"),
    reference="Van der Eijk (2001). Measuring agreement in ordered rating scales. Quality and Quantity 35, 325–341.",
    values=by_axis("van_der_eijk_a"),
    python="""
from itertools import combinations


def agreement(counts):
    total, floor, found, k = sum(counts), 0, 0.0, len(counts)
    for height in sorted(set(counts) - {0}):
        layer = [count > floor for count in counts]
        triples = list(combinations(layer, 3))
        apart = triples.count((True, False, True))
        near = triples.count((True, True, False)) + triples.count((False, True, True))
        u = 1.0
        if near + apart:
            u = ((k - 2) * near - (k - 1) * apart) / ((k - 2) * (near + apart))
        s = sum(layer)
        found += s * (height - floor) / total * u * (1 - (s - 1) / (k - 1))
        floor = height
    return found


for alliance in results["alliances"]:
    for axis in AXES:
        said = alliance["axes"][axis]["van_der_eijk_a"]["estimate"]
        if said is not None:
            x = table("alliance", alliance["id"], alliance["period"], axis, item=LINKING[axis])[:, 0]
            show(alliance, axis, agreement([int((x == point).sum()) for point in SCALE[axis]]), said)
""",
    r="""
agreement <- function(counts) {
  k <- length(counts)
  triples <- combn(k, 3)
  floor <- 0
  found <- 0
  for (height in sort(unique(counts[counts > 0]))) {
    layer <- counts > floor
    one <- layer[triples[1, ]]; two <- layer[triples[2, ]]; three <- layer[triples[3, ]]
    apart <- sum(one & !two & three)
    near <- sum(one & two & !three) + sum(!one & two & three)
    u <- if (near + apart == 0) 1 else ((k - 2) * near - (k - 1) * apart) / ((k - 2) * (near + apart))
    s <- sum(layer)
    found <- found + s * (height - floor) / sum(counts) * u * (1 - (s - 1) / (k - 1))
    floor <- height
  }
  found
}
for (a in seq_len(nrow(alliances))) for (axis in axes) {
  x <- rated("alliance", alliances$id[a], alliances$period[a], axis, linking[[axis]])[, 1]
  show(alliances[a, ], axis, agreement(sapply(scale_of[[axis]], function(point) sum(x == point, na.rm = TRUE))))
}
""",
)
