"""The fixed words of the specification curve."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "{alliance}: {phase} in {count} of {total} analyses",
            "{alliance}：{total} 種分析中有 {count} 種為{phase}",
            "{alliance}：{total}通りの分析のうち{count}通りで{phase}",
            "{alliance}: 분석 {total}가지 가운데 {count}가지에서 {phase}",
        ),
        "description": (
            "{title}, n = {n}.",
            "{title}，n = {n}。",
            "{title}、n = {n}。",
            "{title}, n = {n}.",
        ),
        "differing": (
            " The others: {listed}.",
            "其餘：{listed}。",
            "その他：{listed}。",
            " 나머지: {listed}.",
        ),
        "more": ("{count} more", "另有 {count} 種", "ほか{count}通り", "그 밖에 {count}가지"),
        "analysis": ("analysis", "分析", "分析", "분석"),
        "said": (
            "Analysis {number} of {total}: {phase}; {vertical_title} {vertical}, {horizontal_title} {horizontal}; {options}",
            "分析 {number}／{total}：{phase}；{vertical_title} {vertical}、{horizontal_title} {horizontal}；{options}",
            "分析{number}／{total}：{phase}；{vertical_title} {vertical}、{horizontal_title} {horizontal}；{options}",
            "분석 {number}/{total}: {phase}; {vertical_title} {vertical}, {horizontal_title} {horizontal}; {options}",
        ),
        "phase": ("phase", "時期", "時期", "시기"),
        "differs": (
            "analyses that give another phase stand apart on the right",
            "得出其他時期的分析另列於右側",
            "別の時期となる分析は右側に分けて示す",
            "다른 시기가 나온 분석은 오른쪽에 따로 표시",
        ),
        "cut key": ("cut point", "分界點", "分割点", "분할점"),
        "option key": (
            "the analysis uses this option",
            "該分析採用此選項",
            "その分析で使った選択肢",
            "그 분석에서 쓴 선택지",
        ),
    }
)
