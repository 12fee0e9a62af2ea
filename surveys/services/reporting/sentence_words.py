"""The words of the sentences about a placement, in every language that studies are offered in."""

from __future__ import annotations

from surveys.figures.wording import Wording

#: What a placement probability is, and is not.
PROBABILITY = Wording(
    {
        "note": (
            (
                "The probability that the average of an endless panel of experts of this kind lies in a phase. "
                "It is not the probability that the alliance is in that phase: an error that all experts share "
                "is not in it. It claims too much where positions lie close to a cut point."
            ),
            (
                "這是由無數位同類專家組成之小組的平均落在某一時期的機率，並不是該同盟處於該時期的機率："
                "所有專家共有的誤差不在其中。位置靠近分界點時，此數值會高估確定程度。"
            ),
            (
                "これは、同様の専門家を無数に集めたパネルの平均がある時期に入る確率であり、同盟がその時期にある確率ではありません。"
                "すべての専門家に共通する誤りは含まれません。位置が分割点に近い場合、確かさは過大に示されます。"
            ),
            (
                "이는 같은 유형의 전문가를 무수히 모은 패널의 평균이 어떤 시기에 놓일 확률이며, 동맹이 그 시기에 있을 확률이 아닙니다. "
                "모든 전문가가 공유하는 오류는 들어 있지 않습니다. 위치가 분할점에 가까우면 확실성을 과대하게 말합니다."
            ),
        ),
    }
)

PLACEMENT = Wording(
    {
        "nobody": (
            "No expert rated {alliance} on both axes, so it has no position.",
            "沒有專家在兩軸上都評定{alliance}，因此沒有位置。",
            "{alliance}を両方の軸で評定した専門家がいないため、位置はありません。",
            "{alliance}을(를) 두 축 모두에서 평정한 전문가가 없어 위치가 없습니다.",
        ),
        "position only": (
            "{n} experts place {alliance}, on average, at {vertical} and {horizontal}.",
            "{n} 位專家將{alliance}平均定位於 {vertical}、{horizontal}。",
            "専門家{n}名による{alliance}の平均の位置は、{vertical}、{horizontal}です。",
            "전문가 {n}명은 {alliance}을(를) 평균하여 {vertical}, {horizontal}에 놓습니다.",
        ),
        "position of one": (
            "1 expert places {alliance} at {vertical} and {horizontal}.",
            "1 位專家將{alliance}定位於 {vertical}、{horizontal}。",
            "専門家1名による{alliance}の位置は、{vertical}、{horizontal}です。",
            "전문가 1명은 {alliance}을(를) {vertical}, {horizontal}에 놓습니다.",
        ),
        "on axis": (
            "{value} on {axis}",
            "{axis} {value}",
            "{axis} {value}",
            "{axis} {value}",
        ),
        "no phase": (
            "No phase and no probability is given.",
            "因此不給出時期與機率。",
            "時期と確率は示しません。",
            "시기와 확률은 제시하지 않습니다.",
        ),
        "placed": (
            "{n} experts place {alliance}, on average, {where}{individually}.",
            "{n} 位專家將{alliance}平均定位於{where}{individually}。",
            "専門家{n}名による{alliance}の平均の位置は、{where}です{individually}。",
            "전문가 {n}명은 {alliance}을(를) 평균하여 {where}에 놓습니다{individually}.",
        ),
        "in phase": ("in “{phase}”", "「{phase}」", "「{phase}」", "‘{phase}’"),
        "in cell": (
            "at {vertical} and {horizontal}: “{phase}” in the reading used here, “{other}” in the other",
            "{vertical}、{horizontal}之處：依此處採用的解讀為「{phase}」，依另一種解讀為「{other}」",
            "{vertical}、{horizontal}：ここで用いる解釈では「{phase}」、もう一方の解釈では「{other}」",
            "{vertical}, {horizontal}: 여기서 쓰는 해석으로는 ‘{phase}’, 다른 해석으로는 ‘{other}’",
        ),
        "end": ("{end} {axis}", "{axis}「{end}」", "{axis}「{end}」", "{axis} ‘{end}’"),
        "individually": (
            " ({count} of {n} individually)",
            "（{n} 位中有 {count} 位的個別評定如此）",
            "（個別には{n}名中{count}名）",
            "(개별로는 {n}명 중 {count}명)",
        ),
        "too close": (
            (
                "That is too close to call, so it is not placed: if more experts of this kind were asked, "
                "the probabilities of where their average would lie are {listed}."
            ),
            "兩者過於接近，無法判定，因此不予歸類：若詢問更多同類專家，其平均所在位置的機率為：{listed}。",
            "きわどく判定できないため、区分しません。同様の専門家をさらに多く尋ねた場合、その平均が入る時期の確率は、{listed}です。",
            "너무 근소하여 판정할 수 없으므로 구분하지 않습니다. 같은 유형의 전문가에게 더 묻는다면 그 평균이 놓일 시기의 확률은 {listed}입니다.",
        ),
        "listed": (
            "“{phase}” {probability}",
            "「{phase}」{probability}",
            "「{phase}」{probability}",
            "‘{phase}’ {probability}",
        ),
        "stays": (
            (
                "If more experts of this kind were asked, the probability that their average stays there is "
                "{probability} ({certainty})."
            ),
            "若詢問更多同類專家，其平均仍在該處的機率為 {probability}（{certainty}）。",
            "同様の専門家をさらに多く尋ねた場合、その平均がそこにとどまる確率は{probability}です（{certainty}）。",
            "같은 유형의 전문가에게 더 묻는다면 그 평균이 그곳에 머물 확률은 {probability}입니다({certainty}).",
        ),
        "lies elsewhere": (
            (
                "If more experts of this kind were asked, the probability that their average lies in “{phase}” is "
                "{probability} ({certainty})."
            ),
            "若詢問更多同類專家，其平均落在「{phase}」的機率為 {probability}（{certainty}）。",
            "同様の専門家をさらに多く尋ねた場合、その平均が「{phase}」に入る確率は{probability}です（{certainty}）。",
            "같은 유형의 전문가에게 더 묻는다면 그 평균이 ‘{phase}’에 놓일 확률은 {probability}입니다({certainty}).",
        ),
        "clear": ("clear", "明確", "明確", "분명함"),
        "probable": ("probable", "很可能", "有力", "유력함"),
        "leaning": ("leaning", "傾向", "傾向", "기울어짐"),
        "not_placed": ("not placed", "無法歸類", "区分できず", "구분할 수 없음"),
        "not_assessed": ("not assessed", "未評估", "評価せず", "평가하지 않음"),
        "boundary": (
            "The average is exactly on the boundary of {axes}, which counts as high.",
            "平均正好落在{axes}的分界上，計為高。",
            "平均は{axes}のちょうど境界上にあり、高い側に数えます。",
            "평균이 {axes}의 경계에 정확히 놓여 높은 쪽으로 셉니다.",
        ),
        "and of": (" and of ", "與", "と", ", "),
        "depends": (
            "The phase depends on the score used.",
            "所屬時期取決於採用的分數。",
            "時期は用いる得点によって異なります。",
            "시기는 쓰는 점수에 따라 달라집니다.",
        ),
        "camps": (
            "The experts fall into two camps, and the average may describe neither.",
            "專家分為兩個陣營，平均可能不代表其中任何一方。",
            "専門家は二つの陣営に分かれており、平均はどちらも表していない可能性があります。",
            "전문가는 두 진영으로 나뉘며, 평균은 어느 쪽도 나타내지 않을 수 있습니다.",
        ),
        "not measured": (
            "Whether experts as a group are right is not measured.",
            "專家整體是否正確，並未測量。",
            "専門家全体が正しいかどうかは測定していません。",
            "전문가 전체가 옳은지는 측정하지 않습니다.",
        ),
    }
)

SENSITIVITY = Wording(
    {
        "unknown": (
            "How far the placement of {alliance} depends on choices is not known.",
            "{alliance}的定位在多大程度上取決於分析的選擇，無從得知。",
            "{alliance}の位置づけが分析上の選択にどこまで左右されるかは不明です。",
            "{alliance}의 위치가 분석상의 선택에 얼마나 좌우되는지는 알 수 없습니다.",
        ),
        "all": (
            "The placement of {alliance} in “{phase}” holds in all {n} analyses.",
            "{alliance}屬於「{phase}」的定位在全部 {n} 種分析中都成立。",
            "{alliance}を「{phase}」とする位置づけは、{n}通りの分析すべてで成り立ちます。",
            "{alliance}을(를) ‘{phase}’(으)로 보는 위치는 분석 {n}가지 모두에서 유지됩니다.",
        ),
        "some": (
            "The placement of {alliance} in “{phase}” holds in {holds} of {n} analyses{differing}.",
            "{alliance}屬於「{phase}」的定位在 {n} 種分析中的 {holds} 種成立{differing}。",
            "{alliance}を「{phase}」とする位置づけは、{n}通りの分析のうち{holds}通りで成り立ちます{differing}。",
            "{alliance}을(를) ‘{phase}’(으)로 보는 위치는 분석 {n}가지 가운데 {holds}가지에서 유지됩니다{differing}.",
        ),
        "only map": (
            "; the others only read the map otherwise",
            "；其餘僅是對時期對照的解讀不同",
            "（ほかは時期の対応の解釈が異なるだけです）",
            "(나머지는 시기 대응의 해석만 다릅니다)",
        ),
        "least": (
            ", least often with {choice} {option} ({holds} of {n})",
            "，成立最少者為「{choice}：{option}」（{n} 種中 {holds} 種）",
            "（最も少ないのは「{choice}：{option}」の場合で、{n}通りのうち{holds}通り）",
            "(가장 적은 것은 ‘{choice}: {option}’, {n}가지 가운데 {holds}가지)",
        ),
        "no flip": (
            "No experts could be left out to change it.",
            "無論略去哪些專家都不會改變。",
            "どの専門家を除いても変わりません。",
            "어떤 전문가를 빼도 달라지지 않습니다.",
        ),
        "flip of one": (
            "Leaving out a single one of {n} experts would change it.",
            "{n} 位專家中只要略去一位就會改變。",
            "専門家{n}名のうち1名を除くだけで変わります。",
            "전문가 {n}명 가운데 한 명만 빼도 달라집니다.",
        ),
        "flip": (
            "At least {experts} of {n} experts would have to be left out to change it.",
            "{n} 位專家中至少須略去 {experts} 位才會改變。",
            "変えるには専門家{n}名のうち少なくとも{experts}名を除く必要があります。",
            "달라지게 하려면 전문가 {n}명 가운데 적어도 {experts}명을 빼야 합니다.",
        ),
    }
)
