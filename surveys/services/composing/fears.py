"""What each government fears, and how far the allies agree on each threat by name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.services.composing.material import number
from surveys.services.composing.words.fears import FEARS
from surveys.services.composing.words.fears import THREATS
from surveys.services.composing.words.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material
    from surveys.services.reporting import AllianceReport

_BOTH = ("abandonment", "entrapment")


def fears_section(material: Material) -> Iterator[Piece]:
    """Draw and list both fears of each government, or say that they were not asked about."""
    say = FEARS.to(material.language)
    yield Heading(text=say("heading"))
    rows = tuple(_fears(material))
    withheld = tuple(_withheld_fears(material))
    if not rows and not withheld:
        yield Paragraph(text=say("not asked"))
        return
    yield Paragraph(text=say("text"))
    if rows:
        yield _sheet(material, say("table"), (say("government"), say("score")), rows)
    # Below its table: a plane for each government fills a page, and what is left of the one before would be empty.
    yield from material.pictures("fears")
    yield from _not_shown(say("withheld", **_names(material, withheld)), withheld)


def threats_section(material: Material) -> Iterator[Piece]:
    """Draw and list the agreement of the allies on each threat, or say that none was named."""
    say = THREATS.to(material.language)
    yield Heading(text=say("heading"))
    rows = tuple(_threats(material))
    withheld = tuple(_withheld_threats(material))
    if not rows and not withheld:
        yield Paragraph(text=say("not asked"))
        return
    yield from material.pictures("threats")
    if rows:
        axis = SHARED.to(material.language)("axis")
        yield _sheet(material, say("table"), (say("threat"), axis), rows)
    differences = tuple(_differences(material))
    if differences:
        columns = (say("threat"), SHARED.to(material.language)("axis"))
        note = say("differences note")
        yield _sheet(material, say("differences"), columns, differences, note=note)
    yield from _not_shown(say("withheld", **_names(material, withheld)), withheld)


def _names(material: Material, withheld: tuple[str, ...]) -> dict[str, Any]:
    listed = SHARED.to(material.language)("joined").join(withheld)
    return {"least": material.study.consent.smallest_group, "listed": listed}


def _not_shown(words: str, withheld: tuple[str, ...]) -> Iterator[Note]:
    if withheld:
        yield Note(text=words)


def _sheet(
    material: Material,
    caption: str,
    columns: tuple[str, str],
    rows: tuple[tuple[str, ...], ...],
    *,
    note: str = "",
) -> Sheet:
    """List means; why one is missing has a column where one is."""
    shared = SHARED.to(material.language)
    tells = any(row[-1] for row in rows)
    return Sheet(
        caption=caption,
        columns=(
            shared("alliance"),
            *columns,
            FEARS.to(material.language)("mean"),
            shared("interval"),
            shared("n"),
            *([shared("to know")] if tells else ()),
        ),
        rows=tuple(row if tells else row[:-1] for row in rows),
        numbers=(3, 5),
        note=note,
    )


def _mean(material: Material, found: dict[str, Any]) -> tuple[str, ...]:
    return (
        number(found["estimate"]),
        material.interval(found["interval"]),
        str(found["n"]),
        material.why_not(found),
    )


def _fears(material: Material) -> Iterator[tuple[str, ...]]:
    if not any(report.result["dilemma"] for report in material.results.alliances):
        return  # a study need not have these constructs
    say = FEARS.to(material.language)
    vertical, horizontal = (
        material.study.construct(fear).name.to(material.language) for fear in _BOTH
    )
    names = {
        "abandonment": vertical,
        "entrapment": horizontal,
        "difference": say("difference", vertical=vertical, horizontal=horizontal),
    }
    for report in material.results.alliances:
        for each in report.result["dilemma"]:
            for key, name in names.items():
                holder = _government(material, report, each["holder"])
                yield material.label(report), holder, name, *_mean(material, each[key])


def _government(material: Material, report: AllianceReport, holder: str) -> str:
    alliance = material.study.alliance(report.id)
    name = (alliance.a if holder == "A" else alliance.b).name.to(material.language)
    return name[:1].upper() + name[1:]


def _withheld_fears(material: Material) -> Iterator[str]:
    for whole, shown in _shown_of_whole(material):
        kept = {each["holder"] for each in shown.result["dilemma"]}
        for each in whole.result["dilemma"]:
            if each["holder"] not in kept:
                yield _about(material, whole, _government(material, whole, each["holder"]))


def _withheld_threats(material: Material) -> Iterator[str]:
    for whole, shown in _shown_of_whole(material):
        kept = {each["threat"] for each in shown.result["threats"]}
        for each in whole.result["threats"]:
            if each["threat"] not in kept:
                yield _about(material, whole, _threat(material, each["threat"]))


def _shown_of_whole(material: Material) -> Iterator[tuple[AllianceReport, AllianceReport]]:
    """Give each alliance that is shown, as it was found and as readers see it."""
    whole = {(each.id, each.period): each for each in material.whole.alliances}
    for report in material.results.alliances:
        yield whole[report.id, report.period], report


def _about(material: Material, report: AllianceReport, what: str) -> str:
    return SHARED.to(material.language)("colon", name=material.label(report), what=what)


def _threats(material: Material) -> Iterator[tuple[str, ...]]:
    axes = dict(material.axes)
    for report in material.results.alliances:
        for each in report.result["threats"]:
            name = _threat(material, each["threat"])
            for axis, found in each["axes"].items():
                yield material.label(report), name, axes[axis], *_mean(material, found)


def _differences(material: Material) -> Iterator[tuple[str, ...]]:
    say, axes = THREATS.to(material.language), dict(material.axes)
    for report in material.results.alliances:
        for each in report.result["threats"]:
            for found in each["differences"]:
                named = say(
                    "less",
                    threat=_threat(material, each["threat"]),
                    other=_threat(material, found["other"]),
                )
                yield (
                    material.label(report),
                    named,
                    axes[found["axis"]],
                    *_mean(material, found["difference"]),
                )


def _threat(material: Material, threat: str) -> str:
    return next(
        each.name.to(material.language)
        for alliance in material.study.alliances
        for each in alliance.threats
        if each.id == threat
    )
