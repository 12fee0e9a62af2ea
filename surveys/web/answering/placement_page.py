"""An expert's own placements and the panel's, in words and numbers for the page that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext
from flask_babel import ngettext
from markupsafe import Markup

from surveys.services.reporting.sentences import probability_in_words
from surveys.web.answering.page_making import visit_frame
from surveys.web.answering.visits import places

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.answering import Visit
    from surveys.services.reporting import OwnAlliance
    from surveys.services.reporting import OwnPlacement
    from surveys.web.answering.frames import Frame
    from surveys.web.answering.frames import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceRow:
    """One alliance: who stands where on both axes, what is said of the panel, and the probability of each phase."""

    title: str
    sentence: str
    positions: tuple[tuple[str, str, str], ...]
    probabilities: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementPage:
    """The placements of one expert beside the panel's; ``axes`` head the positions, ``note`` is about the map."""

    frame: Frame
    places: Places
    alliances: tuple[AllianceRow, ...]
    axes: tuple[str, str]
    figure: Markup
    note: str
    is_withheld: bool


def placement_page(seen: Visit, placed: OwnPlacement) -> PlacementPage:
    """Put an expert's placements into words of the expert's language."""
    study, language = placed.study, seen.language
    vertical, horizontal = study.framework.axes
    has_phases = any(each.panel for each in placed.alliances)
    return PlacementPage(
        frame=visit_frame(seen),
        places=places(seen),
        alliances=tuple(_row(placed, each, language) for each in placed.alliances),
        axes=(_axis(study, vertical.id, language), _axis(study, horizontal.id, language)),
        figure=Markup(placed.figure),  # noqa: S704 - our own drawing, in which every text is escaped
        note=study.framework.note.to(language) if has_phases else "",
        is_withheld=placed.is_withheld,
    )


def _axis(study: Study, construct: str, language: str) -> str:
    return study.construct(construct).name.to(language)


def _row(placed: OwnPlacement, alliance: OwnAlliance, language: str) -> AllianceRow:
    return AllianceRow(
        title=f"{alliance.name.to(language)} {alliance.period}".strip(),
        sentence=_sentence(placed, alliance, language),
        positions=tuple(_positions(placed.study, alliance)),
        probabilities=tuple(_probabilities(placed.study, alliance.panel, language)),
    )


def _positions(study: Study, alliance: OwnAlliance) -> list[tuple[str, str, str]]:
    rows = []
    if alliance.own:
        rows.append((gettext("You"), *_numbers(*alliance.own)))
    if alliance.panel:
        place = alliance.panel["position"]
        n = alliance.panel["n"]
        who = ngettext("The panel (%(num)s expert)", "The panel (%(num)s experts)", n)
        rows.append((who, *_numbers(*(place[axis.id] for axis in study.framework.axes))))
    return rows


def _numbers(vertical: float, horizontal: float) -> tuple[str, str]:
    """Write one decimal: more would say more than a few questions can."""
    return (f"{vertical:.1f}", f"{horizontal:.1f}")


def _probabilities(
    study: Study, panel: dict[str, Any] | None, language: str
) -> list[tuple[str, str]]:
    probability = panel["placement_probability"] if panel else None
    return [
        (phase.name.to(language), probability_in_words(probability[phase.id], language))
        for phase in study.framework.phases
        if probability
    ]


def _sentence(placed: OwnPlacement, alliance: OwnAlliance, language: str) -> str:
    said = []
    if alliance.own is None:
        said.append(
            gettext("You answered too few of the questions to have a place on both axes yourself.")
        )
    if alliance.panel:
        said += _panel_sentences(placed.study, alliance.panel, language)
    elif not placed.is_withheld:
        said.append(
            gettext(
                "Fewer than %(group)s other experts placed this alliance, so the panel’s place is not "
                "shown: what single experts answered could be seen from it.",
                group=placed.study.consent.smallest_group,
            )
        )
    return " ".join(said)


def _panel_sentences(study: Study, panel: dict[str, Any], language: str) -> list[str]:
    said = [_panel_sentence(study, panel, language)]
    other = panel["alternative_phase"]
    has_phase = panel["placement_probability"] and panel["certainty"] != "not_placed"
    if has_phase and other not in {None, panel["phase"]}:
        name = study.framework.phase(other).name.to(language)
        said.append(gettext("In the other reading of the map this is “%(phase)s”.", phase=name))
    return said


def _panel_sentence(study: Study, panel: dict[str, Any], language: str) -> str:
    probability = panel["placement_probability"]
    if probability is None:
        return str(gettext("The panel has a place on both axes, and too few experts for a phase."))
    if panel["certainty"] == "not_placed":
        return str(
            gettext(
                "The panel’s average lies too close to the border between phases to be placed in one."
            )
        )
    likeliest = max(probability, key=lambda phase: probability[phase])
    named = {
        "phase": study.framework.phase(panel["phase"]).name.to(language),
        "likeliest": study.framework.phase(likeliest).name.to(language),
        "probability": probability_in_words(probability[likeliest], language),
        "certainty": _certainty(panel["certainty"]),
    }
    if likeliest == panel["phase"]:
        return str(
            gettext(
                "On average the panel places it in “%(phase)s”. If more experts of this kind were asked, the "
                "probability that their average stays there is %(probability)s (%(certainty)s).",
                **named,
            )
        )
    return str(
        gettext(
            "On average the panel places it in “%(phase)s”. If more experts of this kind were asked, the "
            "probability that their average lies in “%(likeliest)s” is %(probability)s (%(certainty)s).",
            **named,
        )
    )


def _certainty(certainty: str) -> str:
    words = {
        "clear": gettext("clear"),
        "probable": gettext("probable"),
        "leaning": gettext("leaning"),
    }
    return str(words[certainty])
