"""Write the results of ratings from elsewhere: the document, its tables and its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.dataset_csv import write_csv
from surveys.model.errors import StorageError
from surveys.services.exporting.result_tables import expert_scores
from surveys.services.exporting.result_tables import placements
from surveys.services.exporting.result_tables import reliability
from surveys.services.exporting.result_tables import scores
from surveys.services.reporting.drawn_figures import FORMATS
from surveys.services.reporting.drawn_figures import figure_csv
from surveys.services.reporting.drawn_figures import make_file
from surveys.services.reporting.figures.registry import build_figure
from surveys.services.reporting.figures.registry import figure_ids
from surveys.services.reporting.figures.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.reporting.drawn_figures import FigureFormat
    from surveys.services.reporting.results import RoundResults

_TABLES = {
    "placements.csv": placements,
    "scores.csv": scores,
    "expert-scores.csv": expert_scores,
    "reliability.csv": reliability,
}


class _Computed:
    """Results that are there, as the tables of an export take them."""

    def __init__(self, results: RoundResults) -> None:
        self._results = results

    @property
    def name(self) -> RoundName:
        return self._results.listed.round.name

    @property
    def study(self) -> Study:
        return self._results.study

    def results(self) -> RoundResults:
        return self._results

    def pseudonym(self, pseudonym: str) -> str:
        return pseudonym


def write_results(
    results: RoundResults,
    folder: Path,
    *,
    language: str = "",
    forms: tuple[FigureFormat, ...] = ("svg",),
    done: Callable[[Path], None] = lambda _file: None,
) -> tuple[Path, ...]:
    """Write results.json, the tables as CSV and every figure there is; ``done`` is told of each.

    Raises
    ------
    StorageError
        When the folder or a file in it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for file in _write_each(results, folder, language, forms):
            done(file)
            written.append(file)
    except OSError as error:
        raise StorageError(f"{error.filename} cannot be written: {error.strerror}.") from error
    return tuple(written)


def _write_each(
    results: RoundResults, folder: Path, language: str, forms: tuple[FigureFormat, ...]
) -> Iterator[Path]:
    (folder / "results.json").write_bytes(results.json_bytes())
    yield folder / "results.json"
    source = _Computed(results)
    for name, make in _TABLES.items():
        with (folder / name).open("wb") as stream:
            write_csv(make(source), stream)
        yield folder / name
    wanted = Wanted(language=language or results.study.languages[0])
    for figure_id in figure_ids(results):
        figure = build_figure(results, figure_id, wanted)
        if figure is None:
            continue
        name = figure_id.replace("@", "-")
        (folder / f"{name}.csv").write_bytes(figure_csv(figure))
        yield folder / f"{name}.csv"
        for form in FORMATS:
            if form in forms:
                (folder / f"{name}.{form}").write_bytes(make_file(figure, form))
                yield folder / f"{name}.{form}"
