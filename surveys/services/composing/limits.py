"""What the results do not say: shared errors, warnings, what is withheld, and what is undefined."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.documents import Bullets
from surveys.model.documents import Heading
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.services.composing.material import number
from surveys.services.composing.words.differences import COMMUNITIES
from surveys.services.composing.words.findings import PLACEMENTS
from surveys.services.composing.words.reading import LIMITS
from surveys.services.composing.words.shared import SHARED
from surveys.services.reporting.reasons import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material
    from surveys.services.reporting import AllianceReport


def limits_section(material: Material) -> Iterator[Piece]:
    """Say what to be careful of."""
    say, options = LIMITS.to(material.language), material.results.document["options"]
    yield Heading(text=say("heading"))
    yield Paragraph(text=say("truth"))
    if material.results.pooled < options["small_panel"]:
        yield Paragraph(text=say("few", n=material.results.pooled))
    shared = tuple(
        line for report in material.results.alliances for line in _shared_error(material, report)
    )
    if shared:
        yield Bullets(items=shared)
    yield Heading(text=say("warned"), level=2)
    warned = tuple(_warned(material))
    yield Bullets(items=warned) if warned else Paragraph(text=say("no warnings"))
    kept_back = tuple(_kept_back(material))
    if kept_back:
        yield Heading(text=say("not shown"), level=2)
        yield Bullets(items=kept_back)
    counted = Counter(reasons_in(material.whole.document))
    if counted:
        yield Sheet(
            caption=say("undefined"),
            columns=(say("why"), say("numbers")),
            rows=tuple(
                (sentence_of(code, material.language), str(n))
                for code, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
            ),
            numbers=(1,),
        )


def reasons_in(found: Any) -> Iterator[str]:
    """List the reason of every statistic of the results that has no number."""
    if isinstance(found, list):
        for each in found:
            yield from reasons_in(each)
    elif isinstance(found, dict):
        if found.get("reason") and found.get("estimate", "") is None:
            yield found["reason"]
        for each in found.values():
            yield from reasons_in(each)


def _shared_error(material: Material, report: AllianceReport) -> Iterator[str]:
    # Without a probability the report names no phase, so none can change.
    if report.result["placement_probability"] is None:
        return
    found = report.result["shared_error"]
    tipping = (found or {}).get("tipping_point") or {}
    nearest = (found or {}).get("nearest")
    if nearest and tipping.get(nearest) is not None:
        yield LIMITS.to(material.language)(
            "shared",
            alliance=material.label(report),
            points=number(tipping[nearest]),
            axis=dict(material.axes)[nearest],
            n=report.result["n"],
        )


def _warned(material: Material) -> Iterator[str]:
    say, shared = LIMITS.to(material.language), SHARED.to(material.language)
    whole = material.results.document["warnings"]
    if whole:
        yield shared("colon", name=say("whole"), what=material.sentences(whole))
    for report in material.results.alliances:
        if report.result["warnings"] and report.result["n"]:
            said = material.sentences(report.result["warnings"])
            yield shared("colon", name=material.label(report), what=said)


def _kept_back(material: Material) -> Iterator[str]:
    placed, grouped = PLACEMENTS.to(material.language), COMMUNITIES.to(material.language)
    least = material.study.consent.smallest_group
    for report in material.withheld:
        yield placed("withheld", alliance=material.label(report), least=least)
    groups = dict.fromkeys(
        value.name.to(material.language)
        for report in material.results.alliances
        for comparison in report.result["groups"]
        for attribute in material.study.attributes
        if attribute.id == comparison["attribute"]
        for value in attribute.values
        for group in comparison["groups"]
        if group["group"] == value.id and group["reason"] == "withheld"
    )
    if groups:
        yield grouped("withheld", groups=SHARED.to(material.language)("joined").join(groups))
