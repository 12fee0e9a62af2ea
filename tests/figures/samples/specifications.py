from __future__ import annotations

from itertools import product

from surveys.figures.specification_curve import Choice
from surveys.figures.specification_curve import Specification
from surveys.figures.specification_curve import SpecificationCurve
from tests.figures.samples.estimates import POOLS
from tests.figures.samples.estimates import axes
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import NOTE
from tests.figures.samples.in_languages import PHASES

CHOICES = {
    "en": ("Pooling", "Flagged experts", "Cut points", "Phase map"),
    "zh-Hant": ("彙總方式", "被標記的專家", "分界點", "時期對應"),
    "ja": ("集約方法", "要確認の専門家", "分割点", "時期の割り当て"),
    "ko": ("종합 방식", "표시된 전문가", "분할점", "시기의 배치"),
}
OPTIONS = {
    "en": (("in", "left out"), ("stated: 4", "anchored", "4.3"), ("in use", "the other reading")),
    "zh-Hant": (("納入", "排除"), ("既定：4", "定錨", "4.3"), ("採用中", "另一種解讀")),
    "ja": (("含める", "除く"), ("既定：4", "固定", "4.3"), ("使用中", "もう一つの読み方")),
    "ko": (("포함", "제외"), ("정한 값: 4", "고정", "4.3"), ("사용 중", "다른 해석")),
}


def curve(language: str = "en", level: float = 4.52) -> SpecificationCurve:
    choices = tuple(
        Choice(name=name, options=options)
        for name, options in zip(
            CHOICES[language], (POOLS[language], *OPTIONS[language]), strict=True
        )
    )
    found = []
    for options in product(*(range(len(choice.options)) for choice in choices)):
        pool, flags, cut, _ = options
        vertical = level + 0.5 * (pool / 5 - 0.4) - 0.12 * flags
        horizontal = 5.1 + 0.3 * ((pool * 3) % 5 / 5 - 0.5) + 0.08 * flags
        least = (4.0, 4.1, 4.3)[cut]
        found.append(
            Specification(
                options=options,
                vertical=vertical,
                horizontal=horizontal,
                phase=1 if vertical >= least else 3,
            )
        )
    return SpecificationCurve(
        alliance=ALLIANCES[language][1],
        n=24,
        axes=axes(language),
        phases=PHASES[language],
        phase=1,
        choices=choices,
        specifications=tuple(found),
        notes=(NOTE[language],),
        language=language,
    )
