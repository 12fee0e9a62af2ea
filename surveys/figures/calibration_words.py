"""The fixed words of the calibration figure."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "Claimed and actual placement probability, simulated panels",
            "模擬專家小組：宣稱的歸類機率與實際正確率",
            "模擬パネルでの主張した位置確率と実際の正答率",
            "모의 패널: 주장한 배치 확률과 실제 적중률",
        ),
        "description": (
            "On simulated panels: {listed}.",
            "在模擬專家小組中：{listed}。",
            "模擬パネルでは：{listed}。",
            "모의 패널에서: {listed}.",
        ),
        "excess": (
            "{name} claims {claimed} on average and is right {right} ({panels} panels)",
            "{name}平均宣稱 {claimed}，實際正確 {right}（{panels} 個小組）",
            "{name}は平均{claimed}を主張し、実際は{right}（{panels}パネル）",
            "{name} 평균 주장 {claimed}, 실제 적중 {right}(패널 {panels}개)",
        ),
        "spread": (
            "spread within ±{half} of the cuts",
            "分布於分界點 ±{half} 內",
            "分割点から±{half}の範囲に広く分布",
            "분할점 ±{half} 안에 넓게 분포",
        ),
        "near": (
            "close to the cuts, within ±{half}",
            "靠近分界點，±{half} 內",
            "分割点の近く（±{half}以内）",
            "분할점 근처(±{half} 이내)",
        ),
        "note": (
            "Simulated: {panels} panels of {n} experts each; no expert gave these answers.",
            "模擬資料：各 {panels} 個小組、每組 {n} 位專家；並非專家的回答。",
            "シミュレーション：専門家{n}名のパネルを各{panels}。専門家の回答ではない。",
            "모의 자료: 전문가 {n}명인 패널 각 {panels}개. 실제 전문가의 응답이 아님.",
        ),
        "series": ("true positions", "真實位置", "真の位置", "참 위치"),
        "claimed": ("claimed", "宣稱", "主張", "주장"),
        "right": ("right", "實際正確", "実際の正答", "실제 적중"),
        "panels": ("panels", "小組數", "パネル数", "패널 수"),
        "claimed axis": (
            "claimed probability →",
            "宣稱的機率 →",
            "主張した確率 →",
            "주장한 확률 →",
        ),
        "right axis": (
            "↑ share that was right",
            "↑ 實際正確的比例",
            "↑ 実際に正しかった割合",
            "↑ 실제로 맞은 비율",
        ),
        "said": (
            "{name}: claimed {claimed}, right {right}, {panels} panels",
            "{name}：宣稱 {claimed}，正確 {right}，{panels} 個小組",
            "{name}：主張{claimed}、正答{right}、{panels}パネル",
            "{name}: 주장 {claimed}, 적중 {right}, 패널 {panels}개",
        ),
        "diagonal": (
            "right as often as claimed; below it: claims too much",
            "與宣稱相符；在線下方表示宣稱過高",
            "主張どおり；線より下は主張しすぎ",
            "주장과 같음; 선 아래는 과도한 주장",
        ),
    }
)
