"""What has changed between two occasions, and whether it could be chance."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.statistic import Statistic
from surveys.services.explaining.statistic import Value
from surveys.services.explaining.statistic import axes_of
from surveys.services.explaining.statistic import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def _changes(document: dict[str, Any]) -> Iterator[Value]:
    for comparison in document["change"]["comparisons"]:
        ends = " to ".join(_occasion(comparison[end]) for end in ("from", "to"))
        for axis in axes_of(document):
            found = comparison["axes"][axis]
            of = f"{comparison['alliance']} {ends} {axis}"
            yield value_of(of, found["change"])
            # Where not all assignments are looked at, a script that draws its own has another p.
            if found["test"]["exact"] and found["test"]["p"] is not None:
                yield Value(of=f"{of} p", estimate=found["test"]["p"], n=found["test"]["n"])


def _occasion(moment: dict[str, str]) -> str:
    return " ".join(filter(None, (moment["round"], moment["period"])))


CHANGE = Statistic(
    id="change",
    name="Change, and its sign-flip test",
    what=(
        "The mean over the experts who judged both times of the later score minus the earlier one, over the questions that both "
        "occasions asked. If nothing had changed, each expert’s difference could as well have the other sign: p is the share of all "
        "assignments of signs with a mean at least as far from 0. With few experts no p can be small, and the page says so. "
        "The scripts read the earlier round’s ratings.csv from a folder named after that round, beside the two files."
    ),
    formula=(
        "d̄ = Σ(x₂ₑ − x₁ₑ)/n;  interval: d̄ ± t(1 − (1 − level)/2; n − 1)·s/√n;  "
        "p = #{signs: |Σ ±dₑ| ≥ |Σ dₑ|}/2ⁿ for n ≤ 14, else (b + 1)/(draws + 1) of seeded ones"
    ),
    options=("level", "permutations", "seed", "minimum_placed"),
    reference=(
        "Fisher (1935). The Design of Experiments, section 21. Oliver and Boyd. "
        "Phipson and Smyth (2010). Permutation p-values should never be zero. "
        "Statistical Applications in Genetics and Molecular Biology 9, article 39."
    ),
    values=_changes,
    python='''
from itertools import product
from pathlib import Path


def occasion(moment, alliance, axis):
    """Give the ratings of each expert by question, and the questions that were asked."""
    file = Path(moment["round"], "ratings.csv")
    with (file if file.exists() else Path("ratings.csv")).open(encoding="utf-8", newline="") as opened:
        about = ("alliance", alliance, moment["period"], axis, "")
        said = [
            row
            for row in csv.DictReader(opened)
            if (row["target_kind"], row["target"], row["period"], row["construct"], row["perspective"]) == about
        ]
    found = {}
    for row in said:
        found.setdefault(row["pseudonym"], {})[row["item"], row["threat"]] = turned(row)
    return found, {(row["item"], row["threat"]) for row in said if row["missing"] != "not_shown"}


def score(given, shared):
    """Average the shared questions, if at least two thirds of them were answered."""
    answered = [given[each] for each in shared if each in given and not np.isnan(given[each])]
    return sum(answered) / len(answered) if 3 * len(answered) >= 2 * len(shared) > 0 else np.nan


for comparison in results["change"]["comparisons"]:
    ends = [comparison["from"], comparison["to"]]
    names = " to ".join(" ".join(filter(None, [end["round"], end["period"]])) for end in ends)
    for axis in AXES:
        (before, first), (after, last) = (occasion(end, comparison["alliance"], axis) for end in ends)
        shared = sorted(first & last)
        pairs = [(score(before[each], shared), score(after[each], shared)) for each in before.keys() & after.keys()]
        d = np.array([late - early for early, late in sorted(pairs) if not np.isnan(late - early)])
        said, test = comparison["axes"][axis]["change"], comparison["axes"][axis]["test"]
        what = f"{comparison['alliance']} {names} {axis}"
        show(None, what, d.mean() if len(d) else None, said["estimate"])
        if test["exact"] and test["p"] is not None:
            signs = np.array(list(product((1, -1), repeat=len(d))))
            reached = np.abs(signs @ d) >= abs(d.sum()) - 1e-9
            show(None, f"{what} p", reached.mean(), test["p"])
''',
    r="""
# The ratings of one axis on an occasion: experts by questions.
occasion <- function(round, period, alliance, axis) {
  file <- file.path(round, "ratings.csv")
  said <- read.csv(if (file.exists(file)) file else "ratings.csv", colClasses = "character", na.strings = character(0),
                   encoding = "UTF-8")
  said <- said[said$target_kind == "alliance" & said$target == alliance & said$period == period &
               said$construct == axis & said$perspective == "", ]
  ends <- as.numeric(said$scale_min) + as.numeric(said$scale_max)
  given <- suppressWarnings(as.numeric(said$value))
  said$turned <- ifelse(said$reversed == "1", ends - given, given)
  said$question <- paste(said$item, said$threat)
  said
}
score_of <- function(said, shared) {
  said <- said[said$question %in% shared & !is.na(said$turned), ]
  by_expert <- split(said$turned, said$pseudonym)
  enough <- lengths(by_expert) * 3 >= 2 * length(shared)
  sapply(by_expert[enough], mean)
}

# Name the two occasions here: a round, and a period of it ("" is the round's own time).
compare <- function(from, to, alliance, axis) {
  before <- occasion(from[1], from[2], alliance, axis)
  after <- occasion(to[1], to[2], alliance, axis)
  shared <- intersect(before$question[before$missing != "not_shown"], after$question[after$missing != "not_shown"])
  first <- score_of(before, shared)
  last <- score_of(after, shared)
  who <- intersect(names(first), names(last))
  d <- last[who] - first[who]
  p <- NA
  if (length(d) > 0 && length(d) <= 14) {
    signs <- as.matrix(expand.grid(rep(list(c(1, -1)), length(d))))
    p <- mean(abs(signs %*% d) >= abs(sum(d)) - 1e-9)
  }
  half <- qt((1 + level) / 2, length(d) - 1) * sd(d) / sqrt(length(d))
  show(NULL, paste(alliance, axis), c(change = mean(d), low = mean(d) - half, high = mean(d) + half, p = p))
}
rounds_in <- list.files(pattern = "ratings.csv", recursive = TRUE)
earlier <- setdiff(dirname(rounds_in), ".")
for (round in earlier) for (alliance in unique(alliances$id)) for (axis in axes)
  compare(c(round, ""), c("", ""), alliance, axis)
for (period in setdiff(unique(alliances$period), "")) for (alliance in alliances$id[alliances$period == period])
  for (axis in axes) compare(c("", period), c("", ""), alliance, axis)
""",
)
