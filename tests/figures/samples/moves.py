from __future__ import annotations

from surveys.figures.square import SquareAxes
from surveys.figures.trajectories import Event
from surveys.figures.trajectories import Station
from surveys.figures.trajectories import Trajectories
from surveys.figures.trajectories import Trajectory
from tests.figures.planes import ellipse
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import AXES
from tests.figures.samples.in_languages import NOTE
from tests.figures.samples.in_languages import PHASES

EVENTS = {
    "en": ("summit of the leaders", "joint exercise suspended"),
    "zh-Hant": ("領導人高峰會", "聯合演習暫停"),
    "ja": ("首脳会談", "共同演習の中止"),
    "ko": ("정상 회담", "연합 훈련 중단"),
}
PATHS = (
    ((5.1, 5.0), (5.5, 5.5), (5.9, 5.9)),
    ((5.3, 5.6), (4.4, 5.1), (3.6, 4.7)),
    ((4.9, 3.3), (3.4, 2.9), (4.6, 3.4)),
    ((4.6, 5.9), (5.0, 5.8), (5.3, 6.1)),
    ((2.2, 3.1), (2.4, 2.6), (3.1, 2.2)),
    ((2.9, 2.1), (3.3, 2.4), (2.5, 3.2)),
)
YEARS = ("2016", "2020", "2026")


def square_axes(language: str) -> SquareAxes:
    vertical, horizontal = AXES[language]
    names = PHASES[language]
    return SquareAxes(
        vertical_title=vertical,
        horizontal_title=horizontal,
        minimum=1,
        maximum=7,
        cut_vertical=4,
        cut_horizontal=4,
        cells=(names[:2], names[2:]),
    )


def moves(language: str = "en", count: int = 3, stations: int = 3) -> Trajectories:
    phases = PHASES[language]
    return Trajectories(
        axes=square_axes(language),
        trajectories=tuple(
            Trajectory(
                alliance=alliance,
                stations=tuple(
                    Station(
                        when=when,
                        position=at,
                        phase_name=f"{phases[2 * (at[0] < 4) + (at[1] >= 4)]} .9{place}",
                        n=24 - place,
                        ellipse_50=ellipse(at, 0.15, 0.25),
                        ellipse_90=ellipse(at, 0.3, 0.5),
                    )
                    for when, at in zip(YEARS, path, strict=True)
                )[-stations:],
                events=(
                    Event(when="2018-06", label=EVENTS[language][0], after=0),
                    Event(when="2022-11", label=EVENTS[language][1], after=1),
                )
                if place == 1 and stations == len(YEARS)
                else (),
            )
            for place, (alliance, path) in enumerate(
                zip(ALLIANCES[language][:count], PATHS[:count], strict=True)
            )
        ),
        notes=(NOTE[language],),
        language=language,
    )
