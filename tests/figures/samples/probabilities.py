from __future__ import annotations

from surveys.figures.calibration import Calibration
from surveys.figures.calibration import CalibrationBin
from surveys.figures.calibration import CalibrationSeries
from surveys.figures.phase_bars import PhaseBars
from surveys.figures.phase_bars import PhaseReading
from tests.figures.samples.estimates import FEW
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import NOTE
from tests.figures.samples.in_languages import PHASES

READINGS = {
    "en": ("items (headline)", "chips", "direct choice", "map points"),
    "zh-Hant": ("題目（主要結果）", "籌碼", "直接選擇", "地圖上的點"),
    "ja": ("質問項目（主な結果）", "チップ", "直接の選択", "地図上の点"),
    "ko": ("문항(주 결과)", "칩", "직접 선택", "지도 위의 점"),
}
TRUTHS = {
    "en": ("spread widely", "near a cut point"),
    "zh-Hant": ("分布廣", "靠近分界點"),
    "ja": ("広く分布", "分割点の近く"),
    "ko": ("넓게 분포", "분할점 근처"),
}


def bars(language: str = "en") -> PhaseBars:
    shares = ((0.02, 0.86, 0.0, 0.12), (0.08, 0.55, 0.09, 0.28), (0.1, 0.7, 0.05, 0.15), None)
    return PhaseBars(
        alliance=ALLIANCES[language][1],
        phases=PHASES[language],
        readings=tuple(
            PhaseReading(
                name=name,
                n=24 - place,
                shares=given,
                why="" if given else FEW[language],
                is_main=not place,
            )
            for place, (name, given) in enumerate(zip(READINGS[language], shares, strict=True))
        ),
        notes=(NOTE[language],),
        language=language,
    )


def calibration(language: str = "en") -> Calibration:
    return Calibration(
        series=tuple(
            CalibrationSeries(
                name=name,
                bins=tuple(
                    CalibrationBin(
                        claimed=0.4 + 0.1 * step,
                        right=0.4 + 0.1 * step - excess,
                        low=0.4 + 0.1 * step - excess - 0.03,
                        high=0.4 + 0.1 * step - excess + 0.03,
                        panels=300 - 20 * step,
                    )
                    for step in range(6)
                ),
            )
            for name, excess in zip(TRUTHS[language], (0.01, 0.12), strict=True)
        ),
        notes=(NOTE[language],),
        language=language,
        least=0.2,
    )
