"""Scripts that compute a statistic of one round again, from its ratings.csv and results.json alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.statistic import axes_of
from surveys.services.reporting import items_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.services.explaining.statistic import Statistic
    from surveys.services.reporting import RoundResults

_PYTHON = '''"""{name}, computed again: {study}, round {round}. Run it beside ratings.csv and results.json; it needs NumPy and SciPy."""

import csv
import json

import numpy as np

LEVEL = {level}
AXES = {axes}  # the vertical one first
CUTS = {cuts}
LINKING = {linking}  # the item of each axis that is asked of every alliance and vignette
SCALE = {scale}
VIGNETTES = {vignettes}
HOLDERS = {holders}  # whose fear an item asks about

with open("results.json", encoding="utf-8") as file:
    results = json.load(file)
with open("ratings.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
experts = sorted({{row["pseudonym"] for row in rows}})


def turned(row):
    """Give a rating in the direction of its construct; nan where there is none."""
    if not row["value"]:
        return np.nan
    ends = int(row["scale_min"]) + int(row["scale_max"])
    return ends - int(row["value"]) if row["reversed"] == "1" else int(row["value"])


def asked(kind, target, period, construct, item=None):
    """List the rows of the own judgements on one construct of one target."""
    about = (kind, target, period, construct, "")
    return [
        row
        for row in rows
        if (row["target_kind"], row["target"], row["period"], row["construct"], row["perspective"]) == about
        and item in (None, row["item"])
    ]


def questions(*about, item=None):
    """Name the questions that at least one expert was shown: item and threat."""
    shown = [row for row in asked(*about, item=item) if row["missing"] != "not_shown"]
    return sorted({{(row["item"], row["threat"]) for row in shown}})


def table(*about, item=None):
    """Give a table of experts by questions."""
    columns = questions(*about, item=item)
    found = np.full((len(experts), len(columns)), np.nan)
    for row in asked(*about, item=item):
        if (row["item"], row["threat"]) in columns:
            place = experts.index(row["pseudonym"]), columns.index((row["item"], row["threat"]))
            found[place] = turned(row)
    return found


def by_item(found, names, items):
    """Average the questions of each item, so that alliances with other threats have the same columns."""
    columns = np.full((len(found), len(items)), np.nan)
    for at, item in enumerate(items):
        part = found[:, [place for place, (name, _) in enumerate(names) if name == item]]
        count = (~np.isnan(part)).sum(axis=1)
        columns[count > 0, at] = np.nansum(part[count > 0], axis=1) / count[count > 0]
    return columns


def scores(alliance, period, axis):
    """Give each expert's mean over the questions, if at least two thirds were answered."""
    found = table("alliance", alliance, period, axis)
    answered = (~np.isnan(found)).sum(axis=1)
    enough = (answered >= -(-2 * found.shape[1] // 3)) & (answered > 0)
    return np.where(enough, np.nansum(found, axis=1) / np.maximum(answered, 1), np.nan)


def show(alliance, what, computed, said):
    """Print what was computed beside what results.json says."""
    of = " ".join(filter(None, [alliance["id"], alliance["period"]])) if alliance else ""
    print(f"{{of}} {{what}}".strip(), computed if computed is None else float(computed), said, sep="\\t")

'''
_R = """# {name}, computed again: {study}, round {round}. Run it beside ratings.csv; base R is enough.
{said}
level <- {level}
smallest <- {smallest}
axes <- {axes}  # the vertical one first
cuts <- {cuts}
linking <- {linking}  # the item of each axis that is asked of every alliance and vignette
scale_of <- {scale}
phases <- {phases}
alliances <- data.frame(id = {ids}, period = {periods})
vignettes <- {vignettes}
holders <- {holders}  # whose fear an item asks about

rows <- read.csv("ratings.csv", colClasses = "character", na.strings = character(0), encoding = "UTF-8")
rows$given <- suppressWarnings(as.numeric(rows$value))
ends <- as.numeric(rows$scale_min) + as.numeric(rows$scale_max)
rows$turned <- ifelse(rows$reversed == "1", ends - rows$given, rows$given)
experts <- sort(unique(rows$pseudonym))

# A table of experts by questions: the own judgements on one construct of one target.
rated <- function(kind, target, period, construct, item = NULL) {{
  asked <- rows[rows$target_kind == kind & rows$target == target & rows$period == period &
                rows$construct == construct & rows$perspective == "", ]
  if (!is.null(item)) asked <- asked[asked$item == item, ]
  question <- paste(asked$item, asked$threat)
  columns <- sort(unique(question[asked$missing != "not_shown"]))
  found <- matrix(NA_real_, length(experts), length(columns))
  there <- question %in% columns
  found[cbind(match(asked$pseudonym, experts), match(question, columns))[there, , drop = FALSE]] <- asked$turned[there]
  found
}}

# Each expert's mean over the questions, if at least two thirds were answered.
scores <- function(alliance, period, axis) {{
  found <- rated("alliance", alliance, period, axis)
  answered <- rowSums(!is.na(found))
  enough <- answered >= ceiling(2 * ncol(found) / 3) & answered > 0
  ifelse(enough, rowSums(found, na.rm = TRUE) / answered, NA)
}}

show <- function(alliance, what, computed) {{
  of <- if (is.null(alliance)) "" else paste(alliance$id, alliance$period)
  cat(trimws(paste(of, what)), format(computed, digits = 15), names(computed), "\\n")
}}
"""


def python_script(results: RoundResults, statistic: Statistic) -> str:
    """Write the script in Python."""
    facts = _facts(results)
    said = {key: repr(value) for key, value in facts.items()}
    return _PYTHON.format(**_named(results, statistic), **said) + statistic.python.rstrip() + "\n"


def r_script(results: RoundResults, statistic: Statistic) -> str:
    """Write the script in R; what the results say stands in it as comments."""
    document, facts = results.document, _facts(results)
    values = [
        f"#   {each.of}: {'none' if each.estimate is None else repr(each.estimate)}"
        for each in statistic.values(document)
    ]
    cells = {
        cell: phase for cell, phase in document["frame"]["phases"].items() if cell != "authority"
    }
    return (
        _R.format(
            **_named(results, statistic),
            said="\n".join(["# results.json says:", *values]),
            level=facts["level"],
            smallest=document["options"]["minimum_placed"],
            axes=_vector(facts["axes"]),
            cuts=f"c({', '.join(str(cut) for cut in facts['cuts'].values())})",
            linking=_named_list(facts["linking"]),
            scale="list("
            + ", ".join(
                f"{axis} = c({', '.join(map(str, points))})"
                for axis, points in facts["scale"].items()
            )
            + ")",
            phases=f"c({', '.join(f'{cell} = {_text(phase)}' for cell, phase in sorted(cells.items()))})",
            ids=_vector(each["id"] for each in document["alliances"]),
            periods=_vector(each["period"] for each in document["alliances"]),
            vignettes=_vector(facts["vignettes"]),
            holders=_named_list(facts["holders"]),
        )
        + statistic.r.rstrip()
        + "\n"
    )


def _named(results: RoundResults, statistic: Statistic) -> dict[str, str]:
    name = results.listed.round.name
    return {"name": statistic.name, "study": name.study, "round": name.round}


def _facts(results: RoundResults) -> dict[str, Any]:
    document, study = results.document, results.study
    axes = list(axes_of(document))
    items = items_of(study)
    linking = {item.construct: item for item in items if item.linking and item.construct in axes}
    return {
        "level": document["options"]["level"],
        "axes": axes,
        "cuts": {
            document["frame"][end]["id"]: document["frame"][end]["cut"]
            for end in ("vertical", "horizontal")
        },
        "linking": {axis: linking[axis].id for axis in axes if axis in linking},
        "scale": {
            axis: list(range(linking[axis].minimum, linking[axis].maximum + 1))
            for axis in axes
            if axis in linking
        },
        "vignettes": [vignette.id for vignette in study.vignettes],
        "holders": {item.id: item.holder for item in items if item.holder},
    }


def _text(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _vector(words: Iterable[str]) -> str:
    return f"c({', '.join(map(_text, words))})"


def _named_list(named: dict[str, str]) -> str:
    return f"list({', '.join(f'{_text(key)} = {_text(value)}' for key, value in named.items())})"
