"""The few words a figure says of itself, in each language that studies are offered in."""

from __future__ import annotations

from typing import Literal

Phrase = Literal[
    "mean",
    "half",
    "most",
    "expert",
    "none",
    "own",
    "you",
    "own_title",
    "own_place",
    "panel_place",
    "not_placed",
    "position_only",
    "interpretation",
    "experts",
    "simulated",
]

_PHRASES: dict[str, dict[Phrase, str]] = {
    "en": {
        "mean": "average of the panel",
        "half": "50% region for the average of many such experts",
        "most": "90% region for that average",
        "expert": "one expert (darker: several)",
        "none": "No region: fewer than five experts, or ratings that hardly vary.",
        "own": "your own placement",
        "you": "you",
        "own_title": "Your placement beside the panel’s",
        "own_place": "{alliance}: you {vertical} and {horizontal}.",
        "panel_place": "{alliance}: the panel {vertical} and {horizontal}, {phase}, n = {n}.",
        "not_placed": "not placed",
        "position_only": "position only",
        "interpretation": "The map of cells to phases is an interpretation.",
        "experts": "n = {count} experts. Round {round}.",
        "simulated": "Simulated data.",
    },
    "zh-Hant": {
        "mean": "專家小組的平均",
        "half": "眾多同類專家之平均值的 50% 區域",
        "most": "該平均值的 90% 區域",
        "expert": "一位專家（顏色較深：多位）",
        "none": "未畫區域：專家少於五位，或評分幾乎沒有差異。",
        "own": "您自己的位置",
        "you": "您",
        "own_title": "您的定位與專家小組的定位",
        "own_place": "{alliance}：您為 {vertical} 與 {horizontal}。",
        "panel_place": "{alliance}：專家小組為 {vertical} 與 {horizontal}，{phase}，n = {n}。",
        "not_placed": "無法歸類",
        "position_only": "僅有位置",
        "interpretation": "各區塊對應哪一個時期屬於詮釋。",
        "experts": "n = {count} 位專家。調查輪次 {round}。",
        "simulated": "模擬資料。",
    },
    "ja": {
        "mean": "パネルの平均",
        "half": "同様の専門家を多数集めた場合の平均の50%領域",
        "most": "その平均の90%領域",
        "expert": "専門家1名（濃い点は複数名）",
        "none": "領域なし：専門家が5名未満、または評定にほとんど差がない場合。",
        "own": "ご自身の位置",
        "you": "あなた",
        "own_title": "ご自身の位置と専門家パネルの位置",
        "own_place": "{alliance}：あなたは{vertical}と{horizontal}。",
        "panel_place": "{alliance}：パネルは{vertical}と{horizontal}、{phase}、n = {n}。",
        "not_placed": "区分できず",
        "position_only": "位置のみ",
        "interpretation": "各区画をどの時期とするかは一つの解釈です。",
        "experts": "n = 専門家{count}名。調査回 {round}。",
        "simulated": "シミュレーションによるデータ。",
    },
    "ko": {
        "mean": "패널 평균",
        "half": "같은 유형의 전문가가 많을 때 그 평균의 50% 영역",
        "most": "그 평균의 90% 영역",
        "expert": "전문가 1명(진한 점은 여러 명)",
        "none": "영역 없음: 전문가가 5명 미만이거나 평정의 차이가 거의 없는 경우.",
        "own": "본인의 위치",
        "you": "귀하",
        "own_title": "본인의 위치와 전문가 패널의 위치",
        "own_place": "{alliance}: 귀하 {vertical}, {horizontal}.",
        "panel_place": "{alliance}: 패널 {vertical}, {horizontal}, {phase}, n = {n}.",
        "not_placed": "구분할 수 없음",
        "position_only": "위치만",
        "interpretation": "각 칸을 어느 시기로 볼지는 하나의 해석입니다.",
        "experts": "n = 전문가 {count}명. 조사 차수 {round}.",
        "simulated": "모의 자료.",
    },
}


def say(phrase: Phrase, language: str) -> str:
    """Say a phrase in a language; in English where the figures do not speak it."""
    return _PHRASES.get(language, _PHRASES["en"])[phrase]
