"""The fixed words of the bars of items."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "Answers item by item: {construct}",
            "逐題作答情形：{construct}",
            "項目別の回答：{construct}",
            "문항별 응답: {construct}",
        ),
        "description": (
            "{alliance}: {count} items, means from {low} to {high}; cannot judge {apart} times.",
            "{alliance}：{count} 題，平均介於 {low} 與 {high} 之間；無法判斷 {apart} 次。",
            "{alliance}：{count}項目、平均は{low}から{high}；判断できない {apart}回。",
            "{alliance}: 문항 {count}개, 평균 {low}에서 {high}; 판단할 수 없음 {apart}회.",
        ),
        "item": ("item", "題目", "項目", "문항"),
        "mean": ("mean", "平均", "平均", "평균"),
        "rated": ("experts who rated", "評分的專家", "評定した専門家", "평정한 전문가"),
        "cannot judge": ("cannot judge", "無法判斷", "判断できない", "판단할 수 없음"),
        "facts": (
            "{mean}, n = {n}",
            "{mean}，n = {n}",
            "{mean}、n = {n}",
            "{mean}, n = {n}",
        ),
        "heading": ("mean, n", "平均，n", "平均、n", "평균, n"),
        "said": (
            "{name}, point {point}: {count} of {n}",
            "{name}，{point} 分：{n} 位中 {count} 位",
            "{name}、{point}点：{n}名中{count}名",
            "{name}, {point}점: {n}명 중 {count}명",
        ),
        "said apart": (
            "{name}: {count} cannot judge",
            "{name}：{count} 位無法判斷",
            "{name}：{count}名が判断できない",
            "{name}: {count}명이 판단할 수 없음",
        ),
        "end": ("{point}: {words}", "{point}：{words}", "{point}：{words}", "{point}: {words}"),
        "middle": (
            "middle of the scale",
            "量表中點",
            "尺度の中央",
            "척도의 중간",
        ),
    }
)
