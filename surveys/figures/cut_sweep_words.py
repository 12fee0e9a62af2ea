"""The fixed words of the cut sweep."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "{alliance}: the phase as the cut points move",
            "{alliance}：分界點移動時的時期",
            "{alliance}：分割点を動かしたときの時期",
            "{alliance}: 분할점을 옮길 때의 시기",
        ),
        "description": (
            "{alliance}, n = {n}. Of the pairs of cut points: {listed}.",
            "{alliance}，n = {n}。各組分界點中：{listed}。",
            "{alliance}、n = {n}。分割点の組のうち：{listed}。",
            "{alliance}, n = {n}. 분할점의 조합 가운데: {listed}.",
        ),
        "count": (
            "{name} at {count} of {total}",
            "{total} 組中有 {count} 組為{name}",
            "{total}組中{count}組が{name}",
            "{total}개 중 {count}개에서 {name}",
        ),
        "joined": ("; ", "；", "；", "; "),
        "vertical": (
            "↑ cut on {axis}",
            "↑ {axis}的分界點",
            "↑ {axis}の分割点",
            "↑ {axis}의 분할점",
        ),
        "horizontal": (
            "cut on {axis} →",
            "{axis}的分界點 →",
            "{axis}の分割点 →",
            "{axis}의 분할점 →",
        ),
        "cut": ("cut on {axis}", "{axis}的分界點", "{axis}の分割点", "{axis}의 분할점"),
        "phase": ("phase", "時期", "時期", "시기"),
        "cell": (
            "Cut on {vertical_title} {vertical}, on {horizontal_title} {horizontal}: {phase}",
            "{vertical_title}的分界點 {vertical}、{horizontal_title}的分界點 {horizontal}：{phase}",
            "{vertical_title}の分割点{vertical}、{horizontal_title}の分割点{horizontal}：{phase}",
            "{vertical_title}의 분할점 {vertical}, {horizontal_title}의 분할점 {horizontal}: {phase}",
        ),
        "stated": (
            "cut points of the study: {vertical} and {horizontal}",
            "本研究的分界點：{vertical} 與 {horizontal}",
            "この研究の分割点：{vertical}と{horizontal}",
            "이 연구의 분할점: {vertical}, {horizontal}",
        ),
        "anchored": (
            "cut points anchored by the vignettes: {vertical} and {horizontal}",
            "由假設的同盟定出的分界點：{vertical} 與 {horizontal}",
            "仮想の同盟から定めた分割点：{vertical}と{horizontal}",
            "가상의 동맹에서 정한 분할점: {vertical}, {horizontal}",
        ),
    }
)
