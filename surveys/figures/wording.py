"""The fixed words of a figure, phrase by phrase in every language that studies are offered in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

LANGUAGES = ("en", "zh-Hant", "ja", "ko")


class Wording:
    """Phrases, each in all languages; ``{names}`` in them are filled in where they are said."""

    def __init__(self, phrases: Mapping[str, tuple[str, str, str, str]]) -> None:
        self.phrases = {
            name: dict(zip(LANGUAGES, texts, strict=True)) for name, texts in phrases.items()
        }

    def to(self, language: str) -> Callable[..., str]:
        """Say phrases in a language; in English where the figures do not speak it.

        Examples
        --------
        >>> say = Wording({"n": ("n = {n}", "n = {n}", "n = {n}", "n = {n}")}).to("ja")
        >>> say("n", n=24)
        'n = 24'
        """
        spoken = language if language in LANGUAGES else "en"

        def say(phrase: str, **values: object) -> str:
            return self.phrases[phrase][spoken].format(**values)

        return say


#: What several figures say.
SHARED = Wording(
    {
        "n": ("n = {n}", "n = {n}", "n = {n}", "n = {n}"),
        "round": ("Round {round}.", "調查輪次 {round}。", "調査回 {round}。", "조사 차수 {round}."),
        "simulated": (
            "Simulated data.",
            "模擬資料。",
            "シミュレーションによるデータ。",
            "모의 자료.",
        ),
        "interpretation": (
            "The map of cells to phases is an interpretation.",
            "各區塊對應哪一個時期屬於詮釋。",
            "各区画をどの時期とするかは一つの解釈です。",
            "각 칸을 어느 시기로 볼지는 하나의 해석입니다.",
        ),
        "alliance": ("alliance", "同盟", "同盟", "동맹"),
        "phase": ("phase", "時期", "時期", "시기"),
        "experts": ("experts", "專家人數", "専門家数", "전문가 수"),
        "low": ("interval from", "區間下限", "区間の下限", "구간 하한"),
        "high": ("interval to", "區間上限", "区間の上限", "구간 상한"),
        "estimate": ("estimate", "估計值", "推定値", "추정치"),
        "why": ("why there is none", "未計算的原因", "値がない理由", "값이 없는 이유"),
        "joined": ("; ", "；", "；", "; "),
        "aside": (", ", "，", "、", ", "),
        "listed": (", ", "、", "、", ", "),
        "colon": ("{name}: {what}", "{name}：{what}", "{name}：{what}", "{name}: {what}"),
        "range": ("{low} to {high}", "{low} 至 {high}", "{low}～{high}", "{low}~{high}"),
    }
)
