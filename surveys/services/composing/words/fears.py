"""Words about the fears of both governments, and about threats by name."""

from __future__ import annotations

from surveys.figures.wording import Wording

FEARS = Wording(
    {
        "heading": (
            "Fears of abandonment and of entrapment",
            "被拋棄與被牽連的擔憂",
            "見捨てられと巻き込まれの懸念",
            "방기와 연루에 대한 우려",
        ),
        "text": (
            "Whoever depends on an ally may fear to be left alone by it, or to be drawn into its conflicts. The two governments of an alliance are never averaged: each fears for itself.",
            "依賴盟國者，可能擔憂遭盟國拋棄，也可能擔憂被捲入盟國的衝突。同盟的兩國政府從不合併平均：各有各的擔憂。",
            "同盟国に頼る国は、見捨てられることも、相手の紛争に巻き込まれることも懸念しえます。同盟の二つの政府を平均することはありません。懸念はそれぞれのものです。",
            "동맹국에 의존하는 나라는 버려지는 것도, 상대의 분쟁에 끌려들어 가는 것도 우려할 수 있습니다. 동맹의 두 정부를 평균하는 일은 없습니다. 우려는 각자의 것입니다.",
        ),
        "not asked": (
            "This round does not ask about both fears of any government.",
            "本輪調查未詢問任何政府的兩種擔憂。",
            "この調査回では、どの政府についても二つの懸念を尋ねていません。",
            "이 조사 차수에서는 어느 정부에 대해서도 두 우려를 묻지 않았습니다.",
        ),
        "table": (
            "Both fears of each government",
            "各國政府的兩種擔憂",
            "各政府の二つの懸念",
            "각 정부의 두 우려",
        ),
        "government": ("Government", "政府", "政府", "정부"),
        "score": ("Score", "分數", "得点", "점수"),
        "difference": (
            "{vertical} less {horizontal}",
            "{vertical}減{horizontal}",
            "{vertical}から{horizontal}を引いた差",
            "{vertical}에서 {horizontal}을(를) 뺀 차이",
        ),
        "mean": ("Mean", "平均", "平均", "평균"),
        "withheld": (
            "Not shown, because fewer than {least} experts judged both fears: {listed}.",
            "不予顯示，因評斷兩種擔憂的專家少於 {least} 位：{listed}。",
            "示さないもの（二つの懸念を評価した専門家が{least}名未満のため）：{listed}。",
            "보이지 않는 것(두 우려를 평가한 전문가가 {least}명 미만이므로): {listed}.",
        ),
    }
)

THREATS = Wording(
    {
        "heading": ("Named threats", "具名的威脅", "個別の脅威", "개별 위협"),
        "not asked": (
            "This round asks about no threat by name.",
            "本輪調查未詢問任何具名的威脅。",
            "この調査回では、個別の脅威を尋ねていません。",
            "이 조사 차수에서는 개별 위협을 묻지 않았습니다.",
        ),
        "table": (
            "How far the allies agree on each threat",
            "盟國對各項威脅的一致程度",
            "脅威ごとの同盟国の一致",
            "위협별 동맹국의 일치",
        ),
        "threat": ("Threat", "威脅", "脅威", "위협"),
        "differences": (
            "How the threats differ, expert by expert",
            "各項威脅之間的差異，逐位專家計算",
            "脅威どうしの差（専門家ごと）",
            "위협 사이의 차이(전문가별)",
        ),
        "less": (
            "{threat} less {other}",
            "{threat}減{other}",
            "{threat}から{other}を引いた差",
            "{threat}에서 {other}을(를) 뺀 차이",
        ),
        "differences note": (
            "Over the items that were asked about both threats, by the experts who rated both.",
            "依兩項威脅都有詢問的題目，由對兩者都評分的專家計算。",
            "両方の脅威について尋ねた項目により、両方を評価した専門家で計算しています。",
            "두 위협에 대해 모두 물은 문항으로, 둘 다 평정한 전문가에 대해 계산했습니다.",
        ),
        "withheld": (
            "Not shown, because fewer than {least} experts rated it: {listed}.",
            "不予顯示，因評分的專家少於 {least} 位：{listed}。",
            "示さないもの（評価した専門家が{least}名未満のため）：{listed}。",
            "보이지 않는 것(평정한 전문가가 {least}명 미만이므로): {listed}.",
        ),
    }
)
