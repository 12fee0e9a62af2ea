"""The fixed words of figures that are made of estimates and intervals."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "chance column": (
            "chance reaches",
            "隨機可達",
            "偶然でも達する値",
            "우연으로도 나오는 값",
        ),
        "chance": (
            "chance reaches {value}",
            "隨機可達 {value}",
            "偶然でも{value}に達する",
            "우연으로도 {value}",
        ),
        "chance key": (
            "what 95% of panels that answer at random stay below",
            "隨機作答的專家小組有 95% 低於此值",
            "でたらめに答えるパネルの95%がこれを下回る",
            "무작위로 답하는 패널의 95%가 이보다 낮음",
        ),
        "cut key": ("cut point", "分界點", "分割点", "분할점"),
        "axis": ("axis", "軸", "軸", "축"),
        "interval note": (
            "Bars are {level}% intervals.",
            "橫線為 {level}% 區間。",
            "横線は{level}%区間。",
            "가로선은 {level}% 구간.",
        ),
    }
)

RELIABILITY = Wording(
    {
        "title": (
            "Three questions about agreement among the experts",
            "關於專家之間一致程度的三個問題",
            "専門家どうしの一致についての三つの問い",
            "전문가 간 일치에 관한 세 가지 물음",
        ),
        "description": (
            "A coefficient for one question does not answer another: {listed}.",
            "一個問題的係數並不能回答另一個問題：{listed}。",
            "一つの問いの係数は別の問いの答えにはならない：{listed}。",
            "한 물음의 계수는 다른 물음의 답이 되지 않는다: {listed}.",
        ),
        "counted": (
            "{name} {count} of {total} defined",
            "{name} {total} 個中有 {count} 個可計算",
            "{name} {total}個中{count}個が計算可能",
            "{name} {total}개 중 {count}개 계산 가능",
        ),
        "concentration": (
            "1. Is opinion concentrated?",
            "1. 意見是否集中？",
            "1. 意見は集中しているか",
            "1. 의견이 모여 있는가?",
        ),
        "order": (
            "2. Do the experts put the alliances in the same order?",
            "2. 專家對各同盟的排序是否相同？",
            "2. 専門家は同盟を同じ順に並べるか",
            "2. 전문가들이 동맹의 순서를 같게 매기는가?",
        ),
        "numbers": (
            "3. Do they use the same numbers?",
            "3. 他們是否使用相同的數字？",
            "3. 同じ数字を使うか",
            "3. 같은 숫자를 쓰는가?",
        ),
        "question": ("question", "問題", "問い", "물음"),
        "coefficient": ("coefficient", "係數", "係数", "계수"),
    }
)

GROUPS = Wording(
    {
        "title": (
            "Where each group places the alliances",
            "各群體對同盟的定位",
            "各グループによる同盟の位置",
            "집단별 동맹의 위치",
        ),
        "description": (
            "{alliance}: {listed}.",
            "{alliance}：{listed}。",
            "{alliance}：{listed}。",
            "{alliance}: {listed}.",
        ),
        "place": (
            "{group} {vertical} and {horizontal}",
            "{group} {vertical} 與 {horizontal}",
            "{group} {vertical}と{horizontal}",
            "{group} {vertical}, {horizontal}",
        ),
        "group": ("group", "群體", "グループ", "집단"),
        "panel": ("the whole panel", "全體專家小組", "パネル全体", "패널 전체"),
        "withheld": (
            "withheld: fewer than {least} experts",
            "不予顯示：專家少於 {least} 位",
            "非表示：専門家が{least}名未満",
            "표시하지 않음: 전문가가 {least}명 미만",
        ),
    }
)

POOLS = Wording(
    {
        "title": (
            "{alliance}: the position by way of pooling",
            "{alliance}：不同彙總方式下的位置",
            "{alliance}：集約方法別の位置",
            "{alliance}: 종합 방식별 위치",
        ),
        "description": (
            "{alliance}: {count} ways of pooling lie between {low} and {high} on {axis}.",
            "{alliance}：在「{axis}」上，{count} 種彙總方式的結果介於 {low} 與 {high} 之間。",
            "{alliance}：「{axis}」では{count}通りの集約方法が{low}から{high}の間にある。",
            "{alliance}: ‘{axis}’에서 {count}가지 종합 방식이 {low}에서 {high} 사이에 있다.",
        ),
        "pool": ("way of pooling", "彙總方式", "集約方法", "종합 방식"),
    }
)

THREATS = Wording(
    {
        "title": (
            "Threat agreement by named threat",
            "對各項威脅看法的一致程度",
            "脅威ごとの認識の一致",
            "위협별 인식의 일치",
        ),
        "description": (
            "{alliance}: {listed}.",
            "{alliance}：{listed}。",
            "{alliance}：{listed}。",
            "{alliance}: {listed}.",
        ),
        "threat": ("threat", "威脅", "脅威", "위협"),
    }
)

CHANGE = Wording(
    {
        "title": (
            "Change from {before} to {after}",
            "從 {before} 到 {after} 的變化",
            "{before}から{after}への変化",
            "{before}에서 {after}까지의 변화",
        ),
        "description": (
            "{alliance}: {listed}.",
            "{alliance}：{listed}。",
            "{alliance}：{listed}。",
            "{alliance}: {listed}.",
        ),
        "moved": (
            "{axis} {change} ({stayers} for those who rated twice)",
            "{axis} {change}（兩次皆評分者為 {stayers}）",
            "{axis} {change}（2回とも評定した専門家では{stayers}）",
            "{axis} {change}(두 번 모두 평정한 전문가는 {stayers})",
        ),
        "total": ("all experts", "全體專家", "すべての専門家", "모든 전문가"),
        "stayers": (
            "those who rated twice",
            "兩次皆評分者",
            "2回とも評定した専門家",
            "두 번 모두 평정한 전문가",
        ),
        "composition": (
            "part due to who came and went",
            "因成員進出造成的部分",
            "入れ替わりによる部分",
            "구성원 교체에 따른 부분",
        ),
        "part": ("part of the change", "變化的組成", "変化の内訳", "변화의 구성"),
        "none key": ("no change", "無變化", "変化なし", "변화 없음"),
        "band key": (
            "counts as stable: within ±{bound}",
            "視為穩定：±{bound} 以內",
            "安定とみなす範囲：±{bound}以内",
            "안정으로 보는 범위: ±{bound} 이내",
        ),
    }
)
