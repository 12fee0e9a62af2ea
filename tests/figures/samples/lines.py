from __future__ import annotations

from surveys.figures.slopes import Slope
from surveys.figures.slopes import SlopeAxis
from surveys.figures.slopes import Slopes
from tests.figures.samples.estimates import around
from tests.figures.samples.estimates import axes
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import NOTE


def lines(language: str = "en") -> Slopes:
    return Slopes(
        before="2026-03",
        after="2026-09",
        axes=tuple(
            SlopeAxis(
                axis=axis,
                slopes=tuple(
                    Slope(
                        alliance=alliance,
                        before=around(5.2 - place - 0.3 * number, 0.4, 16),
                        after=around(5.3 - 0.2 * number + 0.1 * place, 0.4, 16),
                    )
                    for number, alliance in enumerate(ALLIANCES[language][:2])
                ),
            )
            for place, axis in enumerate(axes(language))
        ),
        notes=(NOTE[language],),
        language=language,
    )
