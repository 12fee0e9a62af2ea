"""Which figures are exported, and what is said of each: what it shows, for whom, and what to be careful of."""

from __future__ import annotations

from dataclasses import dataclass

#: Where the figures are in an export, and the word by which they are asked for.
FOLDER = "figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureKind:
    """A kind of figure, of which there is one or one for each alliance."""

    id: str
    about: str
    for_whom: str
    caution: str = ""


_COUNTS_FEW = "where few experts answered, a count in it may be of one of them"
_READERS = "readers"
_METHODS = "readers of methods, reviewers"
_OF_FIELD_WORK = "the report of the field work"

#: Those of the whole round, from the results.
OF_ROUNDS = (
    FigureKind(
        id="phase-plane",
        about="where the panel places each alliance, with the 50% and 90% regions of its mean",
        for_whom=_READERS,
    ),
    FigureKind(
        id="coefficients",
        about="how far the experts agree: each coefficient with its interval and n",
        for_whom=_METHODS,
    ),
    FigureKind(
        id="threats",
        about="how far the allies agree on each named threat, with intervals and n",
        for_whom=_READERS,
    ),
    FigureKind(
        id="fears",
        about="fear of abandonment against fear of entrapment, each government for itself",
        for_whom=_READERS,
    ),
    FigureKind(
        id="communities",
        about="where each group of experts places each alliance, beside the whole panel",
        for_whom=_READERS,
    ),
    FigureKind(
        id="change",
        about="what has changed since the round before: by everybody, by those who rated twice, and by who came and left",
        for_whom=_READERS,
    ),
    FigureKind(
        id="slopes",
        about="both positions of those who rated in both rounds",
        for_whom=_READERS,
    ),
    FigureKind(
        id="change-periods",
        about="what has changed between the periods that the round asks about",
        for_whom=_READERS,
    ),
    FigureKind(
        id="slopes-periods",
        about="both positions by those who rated both periods",
        for_whom=_READERS,
    ),
    FigureKind(
        id="trajectories",
        about="the way of each alliance over the plane, by period and round, with dated events",
        for_whom=_READERS,
    ),
    FigureKind(
        id="calibration",
        about="how often placement probabilities are right, in simulated panels of about this size; it has nothing of this panel",
        for_whom=_METHODS,
    ),
)
#: Those of one alliance each.
OF_ALLIANCES = (
    FigureKind(
        id="specifications",
        about="every analysis that could be defended, and by which choices some differ",
        for_whom=_METHODS,
    ),
    FigureKind(
        id="cut-sweep", about="which phase it is as the cut points are moved", for_whom=_METHODS
    ),
    FigureKind(
        id="pools", about="where it stands by every way of pooling the experts", for_whom=_METHODS
    ),
    FigureKind(
        id="readings",
        about="which share or probability each reading gives each phase",
        for_whom=_METHODS,
    ),
    FigureKind(
        id="camps",
        about="the two camps among the experts",
        for_whom=_READERS,
        caution="squares count the experts in them, and a square may be of one of them",
    ),
)
#: Those of one alliance and one axis.
DISTRIBUTIONS = FigureKind(
    id="distributions",
    about="how the answers to each question are spread",
    for_whom=_METHODS,
    caution=_COUNTS_FEW,
)
#: Those of field work, by what the monitoring calls them.
OF_FIELD_WORK = {
    "curve": FigureKind(
        id="field-work",
        about="how many had begun and submitted by the end of each day, with the reminders",
        for_whom=_OF_FIELD_WORK,
    ),
    "pages": FigureKind(
        id="field-work-pages",
        about="where experts stopped who have not submitted",
        for_whom=_OF_FIELD_WORK,
        caution=_COUNTS_FEW,
    ),
    "items": FigureKind(
        id="field-work-items",
        about="what is missing of each item: skipped, could not be judged, refused",
        for_whom=_OF_FIELD_WORK,
        caution=_COUNTS_FEW,
    ),
}
