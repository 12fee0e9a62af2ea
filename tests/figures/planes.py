"""Phase planes to draw in tests: how many alliances, how close together, in which language."""

from __future__ import annotations

from dataclasses import replace
from math import cos
from math import pi
from math import sin

from surveys.figures.plane import PhasePlane
from surveys.figures.plane import PlaneAlliance

Position = tuple[float, float]


def ellipse(middle: Position, high: float, wide: float, tilt: float = 0.6) -> tuple[Position, ...]:
    angles = [step * pi / 36 for step in range(72)]
    return tuple(
        (
            middle[0] + high * sin(angle) * cos(tilt) + wide * cos(angle) * sin(tilt),
            middle[1] + wide * cos(angle) * cos(tilt) - high * sin(angle) * sin(tilt),
        )
        for angle in angles
    )


def alliance(
    label: str,
    position: Position,
    *,
    n: int = 24,
    phase_name: str = "ironclad, .97",
    spread: float = 0.3,
    dots: int = 0,
) -> PlaneAlliance:
    scattered = tuple(
        (
            min(7.0, max(1.0, position[0] + 1.6 * sin(3 * step + position[1]))),
            min(7.0, max(1.0, position[1] + 1.8 * cos(5 * step + position[0]))),
        )
        for step in range(dots)
    )
    return PlaneAlliance(
        label=label,
        phase_name=phase_name,
        n=n,
        position=position,
        ellipse_50=ellipse(position, spread * 0.6, spread) if spread else None,
        ellipse_90=ellipse(position, spread * 1.1, spread * 1.8) if spread else None,
        experts=scattered,
    )


def english(*alliances: PlaneAlliance) -> PhasePlane:
    return PhasePlane(
        title="Where the panel places each alliance, round 3",
        description="A square plane of threat agreement and cohesion.",
        vertical_title="Threat agreement between the allies",
        horizontal_title="Cohesion",
        vertical_ends=("low", "high"),
        horizontal_ends=("weak", "strong"),
        minimum=1,
        maximum=7,
        cut_vertical=4,
        cut_horizontal=4,
        cells=(("Drifting", "Ironclad"), ("In danger", "Stable")),
        alliances=alliances,
        note="Which cell is which phase is an interpretation: the source report names the axes and "
        "the phases, and not the cells of Drifting and Stable.",
        footnote="Simulated data, 24 experts, as of 23 November 2026.",
        language="en",
    )


def japanese(*alliances: PlaneAlliance) -> PhasePlane:
    return replace(
        english(*alliances),
        title="パネルによる各同盟の位置（第3回調査）",
        description="脅威認識の一致と結束の平面。",
        vertical_title="同盟国間の脅威認識の一致",
        horizontal_title="同盟の結束",
        vertical_ends=("低い", "高い"),
        horizontal_ends=("弱い", "強い"),
        cells=(("漂流期", "盤石期"), ("危険期", "安定期")),
        note="どの区画がどの段階に当たるかは一つの解釈である。原報告書は軸と段階の名称を示しているが、漂流期と安定期の区画は示していない。",
        footnote="シミュレーションによるデータ、専門家24名、2026年11月23日現在。",
        language="ja",
    )


ONE = (alliance("US–Japan", (5.9, 5.8), dots=24),)
TWO = (
    alliance("US–Japan", (5.9, 5.8), dots=24),
    alliance("US–ROK", (4.3, 4.6), phase_name="not placed", dots=24),
)
FOUR = (
    alliance("US–Japan", (5.9, 5.9)),
    alliance("US–ROK", (4.3, 5.2), phase_name="leaning ironclad, .71"),
    alliance("US–Philippines", (4.6, 3.4), phase_name="drifting, .88"),
    alliance("US–Australia", (5.4, 6.1)),
)
CLOSE = (
    alliance("US–Japan", (5.05, 5.05), dots=24),
    alliance("US–ROK", (5.0, 5.2), dots=24),
    alliance("US–Philippines", (4.9, 5.1), dots=24),
    alliance("US–Australia", (5.1, 5.3), dots=24),
)
SIX = (
    alliance("US–Japan", (5.9, 5.9)),
    alliance("US–ROK", (4.3, 5.2), phase_name="leaning ironclad, .71"),
    alliance("US–Philippines", (4.6, 3.4), phase_name="drifting, .88"),
    alliance("US–Australia", (5.4, 6.1)),
    alliance("NATO (United States–Türkiye)", (2.2, 3.1), phase_name="danger, .99"),
    alliance("US–ROK under Park Geun-hye", (3.4, 5.6), phase_name="stable, .83"),
)
NINE = (
    *SIX,
    alliance("US–Thailand", (2.4, 3.3), phase_name="danger, .97"),
    alliance("US–Taiwan", (5.5, 5.8)),
    alliance("ANZUS", (5.7, 6.2), n=11),
)
EDGES = (
    alliance("Top right", (6.95, 6.95)),
    alliance("Bottom left", (1.05, 1.05), phase_name="danger, 1.00"),
    alliance("Top left", (7.0, 1.0), phase_name="drifting, 1.00"),
    alliance("Bottom right", (1.0, 7.0), phase_name="stable, 1.00"),
)
FEW = (
    alliance("US–Japan", (5.9, 5.8), n=4, phase_name="", spread=0),
    alliance("US–ROK", (4.3, 4.6), n=3, phase_name="", spread=0),
)
UNANIMOUS = (
    PlaneAlliance(
        label="US–Japan",
        phase_name="ironclad",
        n=12,
        position=(6.0, 6.0),
        ellipse_50=((6.0, 6.0),) * 40,
        ellipse_90=((6.0, 6.0),) * 40,
        experts=((6.0, 6.0),) * 12,
    ),
)
JAPANESE = tuple(
    replace(each, label=label, phase_name=phase)
    for each, label, phase in zip(
        NINE,
        (
            "日米同盟",
            "米韓同盟",
            "米比同盟",
            "米豪同盟",
            "北大西洋条約機構",
            "朴槿恵政権期の米韓同盟",
            "米泰同盟",
            "米台関係",
            "アンザス条約",
        ),
        (
            "盤石期 .97",
            "盤石期寄り .71",
            "漂流期 .88",
            "盤石期 .97",
            "危険期 .99",
            "安定期 .83",
            "危険期 .97",
            "盤石期 .97",
            "盤石期 .97",
        ),
        strict=True,
    )
)

CASES = {
    "one": english(*ONE),
    "two": english(*TWO),
    "four": english(*FOUR),
    "close": english(*CLOSE),
    "six": english(*SIX),
    "nine": english(*NINE),
    "edges": english(*EDGES),
    "few": english(*FEW),
    "unanimous": english(*UNANIMOUS),
    "none": english(),
    "ja_one": japanese(*(replace(JAPANESE[0], experts=ONE[0].experts),)),
    "ja_four": japanese(*JAPANESE[:4]),
    "ja_six": japanese(*JAPANESE[:6]),
    "ja_nine": japanese(*JAPANESE),
}
