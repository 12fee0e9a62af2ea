"""The fixed words of the slopes."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "The same experts, {before} and {after}",
            "同一批專家：{before} 與 {after}",
            "同じ専門家による{before}と{after}",
            "같은 전문가의 {before} 및 {after}",
        ),
        "description": (
            "{axis}: {listed}.",
            "{axis}：{listed}。",
            "{axis}：{listed}。",
            "{axis}: {listed}.",
        ),
        "went": (
            "{alliance} from {before} to {after} (n = {n})",
            "{alliance}從 {before} 到 {after}（n = {n}）",
            "{alliance}は{before}から{after}へ（n = {n}）",
            "{alliance} {before}에서 {after}(n = {n})",
        ),
        "when": ("period or round", "時間或輪次", "時期または調査回", "기간 또는 차수"),
    }
)
