"""The few words a figure says of itself, in each language that studies are offered in."""

from __future__ import annotations

from typing import Literal

Phrase = Literal["mean", "half", "most", "expert", "none", "share", "count"]

_PHRASES: dict[str, dict[Phrase, str]] = {
    "en": {
        "mean": "average of the panel",
        "half": "50% region for the average of many such experts",
        "most": "90% region for that average",
        "expert": "one expert (darker: several)",
        "none": "No region: fewer than five experts, or ratings that hardly vary.",
        "share": "{name}: {count} of {total} ({percent}%)",
        "count": "Number of experts",
    },
    "zh-Hant": {
        "mean": "專家小組的平均",
        "half": "眾多同類專家之平均值的 50% 區域",
        "most": "該平均值的 90% 區域",
        "expert": "一位專家（顏色較深：多位）",
        "none": "未畫區域：專家少於五位，或評分幾乎沒有差異。",
        "share": "{name}：{total} 位中 {count} 位（{percent}%）",
        "count": "專家人數",
    },
    "ja": {
        "mean": "パネルの平均",
        "half": "同様の専門家を多数集めた場合の平均の50%領域",
        "most": "その平均の90%領域",
        "expert": "専門家1名（濃い点は複数名）",
        "none": "領域なし：専門家が5名未満、または評定にほとんど差がない場合。",
        "share": "{name}：{total}名中{count}名（{percent}%）",
        "count": "専門家の人数",
    },
    "ko": {
        "mean": "패널 평균",
        "half": "같은 유형의 전문가가 많을 때 그 평균의 50% 영역",
        "most": "그 평균의 90% 영역",
        "expert": "전문가 1명(진한 점은 여러 명)",
        "none": "영역 없음: 전문가가 5명 미만이거나 평정의 차이가 거의 없는 경우.",
        "share": "{name}: {total}명 중 {count}명({percent}%)",
        "count": "전문가 수",
    },
}


def say(phrase: Phrase, language: str) -> str:
    """Say a phrase in a language; in English where the figures do not speak it."""
    return _PHRASES.get(language, _PHRASES["en"])[phrase]
