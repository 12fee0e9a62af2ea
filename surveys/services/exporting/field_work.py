"""The field work of a round as a dataset: what came of the invitations, group by group."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.field_work import Counts
from surveys.services.exporting.columns import integer
from surveys.services.exporting.columns import text
from surveys.services.monitoring.counting import field_work as count_field_work

if TYPE_CHECKING:
    from surveys.model.datasets import Row
    from surveys.services.exporting.source import Source

FIELD_WORK = Facts(
    name="field-work",
    about="how many experts were invited, began, submitted, withdrew and declined, by group",
    for_whom="response rates and the report",
    exposure=Exposure.AGGREGATES,
)
_MEANINGS = {
    "invited": "Experts who were invited.",
    "delivered": "Those to whom a message went out and did not come back; empty where none was sent from here.",
    "begun": "Those who ever began.",
    "withdrawn": "Those who withdrew.",
    "declined": "Those who said that they do not take part.",
    "being_changed": "Those who reopened a submitted response.",
    "submitted": "Those whose response counts.",
    "refused": "Those who withdrew or declined.",
    "under_way": "Those who began, and neither submitted nor refused.",
    "silent": "Those of whom nothing was heard.",
}


def field_work(source: Source) -> Dataset:
    """Give the counts of everybody, and of each group."""
    found = count_field_work(source.workspace, source.name)
    groups = [("all", "", "", found.counts)] + [
        (each.id, part.id, part.name, part.counts)
        for each in found.breakdowns
        for part in each.parts
    ]
    rows = tuple(_row(*group, knows_delivery=found.delivered is not None) for group in groups)
    return Dataset(
        facts=FIELD_WORK,
        columns=(
            text("by", "What the group is of: all, the language, or an attribute."),
            text("value", "The value that the group has."),
            text("name", "The value in words."),
            *(integer(field.name, _MEANINGS[field.name]) for field in fields(Counts)),
        ),
        n_rows=len(rows),
        rows=lambda: iter(rows),
        primary_key=("by", "value"),
    )


def _row(by: str, value: str, name: str, counts: Counts, *, knows_delivery: bool) -> Row:
    numbers = (
        None if field.name == "delivered" and not knows_delivery else getattr(counts, field.name)
        for field in fields(Counts)
    )
    return (by, value, name, *numbers)
