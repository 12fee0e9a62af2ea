from __future__ import annotations

from surveys.figures.cut_sweep import CutSweep
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import AXES
from tests.figures.samples.in_languages import NOTE
from tests.figures.samples.in_languages import PHASES


def sweep(
    language: str = "en",
    *,
    position: tuple[float, float] = (4.15, 4.32),
    anchored: tuple[float, float] | None = (4.21, 3.94),
) -> CutSweep:
    cuts = tuple(round(3.5 + step / 10, 1) for step in range(11))
    return CutSweep(
        alliance=ALLIANCES[language][0],
        n=24,
        vertical_title=AXES[language][0],
        horizontal_title=AXES[language][1],
        vertical_cuts=cuts,
        horizontal_cuts=cuts,
        phases=PHASES[language],
        cells=tuple(
            tuple(2 * (position[0] < vertical) + (position[1] >= horizontal) for horizontal in cuts)
            for vertical in cuts
        ),
        stated=(4.0, 4.0),
        anchored=anchored,
        position=position,
        notes=(NOTE[language],),
        language=language,
    )
