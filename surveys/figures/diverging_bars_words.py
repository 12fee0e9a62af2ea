"""The fixed words of the bars that show how answers are spread."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "{alliance}: answers on {axis}",
            "{alliance}：關於{axis}的回答",
            "{alliance}：{axis}についての回答",
            "{alliance}: {axis}에 대한 응답",
        ),
        "said": (
            "{question} {n} experts, mean {mean}, {share} within 1 point of the median.",
            "{question} 專家 {n} 位，平均 {mean}，{share}在中位數上下 1 分之內。",
            "{question} 専門家 {n} 名、平均 {mean}、中央値から 1 点以内 {share}。",
            "{question} 전문가 {n}명, 평균 {mean}, 중앙값에서 1점 이내 {share}.",
        ),
        "heading": ("mean, n", "平均、n", "平均、n", "평균, n"),
        "bar": ("{mean}, {n}", "{mean}、{n}", "{mean}、{n}", "{mean}, {n}"),
        "question": ("{name}: {text}", "{name}：{text}", "{name}：{text}", "{name}: {text}"),
        "turned": ("{name} (turned)", "{name}（反向）", "{name}（逆転）", "{name}(역방향)"),
        "note": (
            "Each bar is all experts who rated; the dashed line is the middle of the scale.",
            "每一橫條為所有評分的專家；虛線為量表的中點。",
            "各棒は評価した専門家全員です。破線は尺度の中点です。",
            "각 막대는 평가한 전문가 전원이며, 점선은 척도의 중간입니다.",
        ),
        "turned note": (
            "Questions marked “turned” ask the other way round; their points are turned.",
            "標有「反向」的題目以相反方向提問，其分數已反轉。",
            "「逆転」とある質問は逆の向きに尋ねており、点数は逆転してあります。",
            "“역방향”이라고 표시된 질문은 반대 방향으로 묻는 것이며, 점수를 뒤집었습니다.",
        ),
        "item": ("question", "題目", "質問", "질문"),
        "mean": ("mean", "平均", "平均", "평균"),
        "within": (
            "share within 1 point of the median",
            "在中位數上下 1 分之內的比例",
            "中央値から 1 点以内の割合",
            "중앙값에서 1점 이내인 비율",
        ),
        "point": ("chose {point}", "選 {point}", "{point} を選択", "{point} 선택"),
    }
)
