"""The experts of a round as a dataset: coarse attributes and where they stand, under pseudonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.services.exporting.column_texts import in_languages
from surveys.services.exporting.columns import PSEUDONYM
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import text
from surveys.storage import answers
from surveys.storage.round_experts import count_round_experts
from surveys.storage.round_experts import stream_round_experts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Row
    from surveys.services.exporting.source import Source

PANEL = Facts(
    name="panel",
    about="the invited experts under their pseudonyms: coarse attributes, language, whether they count",
    for_whom="comparing communities, and who answered with who did not",
    exposure=Exposure.SINGLE_EXPERTS,
    caution="attributes together may single an expert out",
)
_STATUS = {
    "counted": in_languages("submitted, and not withdrawn: in the results"),
    "declined": in_languages("declined"),
    "not_counted": in_languages("nothing that counts: never began, did not submit, or withdrew"),
}


def panel(source: Source) -> Dataset:
    """Give a row for each expert who was invited; no name, no address, no fine attribute."""
    coarse = tuple(each for each in source.study.attributes if each.is_coarse)

    def rows(db: Database, round_id: str) -> Iterator[Row]:
        counted = frozenset(answers.list_counted(db, round_id))
        for expert in stream_round_experts(db, round_id):
            status = "declined" if expert.declined_at else "not_counted"
            yield (
                source.pseudonym(expert.pseudonym),
                round_id,
                "counted" if expert.pseudonym in counted else status,
                expert.language,
                *(expert.attributes.get(each.id) or None for each in coarse),
            )

    return Dataset(
        facts=PANEL,
        columns=(
            PSEUDONYM,
            ROUND,
            text("status", "Whether the expert’s response counts.", _STATUS),
            text("language", "The language in which the expert is written to."),
            *_attributes(source),
        ),
        n_rows=source.count(count_round_experts),
        rows=source.stream(rows),
        primary_key=("pseudonym",),
    )


def _attributes(source: Source) -> Iterator[DataColumn]:
    for attribute in source.study.attributes:
        if attribute.is_coarse:
            values = {each.id: each.name for each in attribute.values}
            yield text(attribute.id, attribute.name, values)
