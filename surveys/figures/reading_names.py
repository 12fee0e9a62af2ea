"""What a figure calls the ways of pooling the experts, and the readings of one phase by other questions."""

from __future__ import annotations

from surveys.figures.wording import Wording

POOL_NAMES = Wording(
    {
        "mean": ("mean", "平均數", "平均", "평균"),
        "median": ("median", "中位數", "中央値", "중앙값"),
        "trimmed_mean": (
            "20 % trimmed mean",
            "20 % 截尾平均數",
            "20 % トリム平均",
            "20 % 절사평균",
        ),
        "hodges_lehmann": ("Hodges–Lehmann", "Hodges–Lehmann", "Hodges–Lehmann", "Hodges–Lehmann"),
        "confidence_weighted": ("by confidence", "依信心加權", "確信度で加重", "확신도 가중"),
        "reliability_weighted": ("by reliability", "依信度加權", "信頼性で加重", "신뢰도 가중"),
        "vignette_weighted": ("by the vignettes", "依情境題加權", "ビネットで加重", "비네트 가중"),
        "equal_communities": ("equal communities", "群體等權", "集団を等重み", "집단 동일 가중"),
    }
)
READING_NAMES = Wording(
    {
        "items": ("mean of the items", "題項平均", "項目の平均", "문항 평균"),
        "linking": ("linking item", "連結題", "共通項目", "연결 문항"),
        "choice": ("phase chosen directly", "直接選擇的時期", "直接選んだ時期", "직접 고른 시기"),
        "chips": (
            "probabilities by chips",
            "以籌碼表示的機率",
            "チップによる確率",
            "칩으로 나타낸 확률",
        ),
        "map": ("points on the map", "圖上的位置", "図上の位置", "지도 위의 위치"),
    }
)
