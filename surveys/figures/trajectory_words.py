"""The fixed words of the plane with trajectories."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "How the alliances moved",
            "各同盟的移動軌跡",
            "同盟の移り変わり",
            "동맹의 이동 경로",
        ),
        "places title": (
            "Where the panel places the alliances",
            "專家小組對各同盟的定位",
            "パネルによる同盟の位置",
            "패널이 본 동맹의 위치",
        ),
        "when": ("period or round", "時間或輪次", "時期または調査回", "기간 또는 차수"),
        "events": ("what followed", "之後的事件", "その後の出来事", "이후의 사건"),
        "station": (
            "{name}: {vertical_title} {vertical}, {horizontal_title} {horizontal}; {phase}, n = {n}",
            "{name}：{vertical_title} {vertical}、{horizontal_title} {horizontal}；{phase}，n = {n}",
            "{name}：{vertical_title} {vertical}、{horizontal_title} {horizontal}；{phase}、n = {n}",
            "{name}: {vertical_title} {vertical}, {horizontal_title} {horizontal}; {phase}, n = {n}",
        ),
        "stays": ("{said}.", "{said}。", "{said}。", "{said}."),
        "moves": (
            (
                "{alliance}: from {first_vertical} and {first_horizontal} ({first_phase}, {first}) to {vertical} and "
                "{horizontal} ({phase}, {last}, n = {n})."
            ),
            (
                "{alliance}：從 {first_vertical} 與 {first_horizontal}（{first_phase}，{first}）到 {vertical} 與 "
                "{horizontal}（{phase}，{last}，n = {n}）。"
            ),
            (
                "{alliance}：{first_vertical}と{first_horizontal}（{first_phase}、{first}）から{vertical}と"
                "{horizontal}（{phase}、{last}、n = {n}）へ。"
            ),
            (
                "{alliance}: {first_vertical}, {first_horizontal}({first_phase}, {first})에서 {vertical}, "
                "{horizontal}({phase}, {last}, n = {n})로."
            ),
        ),
        "mean": (
            "average of the panel, latest",
            "專家小組的平均（最近一次）",
            "パネルの平均（最新）",
            "패널 평균(최근)",
        ),
        "half": (
            "50% region for the average of many such experts",
            "眾多同類專家之平均值的 50% 區域",
            "同様の専門家を多数集めた場合の平均の50%領域",
            "같은 유형의 전문가가 많을 때 그 평균의 50% 영역",
        ),
        "most": ("90% region", "90% 區域", "90%領域", "90% 영역"),
        "past": ("90% region, earlier", "先前的 90% 區域", "以前の90%領域", "이전의 90% 영역"),
        "event": (
            "{number} {when}: {label}",
            "{number} {when}：{label}",
            "{number} {when}：{label}",
            "{number} {when}: {label}",
        ),
    }
)
