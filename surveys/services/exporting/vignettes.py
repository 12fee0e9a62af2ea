"""The vignettes of a study as a dataset: their words, and where they were written to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.services.exporting.column_texts import in_languages
from surveys.services.exporting.columns import number
from surveys.services.exporting.columns import text

if TYPE_CHECKING:
    from surveys.model.datasets import Row
    from surveys.services.exporting.source import Source

VIGNETTES = Facts(
    name="vignettes",
    about="the hypothetical alliances: their words, and the position that each was written to have",
    for_whom="whoever models how experts use the scales",
    exposure=Exposure.NOBODY,
)


def vignettes(source: Source) -> Dataset:
    """Give a row for each vignette, with its words in every language of the study."""
    study = source.study
    axes = study.framework.axes
    rows: tuple[Row, ...] = tuple(
        (
            vignette.id,
            *(dict(vignette.prior).get(axis.id) for axis in axes),
            *(vignette.text.to(language) for language in study.languages),
        )
        for vignette in study.vignettes
    )
    return Dataset(
        facts=VIGNETTES,
        columns=(
            text("vignette", "The id of the vignette."),
            *(
                number(
                    f"prior_{axis.id}",
                    in_languages(
                        "Its assumed position on {axis}, in standard deviations around the cut.",
                        axis=study.construct(axis.id).name,
                    ),
                )
                for axis in axes
            ),
            *(
                text(
                    f"text_{each}",
                    in_languages("Its words in the language {language}.", language=each),
                )
                for each in study.languages
            ),
        ),
        n_rows=len(rows),
        rows=lambda: iter(rows),
        primary_key=("vignette",),
    )
