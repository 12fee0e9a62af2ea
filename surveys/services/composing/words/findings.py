"""Words about reliability, placements and sensitivity."""

from __future__ import annotations

from surveys.figures.wording import Wording

RELIABILITY = Wording(
    {
        "heading": ("Reliability", "信度", "信頼性", "신뢰도"),
        "apart": (
            "Agreement among experts is not the agreement between the allies that the vertical axis is about.",
            "專家之間的一致，並不是縱軸所指的盟國之間的一致。",
            "専門家どうしの一致は、縦軸が表す同盟国どうしの一致とは別のものです。",
            "전문가들 사이의 일치는 세로축이 말하는 동맹국 사이의 일치가 아닙니다.",
        ),
        "agree": (
            "How far the experts agree",
            "專家的一致程度",
            "専門家の一致の程度",
            "전문가의 일치 정도",
        ),
        "sd": ("Standard deviation", "標準差", "標準偏差", "표준편차"),
        "within_one": (
            "Within 1 point of the median",
            "距中位數 1 點以內",
            "中央値から1点以内",
            "중앙값에서 1점 이내",
        ),
        "van_der_eijk_a": (
            "van der Eijk’s A",
            "van der Eijk 的 A",
            "van der Eijk の A",
            "van der Eijk의 A",
        ),
        "chance": ("A by chance", "隨機作答的 A", "偶然による A", "우연에 의한 A"),
        "chance note": (
            "A is 1 where all experts agree and below 0 where there are two camps; by chance: what 95% of panels of this size that answered at random stay below. A is that of the linking item.",
            "所有專家一致時 A 為 1，低於 0 表示有兩個陣營；隨機作答的 A：同樣人數而隨機作答的小組中有 95% 低於此值。A 依連結題計算。",
            "全員が一致すれば A は 1、二つの陣営に分かれると 0 未満です。偶然による A：同じ人数が無作為に答えたパネルの95%がこれを下回ります。A は共通項目のものです。",
            "모두 일치하면 A는 1이고 두 진영이 있으면 0 미만입니다. 우연에 의한 A: 같은 인원이 무작위로 답한 패널의 95%가 이보다 낮습니다. A는 연결 문항의 것입니다.",
        ),
        "scale": (
            "Whether the items of an axis hang together",
            "同軸題目是否彼此一致",
            "軸の項目どうしのまとまり",
            "축의 문항이 서로 맞물리는지",
        ),
        "same numbers": (
            "Whether experts use the same numbers",
            "專家是否使用相同的數值",
            "専門家が同じ数値を用いるか",
            "전문가가 같은 수치를 쓰는지",
        ),
        "coefficient": ("Coefficient", "係數", "係数", "계수"),
        "cronbach_alpha": ("Cronbach’s α", "Cronbach 的 α", "クロンバックの α", "크론바흐 α"),
        "omega_total": ("McDonald’s ω", "McDonald 的 ω", "マクドナルドの ω", "맥도널드 ω"),
        "guttman_lambda2": ("Guttman’s λ₂", "Guttman 的 λ₂", "ガットマンの λ₂", "거트먼 λ₂"),
        "krippendorff_alpha_ordinal": (
            "Krippendorff’s α, ordinal",
            "Krippendorff 的 α（次序）",
            "クリッペンドルフの α（順序）",
            "크리펜도르프 α(순서)",
        ),
        "kendall_w": ("Kendall’s W", "Kendall 的 W", "ケンドールの W", "켄달의 W"),
        "alliances": ("over alliances", "跨同盟", "同盟間", "동맹 전체"),
        "vignettes": (
            "over hypothetical alliances",
            "跨假設同盟",
            "仮想の同盟間",
            "가상의 동맹 전체",
        ),
        "rows note": (
            "n counts rows, one for each expert and alliance; differences between alliances are taken out.",
            "n 為列數，每位專家每個同盟一列；同盟之間的差異已去除。",
            "n は行数で、専門家と同盟の組ごとに一行です。同盟間の差は除いています。",
            "n은 행의 수로, 전문가와 동맹마다 한 행입니다. 동맹 사이의 차이는 뺐습니다.",
        ),
        "weak": (
            "Items worth another look",
            "值得再檢視的題目",
            "再検討に値する項目",
            "다시 볼 만한 문항",
        ),
        "item rest": (
            "Correlation with the others",
            "與其他題的相關",
            "他の項目との相関",
            "다른 문항과의 상관",
        ),
    }
)

PLACEMENTS = Wording(
    {
        "heading": ("Placements", "定位", "位置づけ", "위치"),
        "scores": ("Scores on both axes", "兩軸的分數", "二つの軸の得点", "두 축의 점수"),
        "score": ("Mean of the experts", "專家平均", "専門家の平均", "전문가 평균"),
        "se": ("Standard error", "標準誤", "標準誤差", "표준오차"),
        "range": ("Lowest and highest", "最低與最高", "最低と最高", "최저와 최고"),
        "probabilities": (
            "Placement probability, in the reading in use",
            "定位機率（依採用的解讀）",
            "位置づけの確率（用いる解釈による）",
            "위치 확률(쓰는 해석에 따름)",
        ),
        "certainty": ("Certainty", "確定程度", "確かさ", "확실성"),
        "meaning": ("What the probability means", "機率的含義", "確率の意味", "확률의 뜻"),
        "withheld": (
            "{alliance}: fewer than {least} experts placed it. The experts were told that so small a group is not shown.",
            "{alliance}：給出位置的專家少於 {least} 位。已告知專家，如此小的群體不會顯示。",
            "{alliance}：位置づけた専門家が{least}名未満です。これほど小さい集団は示さないと専門家に伝えています。",
            "{alliance}: 위치를 평정한 전문가가 {least}명 미만입니다. 이렇게 작은 집단은 보이지 않는다고 전문가에게 알렸습니다.",
        ),
        "readings": (
            "Further readings of the phase",
            "時期的其他解讀方式",
            "時期についてのその他の読み取り",
            "시기에 대한 그 밖의 판독",
        ),
    }
)

SENSITIVITY = Wording(
    {
        "heading": ("Sensitivity", "敏感度", "感度", "민감도"),
        "text": (
            "Each placement was computed again with every combination of the choices that an analyst could defend.",
            "每個定位都以分析者可以合理採用的各種選擇之所有組合重新計算。",
            "それぞれの位置づけを、分析者が妥当としうる選択のすべての組み合わせで計算し直しました。",
            "각 위치를 분석자가 정당화할 수 있는 선택의 모든 조합으로 다시 계산했습니다.",
        ),
        "options": (
            "{alliance}: in how many analyses the phase holds",
            "{alliance}：時期成立的分析數",
            "{alliance}：時期が成り立つ分析の数",
            "{alliance}: 시기가 유지되는 분석의 수",
        ),
        "choice": ("Choice", "選擇", "選択", "선택"),
        "holds": (
            "Options: analyses in which the phase holds / all analyses with the option",
            "選項：時期成立的分析數／採用該選項的全部分析數",
            "選択肢：時期が成り立つ分析の数／その選択肢を使った分析の数",
            "선택지: 시기가 유지되는 분석의 수/그 선택지를 쓴 분석의 수",
        ),
        "held": (
            "{option}: {holds}/{n}",
            "{option}：{holds}/{n}",
            "{option}：{holds}/{n}",
            "{option}: {holds}/{n}",
        ),
        "differ": (
            "{alliance}: the analyses that give another phase in the reading in use",
            "{alliance}：依採用的解讀得出其他時期的分析",
            "{alliance}：用いる解釈で別の時期となる分析",
            "{alliance}: 쓰는 해석에서 다른 시기가 나온 분석",
        ),
        "more": (
            "and {count} more, which {file} among the files of the round names.",
            "另有 {count} 種，列於本輪檔案中的 {file}。",
            "ほか{count}通り（この調査回のファイルの中の {file} に記載）。",
            "그 밖에 {count}가지(이 차수의 파일 가운데 {file}에 있음).",
        ),
        "none differ": (
            "{alliance}: in the reading in use every analysis gives the same phase.",
            "{alliance}：依採用的解讀，所有分析都得出相同時期。",
            "{alliance}：用いる解釈では、すべての分析が同じ時期となります。",
            "{alliance}: 쓰는 해석에서는 모든 분석이 같은 시기를 줍니다.",
        ),
        "item": (
            "{options}: {phase}",
            "{options}：{phase}",
            "{options}：{phase}",
            "{options}: {phase}",
        ),
    }
)
