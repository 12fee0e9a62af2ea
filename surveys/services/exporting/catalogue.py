"""Every dataset of a round, in the order in which they are listed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from surveys.services.exporting.comments import COMMENTS
from surveys.services.exporting.comments import comments
from surveys.services.exporting.field_work import FIELD_WORK
from surveys.services.exporting.field_work import field_work
from surveys.services.exporting.panel import PANEL
from surveys.services.exporting.panel import panel
from surveys.services.exporting.paradata import PARADATA
from surveys.services.exporting.paradata import paradata
from surveys.services.exporting.ratings import RATINGS
from surveys.services.exporting.ratings import RATINGS_WIDE
from surveys.services.exporting.ratings import ratings_long
from surveys.services.exporting.ratings import ratings_wide
from surveys.services.exporting.rationales import RATIONALES
from surveys.services.exporting.rationales import rationales
from surveys.services.exporting.responses import ANSWERS
from surveys.services.exporting.responses import responses
from surveys.services.exporting.result_tables import EXPERT_SCORES
from surveys.services.exporting.result_tables import PLACEMENTS
from surveys.services.exporting.result_tables import RELIABILITY
from surveys.services.exporting.result_tables import SCORES
from surveys.services.exporting.result_tables import expert_scores
from surveys.services.exporting.result_tables import placements
from surveys.services.exporting.result_tables import reliability
from surveys.services.exporting.result_tables import scores
from surveys.services.exporting.vignettes import VIGNETTES
from surveys.services.exporting.vignettes import vignettes

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.model.datasets import Dataset
    from surveys.model.datasets import Facts
    from surveys.model.datasets import Row
    from surveys.services.exporting.source import Source
    from surveys.services.exporting.source import Tell

_ALL: tuple[tuple[Facts, Callable[[Source], Dataset]], ...] = (
    (RATINGS, ratings_long),
    (RATINGS_WIDE, ratings_wide),
    (ANSWERS, responses),
    (COMMENTS, comments),
    (RATIONALES, rationales),
    (PANEL, panel),
    (PARADATA, paradata),
    (EXPERT_SCORES, expert_scores),
    (SCORES, scores),
    (PLACEMENTS, placements),
    (RELIABILITY, reliability),
    (FIELD_WORK, field_work),
    (VIGNETTES, vignettes),
)
#: What is known of every dataset before it is made, by name.
DATASETS = {facts.name: facts for facts, _ in _ALL}
_MAKE = {facts.name: make for facts, make in _ALL}
_MANY_ROWS = 100_000


def dataset_of(source: Source, name: str) -> Dataset:
    """Make a dataset by its name: its columns and how many rows there are; the rows come when they are read.

    Who made the source hears of every 100,000 rows that were read.
    """
    made = _MAKE[name](source)
    if source.tell is None or made.n_rows < _MANY_ROWS:
        return made
    return replace(made, rows=partial(_told, made, source.tell))


def _told(dataset: Dataset, tell: Tell) -> Iterator[Row]:
    for number, row in enumerate(dataset.rows(), 1):
        yield row
        if number % _MANY_ROWS == 0:
            tell(dataset.name, number, dataset.n_rows)
