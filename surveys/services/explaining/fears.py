"""Threat agreement by named threat, and what each government fears of its ally."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.statistic import Statistic
from surveys.services.explaining.statistic import axes_of
from surveys.services.explaining.statistic import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.explaining.statistic import Value


def _threats(document: dict[str, Any]) -> Iterator[Value]:
    for alliance in document["alliances"]:
        of = " ".join(filter(None, (alliance["id"], alliance["period"])))
        for threat in alliance["threats"]:
            for axis in axes_of(document):
                if axis in threat["axes"]:
                    yield value_of(f"{of} {threat['threat']} {axis}", threat["axes"][axis])


def _fears(document: dict[str, Any]) -> Iterator[Value]:
    for alliance in document["alliances"]:
        of = " ".join(filter(None, (alliance["id"], alliance["period"])))
        for dilemma in alliance["dilemma"]:
            for part in ("abandonment", "entrapment", "difference"):
                yield value_of(f"{of} {dilemma['holder']} {part}", dilemma[part])


THREAT_AGREEMENT = Statistic(
    id="threat-agreement",
    name="Agreement on each named threat",
    what=(
        "An expert’s score for a threat is the mean of the questions about it, reversed items turned, if at least two thirds of them "
        "were answered; the score of the panel is the mean of the experts’."
    ),
    formula="x̄ = Σ xₑ / n;  interval: x̄ ± t(1 − (1 − level)/2; n − 1) · s / √n",
    options=("level", "minimum_placed"),
    reference="Walt (1987). The Origins of Alliances. Cornell University Press.",
    values=_threats,
    python="""
for alliance in results["alliances"]:
    for threat in alliance["threats"]:
        for axis in AXES:
            about = ("alliance", alliance["id"], alliance["period"], axis)
            names = [place for place, (_, of) in enumerate(questions(*about)) if of == threat["threat"]]
            if axis not in threat["axes"]:
                continue
            found = table(*about)[:, names]
            answered = (~np.isnan(found)).sum(axis=1)
            enough = (answered >= -(-2 * len(names) // 3)) & (answered > 0)
            x = np.nansum(found[enough], axis=1) / answered[enough]
            said = threat["axes"][axis]["estimate"]
            if said is not None:
                show(alliance, f"{threat['threat']} {axis}", x.mean(), said)
""",
    r="""
for (a in seq_len(nrow(alliances))) for (axis in axes) {
  asked <- rows[rows$target_kind == "alliance" & rows$target == alliances$id[a] & rows$period == alliances$period[a] &
                rows$construct == axis & rows$perspective == "" & rows$threat != "", ]
  for (threat in sort(unique(asked$threat))) {
    mine <- asked[asked$threat == threat, ]
    shown <- length(unique(mine$item[mine$missing != "not_shown"]))
    given <- mine[!is.na(mine$turned), ]
    by_expert <- split(given$turned, given$pseudonym)
    x <- sapply(by_expert[lengths(by_expert) >= ceiling(2 * shown / 3)], mean)
    show(alliances[a, ], paste(threat, axis), mean(x))
  }
}
""",
)
FEARS = Statistic(
    id="fears",
    name="Abandonment and entrapment",
    what=(
        "For each government apart, A and B of the alliance: how much it is thought to fear being left alone, and being drawn into its "
        "ally’s conflict; and by how much the first exceeds the second, over the experts who rated both. The fears of two governments "
        "are never averaged."
    ),
    formula="means of the experts’ scores;  difference: d̄ = Σ (abandonmentₑ − entrapmentₑ)/n, tested by sign flips",
    options=("level", "minimum_placed", "permutations"),
    reference="Snyder (1984). The security dilemma in alliance politics. World Politics 36, 461–495.",
    values=_fears,
    python="""
for alliance in results["alliances"]:
    for dilemma in alliance["dilemma"]:
        found = {}
        for fear in ("abandonment", "entrapment"):
            about = ("alliance", alliance["id"], alliance["period"], fear)
            names = [at for at, (item, _) in enumerate(questions(*about)) if HOLDERS.get(item) == dilemma["holder"]]
            answers = table(*about)[:, names]
            answered = (~np.isnan(answers)).sum(axis=1)
            enough = (answered >= -(-2 * len(names) // 3)) & (answered > 0)
            found[fear] = np.where(enough, np.nansum(answers, axis=1) / np.maximum(answered, 1), np.nan)
        found["difference"] = found["abandonment"] - found["entrapment"]
        for part, x in found.items():
            said = dilemma[part]["estimate"]
            if said is not None:
                show(alliance, f"{dilemma['holder']} {part}", x[~np.isnan(x)].mean(), said)
""",
    r="""
# One item for each fear and government; where a study has more, average them first.
for (a in seq_len(nrow(alliances))) for (holder in unique(unlist(holders))) {
  of_holder <- function(fear) {
    asked <- rows[rows$target_kind == "alliance" & rows$target == alliances$id[a] & rows$construct == fear &
                  rows$period == alliances$period[a] & rows$item %in% names(holders)[unlist(holders) == holder], ]
    sapply(experts, function(expert) mean(asked$turned[asked$pseudonym == expert], na.rm = TRUE))
  }
  abandonment <- of_holder("abandonment")
  entrapment <- of_holder("entrapment")
  show(alliances[a, ], holder, c(abandonment = mean(abandonment, na.rm = TRUE), entrapment = mean(entrapment, na.rm = TRUE),
                                 difference = mean(abandonment - entrapment, na.rm = TRUE)))
}
""",
)
