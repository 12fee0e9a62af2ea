from __future__ import annotations

from dataclasses import replace
from math import cos
from math import sin

from surveys.figures.camps import Camp
from surveys.figures.camps import Camps
from surveys.figures.camps import binned
from surveys.figures.dilemma import Dilemma
from surveys.figures.dilemma import DilemmaPoint
from surveys.figures.dilemma import DilemmaState
from tests.figures.planes import ellipse
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import NOTE
from tests.figures.samples.in_languages import PHASES
from tests.figures.samples.moves import square_axes

FEARS = {
    "en": ("Fear of abandonment", "Fear of entrapment"),
    "zh-Hant": ("對被拋棄的擔憂", "對被牽連的擔憂"),
    "ja": ("見捨てられの懸念", "巻き込まれの懸念"),
    "ko": ("방기에 대한 우려", "연루에 대한 우려"),
}
STATES = {
    "en": ("United States", "The allies"),
    "zh-Hant": ("美國", "盟國"),
    "ja": ("米国", "同盟相手国"),
    "ko": ("미국", "동맹국"),
}


def fears(language: str = "en") -> Dilemma:
    vertical, horizontal = FEARS[language]
    places = (((2.4, 4.6), (2.9, 5.4)), ((5.6, 3.8), (6.0, 3.1)))
    return Dilemma(
        axes=replace(
            square_axes(language), vertical_title=vertical, horizontal_title=horizontal, cells=None
        ),
        states=tuple(
            DilemmaState(
                name=name,
                points=tuple(
                    DilemmaPoint(
                        alliance=alliance,
                        position=at,
                        n=24,
                        ellipse_50=ellipse(at, 0.2, 0.3),
                        ellipse_90=ellipse(at, 0.4, 0.6),
                    )
                    for alliance, at in zip(ALLIANCES[language], found, strict=False)
                ),
            )
            for name, found in zip(STATES[language], places, strict=True)
        ),
        notes=(NOTE[language],),
        language=language,
    )


def camps(language: str = "en", *, single: bool = False, n: tuple[int, int] = (14, 10)) -> Camps:
    axes, phases = square_axes(language), PHASES[language]
    middles = ((5.6, 5.8), (2.9, 4.6))
    experts = tuple(
        ((middle[0] + 0.9 * sin(3 * step), middle[1] + 0.9 * cos(5 * step)), place)
        for place, middle in enumerate(middles)
        for step in range(n[place])
    )
    return Camps(
        alliance=ALLIANCES[language][1],
        axes=axes,
        panel=(4.5, 5.3),
        phase_name=f"{phases[1]} .81",
        camps=tuple(
            Camp(n=count, position=at, phase_name=phase)
            for count, at, phase in zip(n, middles, (phases[1], phases[3]), strict=True)
        ),
        notes=(NOTE[language],),
        language=language,
        dots=experts if single else (),
        bins=() if single else binned((at for at, _ in experts), axes),
    )
