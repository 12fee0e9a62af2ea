"""What the columns of an export hold, in every language that studies are offered in."""

from __future__ import annotations

from surveys.model.texts import Text
from surveys.model.texts import plain

_LANGUAGES = ("en", "zh-Hant", "ja", "ko")
_MEANINGS = {
    "point": (
        "The point of the scale, as it was given.",
        "所選的量表點，依原答案。",
        "選ばれた尺度の点（回答のまま）。",
        "응답한 그대로의 척도 점.",
    ),
    "chosen": ("The chosen option.", "所選的選項。", "選ばれた選択肢。", "고른 선택지."),
    "beside_other": (
        "What the expert wrote beside “Other”.",
        "專家在「其他」旁所寫的文字。",
        "専門家が「その他」の横に書いたこと。",
        "전문가가 ‘기타’ 옆에 쓴 말.",
    ),
    "instead": (
        "What the expert wrote instead of an option.",
        "專家未選選項而寫下的文字。",
        "専門家が選択肢の代わりに書いたこと。",
        "전문가가 선택지 대신 쓴 말.",
    ),
    "written": (
        "What the expert wrote.",
        "專家所寫的文字。",
        "専門家が書いたこと。",
        "전문가가 쓴 말.",
    ),
    "comment": (
        "The comment. The column beside it says what may be quoted.",
        "意見。旁邊的欄位說明可引用的範圍。",
        "コメント。引用してよい範囲は隣の列にあります。",
        "의견. 인용해도 되는 범위는 옆 열에 있습니다.",
    ),
    "quotation": (
        "Whether and how the comment may be quoted.",
        "意見可否引用、如何引用。",
        "コメントを引用してよいか、どのようにか。",
        "의견을 인용해도 되는지, 어떻게 되는지.",
    ),
    "ticked": (
        "Whether “{option}” was ticked.",
        "是否勾選「{option}」。",
        "「{option}」に印が付けられたか。",
        "‘{option}’에 표시했는지.",
    ),
    "year": (
        "The year beside “{option}” ({year}).",
        "「{option}」旁的年份（{year}）。",
        "「{option}」の横の年（{year}）。",
        "‘{option}’ 옆의 연도({year}).",
    ),
    "rank": (
        "The rank of “{option}”, 1 first; empty where it has none.",
        "「{option}」的名次，1 為第一；沒有名次則空白。",
        "「{option}」の順位（1 が最上位）。順位がなければ空欄。",
        "‘{option}’의 순위(1이 첫째). 순위가 없으면 빈칸.",
    ),
    "chips": (
        "How many of {chips} chips were placed on “{option}”; divided by {chips} it is the expert’s own probability of it.",
        "{chips} 枚籌碼中放在「{option}」的枚數；除以 {chips} 即專家自己認為的機率。",
        "{chips}枚のチップのうち「{option}」に置かれた枚数。{chips}で割ると専門家自身の確率になります。",
        "칩 {chips}개 가운데 ‘{option}’에 놓은 개수. {chips}로 나누면 전문가 자신의 확률입니다.",
    ),
    "number": (
        "A number from {least} to {most}.",
        "{least} 至 {most} 的數字。",
        "{least}から{most}までの数値。",
        "{least}부터 {most}까지의 수.",
    ),
    "number_in": (
        "A number from {least} to {most}, in {unit}.",
        "{least} 至 {most} 的數字，單位為 {unit}。",
        "{least}から{most}までの数値（単位：{unit}）。",
        "{least}부터 {most}까지의 수(단위: {unit}).",
    ),
    "low": (
        "The lowest plausible value, from {least} to {most}.",
        "合理的最低值，{least} 至 {most}。",
        "あり得る最低の値（{least}から{most}まで）。",
        "있을 법한 최저값, {least}부터 {most}까지.",
    ),
    "low_in": (
        "The lowest plausible value, from {least} to {most}, in {unit}.",
        "合理的最低值，{least} 至 {most}，單位為 {unit}。",
        "あり得る最低の値（{least}から{most}まで、単位：{unit}）。",
        "있을 법한 최저값, {least}부터 {most}까지(단위: {unit}).",
    ),
    "best": (
        "The best judgement, from {least} to {most}.",
        "最佳判斷，{least} 至 {most}。",
        "最良の判断（{least}から{most}まで）。",
        "최선의 판단, {least}부터 {most}까지.",
    ),
    "best_in": (
        "The best judgement, from {least} to {most}, in {unit}.",
        "最佳判斷，{least} 至 {most}，單位為 {unit}。",
        "最良の判断（{least}から{most}まで、単位：{unit}）。",
        "최선의 판단, {least}부터 {most}까지(단위: {unit}).",
    ),
    "high": (
        "The highest plausible value, from {least} to {most}.",
        "合理的最高值，{least} 至 {most}。",
        "あり得る最高の値（{least}から{most}まで）。",
        "있을 법한 최고값, {least}부터 {most}까지.",
    ),
    "high_in": (
        "The highest plausible value, from {least} to {most}, in {unit}.",
        "合理的最高值，{least} 至 {most}，單位為 {unit}。",
        "あり得る最高の値（{least}から{most}まで、単位：{unit}）。",
        "있을 법한 최고값, {least}부터 {most}까지(단위: {unit}).",
    ),
    "place": (
        "Where the expert placed the alliance on “{axis}”, from {least} to {most}.",
        "專家將同盟置於「{axis}」上的位置，{least} 至 {most}。",
        "専門家が同盟を「{axis}」の上に置いた位置（{least}から{most}まで）。",
        "전문가가 동맹을 ‘{axis}’ 위에 놓은 자리, {least}부터 {most}까지.",
    ),
    "unsure": (
        (
            "How far off that may be on “{axis}”, in points of the scale: half an axis of the ellipse. "
            "Empty where the expert gave the point only."
        ),
        "在「{axis}」上可能偏離的程度，以量表點計：橢圓的半軸。專家只標示一點時空白。",
        "「{axis}」の上でのずれの可能性（尺度の点数で、楕円の半軸）。専門家が点だけを示した場合は空欄。",
        "‘{axis}’ 위에서 벗어날 수 있는 정도, 척도 점으로: 타원의 반축. 전문가가 점만 놓았으면 빈칸.",
    ),
}


def meaning(name: str, **values: Text | float) -> Text:
    """Say what a column holds, with names and numbers put into the sentence.

    Examples
    --------
    >>> meaning("number", least=0, most=70).to("en")
    'A number from 0 to 70.'
    """
    text = Text(tuple(zip(_LANGUAGES, _MEANINGS[name], strict=True)))
    return text.fill(
        {key: each if isinstance(each, Text) else plain(str(each)) for key, each in values.items()}
    )
