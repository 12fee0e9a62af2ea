"""Who sees it otherwise, and what moved: camps, communities, and change."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.documents import Bullets
from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.services.composing.material import number
from surveys.services.composing.material import share
from surveys.services.composing.words.differences import CAMPS
from surveys.services.composing.words.differences import CHANGE
from surveys.services.composing.words.differences import COMMUNITIES
from surveys.services.composing.words.shared import SHARED
from surveys.services.reporting import change_sentence
from surveys.services.reporting import figure_of
from surveys.services.reporting.reasons import sentence_of
from surveys.services.reporting.sentences import probability_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material
    from surveys.services.reporting import AllianceReport

_OF_CHANGE = ("change", "change-periods", "trajectories")


def camps_section(material: Material) -> Iterator[Piece]:
    """Say of each alliance whether the experts fall into two camps, and what each of them says."""
    say, reports = CAMPS.to(material.language), material.results.alliances
    yield Heading(text=say("heading"))
    yield Bullets(items=tuple(_camps_in_words(material, report) for report in reports))
    for report in reports:
        if report.result["camps"]["camps"]:
            yield from material.pictures(figure_of("camps", report))
            yield _both_camps(material, report)
    rows = tuple(_polarisation_rows(material))
    if rows:
        shared = SHARED.to(material.language)
        yield Sheet(
            caption=say("polarisation"),
            columns=(
                shared("alliance"),
                shared("axis"),
                shared("value"),
                shared("interval"),
                shared("n"),
                shared("to know"),
            ),
            rows=rows,
            numbers=(2, 4),
            note=say("polarisation note"),
        )


def _camps_in_words(material: Material, report: AllianceReport) -> str:
    say, camps = CAMPS.to(material.language), report.result["camps"]
    facts = {"alliance": material.label(report), "n": camps["n"]}
    if camps["camps"]:
        larger, smaller = (camp["n"] for camp in camps["camps"])
        return say("two", larger=larger, smaller=smaller, **facts)
    why = sentence_of(camps["reason"], material.language) if camps["reason"] else ""
    return say("undivided" if camps["two_camps"] is False else "unknown", why=why, **facts).strip()


def _both_camps(material: Material, report: AllianceReport) -> Sheet:
    say, shared, camps = (
        CAMPS.to(material.language),
        SHARED.to(material.language),
        report.result["camps"]["camps"],
    )
    return Sheet(
        caption=say("table", alliance=material.label(report)),
        columns=(
            say("camp"),
            shared("n"),
            say("share"),
            *(name for _, name in material.axes),
            shared("phase"),
            shared("to know"),
        ),
        rows=tuple(
            (
                name,
                str(camp["n"]),
                share(camp["share"]),
                *(number((camp["position"] or {}).get(axis)) for axis, _ in material.axes),
                material.phase(camp["phase"]),
                sentence_of(camp["reason"], material.language) if camp["reason"] else "",
            )
            for name, camp in zip((say("larger"), say("smaller")), camps, strict=True)
        ),
        numbers=(1, 2, 3, 4),
    )


def _polarisation_rows(material: Material) -> Iterator[tuple[str, ...]]:
    for report in material.results.alliances:
        found = report.result["camps"]["axes"]
        for axis, name in material.axes:
            if found and report.result["n"]:
                statistic = found[axis]["polarisation"]
                yield (
                    material.label(report),
                    name,
                    number(statistic["estimate"]),
                    material.interval(statistic["interval"]),
                    str(statistic["n"]),
                    material.why_not(statistic),
                )


def communities_section(material: Material) -> Iterator[Piece]:
    """Show the groups of experts that may be shown, and name those that may not."""
    say, reports = COMMUNITIES.to(material.language), material.results.alliances
    yield Heading(text=say("heading"))
    compared = [(report, each) for report in reports for each in report.result["groups"]]
    shown = [
        (report, each) for report, each in compared if any(group["n"] for group in each["groups"])
    ]
    if not shown:
        yield Paragraph(text=say("none", why=_why_no_groups(material, compared)))
        return
    yield from material.pictures("communities")
    for report, comparison in shown:
        yield _groups(material, report, comparison)
    withheld = dict.fromkeys(
        _group_name(material, comparison["attribute"], group["group"])
        for _, comparison in compared
        for group in comparison["groups"]
        if group["reason"] == "withheld"
    )
    if withheld:
        listed = SHARED.to(material.language)("joined").join(withheld)
        yield Note(text=say("withheld", groups=listed))
    yield Note(text=say("note"))


def _why_no_groups(
    material: Material, compared: list[tuple[AllianceReport, dict[str, Any]]]
) -> str:
    if material.results.listed.is_collecting:
        return sentence_of("groups_withheld", material.language)
    if compared:
        return sentence_of("withheld", material.language)
    return COMMUNITIES.to(material.language)("not asked")


def _groups(material: Material, report: AllianceReport, comparison: dict[str, Any]) -> Sheet:
    say, shared = COMMUNITIES.to(material.language), SHARED.to(material.language)
    attributes = {each.id: each.name.to(material.language) for each in material.study.attributes}
    named = attributes[comparison["attribute"]]
    return Sheet(
        caption=say("table", alliance=material.label(report), attribute=named),
        columns=(
            say("group"),
            shared("n"),
            *(column for _, name in material.axes for column in (name, shared("interval"))),
            shared("phase"),
            shared("probability"),
        ),
        rows=tuple(
            _group(material, comparison["attribute"], group)
            for group in comparison["groups"]
            if group["n"]
        ),
        numbers=(1, 2, 4, 7),
    )


def _group(material: Material, attribute: str, group: dict[str, Any]) -> tuple[str, ...]:
    means = [group["axes"][axis] for axis, _ in material.axes]
    probability = (group["placement_probability"] or {}).get(group["phase"])
    return (
        _group_name(material, attribute, group["group"]),
        str(group["n"]),
        *(
            cell
            for mean in means
            for cell in (number(mean["estimate"]), material.interval(mean["interval"]))
        ),
        material.phase(group["phase"] if probability is not None else None),
        number(None)
        if probability is None
        else probability_in_words(probability, material.language),
    )


def _group_name(material: Material, attribute: str, group: str) -> str:
    found = next(each for each in material.study.attributes if each.id == attribute)
    names = {value.id: value.name.to(material.language) for value in found.values}
    return names.get(group, group)


def change_section(material: Material) -> Iterator[Piece]:
    """Say what moved between rounds and periods, or why nothing is said of it."""
    say, change = CHANGE.to(material.language), material.results.document["change"]
    least = material.study.consent.smallest_group
    yield Heading(text=say("heading"))
    shown = change["comparisons"]
    kept_back = len(material.whole.document["change"]["comparisons"]) - len(shown)
    if change["reason"]:
        yield Paragraph(text=sentence_of(change["reason"], material.language))
    elif not shown:
        why = say("all withheld", least=least) if kept_back else say("none")
        yield Paragraph(text=why)
    else:
        sentences = (change_sentence(material.study, each, material.language) for each in shown)
        yield Bullets(items=tuple(sentences))
        for figure in _OF_CHANGE:
            yield from material.pictures(figure)
        if kept_back:
            yield Note(text=say("withheld", count=kept_back, least=least))
