"""The section [consent]: what an expert agrees to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.texts import read_text
from surveys.model.consent import Consent
from surveys.model.consent import ConsentPurpose
from surveys.model.consent import ConsentSection
from surveys.model.texts import plain

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table

_FILLED_IN_PAGES = ("contact", "sponsor", "computer_minutes", "phone_minutes")
_SMALLEST_GROUP = 3


def read_consent(root: Table) -> Consent:
    """Read the consent text and its purposes; the sizes of groups are filled into the text here."""
    table = root.table("consent", "section [consent]")
    group = table.whole("smallest_group", least=_SMALLEST_GROUP)
    public_group = table.whole("smallest_public_group", least=_SMALLEST_GROUP)
    if public_group < group:
        sentence = "the smallest group shown in public cannot be below “smallest_group”."
        table.problem("smallest_public_group", sentence)
    sizes = {
        "smallest_group": plain(str(group)),
        "smallest_public_group": plain(str(public_group)),
    }
    sections, seen = [], dict[str, int]()
    for section in table.tables("sections", "consent section"):
        section_id = section.identifier(seen)
        text = read_text(section, "text", placeholders=(*_FILLED_IN_PAGES, *sizes))
        sections.append(ConsentSection(id=section_id, text=text.fill(sizes)))
        section.close()
    purposes = _read_purposes(table)
    table.close()
    return Consent(
        sections=tuple(sections),
        purposes=purposes,
        smallest_group=group,
        smallest_public_group=public_group,
    )


def _read_purposes(consent: Table) -> tuple[ConsentPurpose, ...]:
    purposes, seen = [], dict[str, int]()
    for table in consent.tables("purposes", "purpose"):
        purposes.append(
            ConsentPurpose(
                id=table.identifier(seen),
                text=read_text(table, "text"),
                is_required=table.flag("required"),
            )
        )
        table.close()
    if purposes and not any(purpose.is_required for purpose in purposes):
        sentence = "no purpose has required = true; without one, nobody would agree to take part."
        consent.problem("purposes", sentence)
    return tuple(purposes)
