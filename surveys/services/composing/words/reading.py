"""Words about limits and methods."""

from __future__ import annotations

from surveys.figures.wording import Wording

LIMITS = Wording(
    {
        "heading": ("Limits", "限制", "限界", "한계"),
        "truth": (
            "Whether experts as a group are right is not measured: an error that all of them share is in no interval and in no probability.",
            "專家整體是否正確並未測量：所有人共有的誤差不在任何區間或機率之中。",
            "専門家全体が正しいかどうかは測定していません。全員に共通する誤りは、どの区間にも確率にも含まれません。",
            "전문가 전체가 옳은지는 측정하지 않습니다. 모두가 공유하는 오류는 어떤 구간에도 확률에도 들어 있지 않습니다.",
        ),
        "shared": (
            "{alliance}: an error common to all experts of {points} points on {axis} would change the phase (n = {n}).",
            "{alliance}：所有專家在「{axis}」上共有 {points} 分的誤差即會改變時期（n = {n}）。",
            "{alliance}：すべての専門家に共通する「{axis}」での{points}点の誤りがあれば、時期が変わります（n = {n}）。",
            "{alliance}: 모든 전문가에게 공통된 ‘{axis}’의 {points}점 오류가 있으면 시기가 바뀝니다(n = {n}).",
        ),
        "warned": ("What to be careful of", "須留意之處", "注意すべき点", "조심할 점"),
        "whole": ("The round as a whole", "整體", "調査回全体", "차수 전체"),
        "no warnings": (
            "No check of the results raised a warning.",
            "結果的各項檢查均未發出警示。",
            "結果の点検で警告は出ませんでした。",
            "결과의 점검에서 경고가 나오지 않았습니다.",
        ),
        "not shown": ("What is not shown", "未顯示者", "示さないもの", "보이지 않는 것"),
        "undefined": (
            "Numbers that are undefined, and why",
            "無定義的數值及其原因",
            "定義されない数値とその理由",
            "정의되지 않는 수치와 그 이유",
        ),
        "why": ("Reason", "原因", "理由", "이유"),
        "numbers": (
            "Numbers in results.json",
            "results.json 中的數值數",
            "results.json の数値の数",
            "results.json의 수치 수",
        ),
        "few": (
            "So few experts answered, n = {n}, that every number should be read with care.",
            "作答的專家很少（n = {n}），每個數值都應審慎解讀。",
            "回答した専門家が少なく（n = {n}）、どの値も慎重に読む必要があります。",
            "응답한 전문가가 적어(n = {n}) 모든 수치를 조심해서 읽어야 합니다.",
        ),
    }
)

METHODS = Wording(
    {
        "heading": ("Methods", "方法", "方法", "방법"),
        "asked": (
            "Each expert answered alone, on web pages, in one of the languages {languages}. Names and answers are kept apart. Only submitted responses that were not withdrawn count.",
            "每位專家各自在網頁上作答，語言為下列之一：{languages}。姓名與答案分開保存。只計入已送出且未撤回的回覆。",
            "各専門家は、次のいずれかの言語のウェブページで個別に回答しました：{languages}。氏名と回答は分けて保管しています。提出され撤回されていない回答だけを数えます。",
            "각 전문가는 다음 언어 가운데 하나로 된 웹 페이지에서 따로 응답했습니다: {languages}. 성명과 응답은 분리하여 보관합니다. 제출되고 철회되지 않은 응답만 셉니다.",
        ),
        "score": (
            "An expert’s score on an axis is the mean of that expert’s ratings of its items, turned items reversed; nothing that is missing is filled in. An alliance’s position is the mean of the experts with a score on both axes.",
            "專家在一軸上的分數為該專家對該軸各題評分的平均，反向題反向計分；缺漏者不予填補。同盟的位置為在兩軸上皆有分數之專家的平均。",
            "専門家のある軸の得点は、その軸の項目に対する本人の評定の平均です（逆転項目は逆に数えます）。欠けた回答は補いません。同盟の位置は、両方の軸に得点のある専門家の平均です。",
            "전문가의 한 축 점수는 그 축의 문항에 대한 본인 평정의 평균입니다(역방향 문항은 거꾸로 셈). 빠진 것은 채우지 않습니다. 동맹의 위치는 두 축 모두에 점수가 있는 전문가의 평균입니다.",
        ),
        "probability": (
            "A placement probability is the posterior mass of a phase’s cell under a bivariate t distribution with n − 2 degrees of freedom (independence-Jeffreys prior); it is given from {least} experts on. {bootstrap} resamples of the experts check it.",
            "定位機率為該時期區塊在自由度 n − 2 的二元 t 分布（獨立 Jeffreys 先驗）下的後驗質量；專家達 {least} 位時方給出。並以 {bootstrap} 次專家重抽樣加以查核。",
            "位置づけの確率は、自由度 n − 2 の二変量 t 分布（独立ジェフリーズ事前分布）における、その時期の区画の事後質量です。専門家が{least}名以上の場合に示します。専門家の再標本{bootstrap}回で確かめています。",
            "위치 확률은 자유도 n − 2인 이변량 t 분포(독립 제프리스 사전분포)에서 그 시기 칸의 사후 질량입니다. 전문가가 {least}명 이상일 때 제시합니다. 전문가 재표집 {bootstrap}회로 확인합니다.",
        ),
        "words": (
            "A placement is called clear from {clear} on, probable from {probable} on, leaning from {leaning} on; below that it is not placed.",
            "機率達 {clear} 稱為明確，達 {probable} 稱為很可能，達 {leaning} 稱為傾向；低於此則不予歸類。",
            "確率が{clear}以上を「明確」、{probable}以上を「有力」、{leaning}以上を「傾向」と呼び、それ未満は区分しません。",
            "확률이 {clear} 이상이면 분명함, {probable} 이상이면 유력함, {leaning} 이상이면 기울어짐이라 하고, 그보다 낮으면 구분하지 않습니다.",
        ),
        "leads": (
            "The estimate that leads is the mean of the experts; a model of how experts use the scales is the second one, in results.json.",
            "以專家平均為主要估計；專家使用量尺方式的模型為次要估計，載於 results.json。",
            "主となる推定は専門家の平均です。尺度の使い方のモデルによる第二の推定は results.json にあります。",
            "앞서는 추정은 전문가의 평균입니다. 척도를 쓰는 방식의 모형에 따른 둘째 추정은 results.json에 있습니다.",
        ),
        "model leads": (
            "By the study’s rule the model of how experts use the scales leads, or stands beside the mean of the experts: results.json has it for each alliance. This report gives the mean.",
            "依本研究的規則，以專家使用量尺方式的模型為主，或與專家平均並列：各同盟的結果載於 results.json。本報告給出平均。",
            "この研究の規則では、尺度の使い方のモデルが主となるか、専門家の平均と並びます。同盟ごとの値は results.json にあります。この報告書は平均を示します。",
            "이 연구의 규칙에 따르면 척도를 쓰는 방식의 모형이 앞서거나 전문가의 평균과 나란히 섭니다. 동맹별 값은 results.json에 있습니다. 이 보고서는 평균을 제시합니다.",
        ),
        "chance": (
            "Agreement is compared with {draws} simulated panels of the same size that answer at random. Every simulation begins with the seed {seed}, so that the same answers give the same numbers.",
            "一致程度與 {draws} 個同樣人數而隨機作答的模擬小組相比較。所有模擬皆以種子 {seed} 開始，因此相同的答案得出相同的數值。",
            "一致の程度は、無作為に答える同じ人数の模擬パネル{draws}個と比べます。すべてのシミュレーションは種 {seed} から始まるため、同じ回答からは同じ数値が得られます。",
            "일치는 무작위로 답하는 같은 인원의 모의 패널 {draws}개와 비교합니다. 모든 모의실험은 씨앗 {seed}에서 시작하므로 같은 응답은 같은 수치를 줍니다.",
        ),
        "consensus": (
            "The panel agrees on a question when the interquartile range of its ratings is at most {range} and at least {share} of them lie within one point of the median.",
            "當一題評分的四分位距至多為 {range}，且至少 {share} 的評分距中位數 1 點以內時，視為小組對該題意見一致。",
            "ある質問の評定の四分位範囲が{range}以下で、少なくとも{share}が中央値から1点以内にあるとき、パネルはその質問で一致しているとします。",
            "한 질문의 평정의 사분위 범위가 {range} 이하이고 적어도 {share}가 중앙값에서 1점 이내이면, 패널이 그 질문에 일치한다고 봅니다.",
        ),
        "consensus chance": (
            "Besides, van der Eijk’s agreement A must be above the 95th percentile of what chance gives.",
            "此外，van der Eijk 的一致度 A 須高於隨機作答的第 95 百分位數。",
            "さらに、van der Eijk の一致度 A が、偶然による値の95パーセンタイルを上回る必要があります。",
            "또한 van der Eijk의 일치도 A가 우연에 의한 값의 95백분위수보다 높아야 합니다.",
        ),
        "fixed before": (
            "This rule was in the study file before anybody answered.",
            "此規則在任何人作答之前即已載於研究檔案。",
            "この規則は、誰かが回答する前から研究ファイルに定められていました。",
            "이 규칙은 누구든 응답하기 전에 연구 파일에 있었습니다.",
        ),
        "own placement": (
            "After the close each expert can see the own placement beside the panel’s.",
            "截止後，每位專家可看到自己的定位與小組的定位。",
            "締切後、各専門家は自身の位置づけをパネルのものと並べて見ることができます。",
            "마감 뒤 각 전문가는 본인의 위치를 패널의 위치와 나란히 볼 수 있습니다.",
        ),
        "again": (
            "The formulas, and scripts in Python and R that compute the numbers again: soundings methods {round}",
            "公式以及重新計算這些數值的 Python 與 R 程式：soundings methods {round}",
            "式と、数値を計算し直す Python と R のスクリプト：soundings methods {round}",
            "공식과 수치를 다시 계산하는 Python 및 R 스크립트: soundings methods {round}",
        ),
        "references": ("References", "參考文獻", "参考文献", "참고 문헌"),
    }
)
