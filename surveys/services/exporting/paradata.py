"""How the questionnaire was answered, as a dataset: a row for each question that was shown to an expert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.services.exporting.columns import PSEUDONYM
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import integer
from surveys.services.exporting.columns import text
from surveys.services.exporting.paradata_rows import count_paradata_rows
from surveys.services.exporting.paradata_rows import paradata_rows
from surveys.services.exporting.ratings import OF_PANEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.datasets import Row
    from surveys.services.exporting.source import Source

PARADATA = Facts(
    name="paradata",
    about="order, seconds a page (coarsely), width of the screen, changes; where the study records it",
    for_whom="studying how the questionnaire works",
    exposure=Exposure.SINGLE_EXPERTS,
    caution="times and order may single out whoever was seen answering",
)
_COLUMNS = (
    PSEUDONYM,
    ROUND,
    text("page", "The id of the page."),
    integer("page_position", "The place of the page in the order in which it was shown."),
    integer("page_seconds", "Seconds on the page, rounded; empty where they are not known."),
    text("page_layout", "Whether the screen was narrow or wide."),
    text("question", "The id of the question."),
    integer("question_position", "The place of the question in the order in which it was shown."),
    integer("changes", "How often the answer was changed."),
)


def paradata(source: Source) -> Dataset:
    """Give the rows, where the study records them; none where it does not."""

    def rows(db: Database, _round: str) -> Iterator[Row]:
        return paradata_rows(source, db)

    return Dataset(
        facts=PARADATA,
        columns=_COLUMNS,
        n_rows=source.count(lambda db, _round: count_paradata_rows(source, db)),
        rows=source.stream(rows),
        primary_key=("pseudonym", "round", "question"),
        foreign_keys=(OF_PANEL,),
    )
