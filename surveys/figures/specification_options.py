"""The choices of an analysis and their options, as the specification curve names them."""

from __future__ import annotations

from surveys.figures.wording import Wording

_CHOICES = Wording(
    {
        "score": ("score", "分數", "得点", "점수"),
        "pool": ("pooling", "彙總方式", "集約", "통합 방식"),
        "experts": ("experts", "專家", "専門家", "전문가"),
        "cuts": ("cut points", "分界點", "分割点", "분할점"),
        "map": ("phase map", "時期對照", "時期の対応", "시기 대응"),
    }
)
_OPTIONS = Wording(
    {
        "items": ("mean of the items", "各題平均", "項目の平均", "문항 평균"),
        "linking": ("linking item", "連結題", "共通項目", "연결 문항"),
        "equated": ("equated", "等化", "等化", "동등화"),
        "mean": ("mean", "平均數", "平均", "평균"),
        "median": ("median", "中位數", "中央値", "중앙값"),
        "trimmed_mean": ("trimmed mean", "截尾平均", "調整平均", "절사 평균"),
        "hodges_lehmann": (
            "Hodges–Lehmann",
            "Hodges–Lehmann",
            "Hodges–Lehmann",
            "Hodges–Lehmann",
        ),
        "confidence_weighted": ("by confidence", "依信心加權", "確信度で加重", "확신도 가중"),
        "equal_communities": ("equal communities", "群體等權", "集団を等重み", "집단 동일 가중"),
        "all": ("all", "全部", "全員", "전원"),
        "without_straight_lining": (
            "no straight-lining",
            "排除同一答案",
            "同一回答を除く",
            "동일 응답 제외",
        ),
        "without_contradiction": (
            "no contradiction",
            "排除矛盾回答",
            "矛盾回答を除く",
            "모순 응답 제외",
        ),
        "without_order_inversion": (
            "no inverted vignettes",
            "排除順序顛倒",
            "順序の逆転を除く",
            "순서 역전 제외",
        ),
        "without_haste": ("no haste", "排除過快作答", "急ぎの回答を除く", "성급한 응답 제외"),
        "without_any_flagged": (
            "none flagged",
            "排除所有標記",
            "印のある人を除く",
            "표시 모두 제외",
        ),
        "stated": ("stated", "既定", "既定", "지정"),
        "anchored": ("by the panel", "依專家小組", "パネルによる", "패널 기준"),
        "in_use": ("in use", "採用中", "採用中", "사용 중"),
        "alternative": ("the other", "另一種", "もう一方", "다른 쪽"),
    }
)


def choice_in_words(choice: str, language: str) -> str:
    """Name a choice."""
    return _CHOICES.to(language)(choice)


def option_in_words(option: str, language: str) -> str:
    """Name an option."""
    return _OPTIONS.to(language)(option)
