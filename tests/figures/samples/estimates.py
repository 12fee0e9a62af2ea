"""Figures of estimates and intervals."""

from __future__ import annotations

from surveys.figures.change_intervals import ChangedAlliance
from surveys.figures.change_intervals import ChangeIntervals
from surveys.figures.group_intervals import AxisScale
from surveys.figures.group_intervals import GroupedAlliance
from surveys.figures.group_intervals import GroupIntervals
from surveys.figures.group_intervals import GroupPlace
from surveys.figures.intervals import Estimate
from surveys.figures.pool_intervals import PooledPlace
from surveys.figures.pool_intervals import PoolIntervals
from surveys.figures.reliability_strip import Coefficient
from surveys.figures.reliability_strip import ReliabilityStrip
from surveys.figures.threat_intervals import ThreatenedAlliance
from surveys.figures.threat_intervals import ThreatIntervals
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import AXES
from tests.figures.samples.in_languages import NOTE

COMMUNITIES = {
    "en": ("officials", "scholars", "think tanks", "others"),
    "zh-Hant": ("官員", "學者", "智庫", "其他"),
    "ja": ("政府関係者", "研究者", "シンクタンク", "その他"),
    "ko": ("공무원", "학자", "싱크탱크", "기타"),
}
POOLS = {
    "en": ("mean (headline)", "median", "trimmed mean", "Hodges–Lehmann", "weighted by confidence"),
    "zh-Hant": ("平均數（主要結果）", "中位數", "截尾平均數", "Hodges–Lehmann", "依把握程度加權"),
    "ja": ("平均（主な結果）", "中央値", "刈込平均", "Hodges–Lehmann", "確信の度合いで重みづけ"),
    "ko": ("평균(주 결과)", "중앙값", "절사평균", "Hodges–Lehmann", "확신의 정도로 가중"),
}
THREATS = {
    "en": ("China", "North Korea", "Russia"),
    "zh-Hant": ("中國", "北韓", "俄羅斯"),
    "ja": ("中国", "北朝鮮", "ロシア"),
    "ko": ("중국", "북한", "러시아"),
}
FEW = {
    "en": "There are fewer than five alliances, so this is not computed.",
    "zh-Hant": "同盟少於五個，故不計算。",
    "ja": "同盟が五つ未満のため計算しない。",
    "ko": "동맹이 다섯 개 미만이므로 계산하지 않음.",
}


def around(value: float, half: float, n: int = 24, chance: float | None = None) -> Estimate:
    return Estimate(estimate=value, low=value - half, high=value + half, n=n, chance=chance)


def axes(language: str) -> tuple[AxisScale, AxisScale]:
    vertical, horizontal = AXES[language]
    return (
        AxisScale(name=vertical, minimum=1, maximum=7, cut=4),
        AxisScale(name=horizontal, minimum=1, maximum=7, cut=4),
    )


def reliability(language: str = "en") -> ReliabilityStrip:
    few = Estimate(estimate=None, n=24, why=FEW[language])
    japan, korea = ALLIANCES[language][:2]
    return ReliabilityStrip(
        axes=AXES[language],
        coefficients=(
            Coefficient(
                question="concentration",
                name=f"A · {japan}",
                by_axis=(around(0.71, 0.1, chance=0.31), around(0.64, 0.12, chance=0.31)),
            ),
            Coefficient(
                question="concentration",
                name=f"r_wg · {japan}",
                by_axis=(around(0.62, 0.14, chance=0.3), around(0.41, 0.2, chance=0.3)),
            ),
            Coefficient(
                question="concentration",
                name=f"A · {korea}",
                by_axis=(around(0.22, 0.2, 23, chance=0.31), around(0.05, 0.22, 22, chance=0.31)),
            ),
            Coefficient(question="order", name="Kendall W", by_axis=(few, few)),
            Coefficient(question="order", name="ICC(C,k)", by_axis=(few, None)),
            Coefficient(question="numbers", name="α", by_axis=(few, few)),
        ),
        notes=(NOTE[language],),
        language=language,
    )


def groups(language: str = "en") -> GroupIntervals:
    names = COMMUNITIES[language]
    return GroupIntervals(
        axes=axes(language),
        alliances=tuple(
            GroupedAlliance(
                alliance=alliance,
                panel=(around(level, 0.3), around(level + 0.4, 0.35)),
                groups=(
                    GroupPlace(
                        name=names[0], places=(around(level + 0.5, 0.6, 8), around(level, 0.7, 8))
                    ),
                    GroupPlace(
                        name=names[1],
                        places=(around(level - 0.6, 0.5, 11), around(level + 0.9, 0.6, 10)),
                    ),
                    GroupPlace(name=names[2], places=None),
                ),
            )
            for alliance, level in zip(ALLIANCES[language][:2], (5.4, 4.1), strict=True)
        ),
        least=5,
        notes=(NOTE[language],),
        language=language,
    )


def pools(language: str = "en") -> PoolIntervals:
    return PoolIntervals(
        alliance=ALLIANCES[language][1],
        axes=axes(language),
        pools=tuple(
            PooledPlace(
                name=name,
                places=(around(4.1 + step / 9, 0.4), around(4.6 - step / 12, 0.35)),
                is_main=not step,
            )
            for step, name in enumerate(POOLS[language])
        ),
        notes=(NOTE[language],),
        language=language,
    )


def threats(language: str = "en") -> ThreatIntervals:
    return ThreatIntervals(
        axis=axes(language)[0],
        alliances=tuple(
            ThreatenedAlliance(
                alliance=alliance,
                threats=tuple(
                    (name, around(level - step, 0.4)) for step, name in enumerate(THREATS[language])
                ),
            )
            for alliance, level in zip(ALLIANCES[language][:2], (6.1, 5.3), strict=True)
        ),
        notes=(NOTE[language],),
        language=language,
    )


def change(language: str = "en") -> ChangeIntervals:
    return ChangeIntervals(
        before="2026-03",
        after="2026-09",
        axes=AXES[language],
        alliances=tuple(
            ChangedAlliance(
                alliance=alliance,
                total=(around(level, 0.4, 23), around(-level / 2, 0.5, 23)),
                stayers=(around(level * 0.7, 0.3, 16), around(-level, 0.4, 16)),
                composition=(
                    Estimate(estimate=level * 0.3, n=14),
                    Estimate(estimate=level / 2, n=14),
                ),
            )
            for alliance, level in zip(ALLIANCES[language][:2], (0.6, -0.9), strict=True)
        ),
        stable=0.5,
        notes=(NOTE[language],),
        language=language,
    )
