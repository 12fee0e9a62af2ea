"""The fixed words of the plane of abandonment and entrapment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.numerals import decimal
from surveys.figures.wording import Wording

if TYPE_CHECKING:
    from surveys.figures.dilemma import Dilemma
    from surveys.figures.dilemma import DilemmaPoint

WORDS = Wording(
    {
        "title": (
            "Fear of abandonment and of entrapment, by state",
            "各國對被拋棄與被牽連的擔憂",
            "国別にみた見捨てられと巻き込まれの懸念",
            "국가별 방기와 연루에 대한 우려",
        ),
        "sentence": ("{said}.", "{said}。", "{said}。", "{said}."),
        "state": ("state", "國家", "国", "국가"),
        "difference": ("difference", "差距", "差", "차이"),
        "said": (
            "{state}, {alliance}: {vertical_title} {vertical}, {horizontal_title} {horizontal}, n = {n}",
            "{state}（{alliance}）：{vertical_title} {vertical}、{horizontal_title} {horizontal}，n = {n}",
            "{state}（{alliance}）：{vertical_title} {vertical}、{horizontal_title} {horizontal}、n = {n}",
            "{state}({alliance}): {vertical_title} {vertical}, {horizontal_title} {horizontal}, n = {n}",
        ),
        "diagonal": (
            "both fears alike; above it abandonment is feared more",
            "兩種擔憂相等；線上方表示較擔憂被拋棄",
            "二つの懸念が等しい；線より上は見捨てられの懸念が強い",
            "두 우려가 같음; 선 위는 방기에 대한 우려가 더 큼",
        ),
        "half": (
            "50% region for the average",
            "平均值的 50% 區域",
            "平均の50%領域",
            "평균의 50% 영역",
        ),
        "most": ("90% region", "90% 區域", "90%領域", "90% 영역"),
    }
)


def point_said(dilemma: Dilemma, state: str, point: DilemmaPoint) -> str:
    """Say both fears of a state in an alliance."""
    return WORDS.to(dilemma.language)(
        "said",
        state=state,
        alliance=point.alliance,
        vertical_title=dilemma.axes.vertical_title,
        horizontal_title=dilemma.axes.horizontal_title,
        vertical=decimal(point.position[0]),
        horizontal=decimal(point.position[1]),
        n=point.n,
    )
