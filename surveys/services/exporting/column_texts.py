"""What the columns of the datasets are, in each language that studies are offered in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.texts import Text
from surveys.model.texts import plain
from surveys.services.exporting.column_texts_of_results import OF_RESULTS

if TYPE_CHECKING:
    from surveys.model.datasets import Dataset

_OTHERS = ("zh-Hant", "ja", "ko")
_OF_ROWS = {
    "The expert, under the same pseudonym in every round of a study.": (
        "專家；同一研究各輪使用同一代號。",
        "専門家（一つの研究のどの回でも同じ仮名）。",
        "전문가. 한 연구의 모든 회차에서 같은 가명.",
    ),
    "The name of the round.": ("調查輪次的名稱。", "調査回の名前。", "조사 회차의 이름."),
    "The period asked about; empty for the present of the round.": (
        "所問的時期；本輪當時則空白。",
        "尋ねた時期。この回の現在については空欄。",
        "질문한 시기. 회차의 현재이면 빈칸.",
    ),
    "Whether an alliance or a vignette was rated.": (
        "所評為同盟或假設同盟。",
        "評定の対象が同盟か仮想の同盟か。",
        "평정한 것이 동맹인지 가상의 동맹인지.",
    ),
    "The id of the alliance or vignette.": (
        "同盟或假設同盟的代碼。",
        "同盟または仮想の同盟の ID。",
        "동맹 또는 가상의 동맹의 ID.",
    ),
    "The country that the question names as a threat; empty where none.": (
        "題目中指為威脅的國家；未指明則空白。",
        "質問が脅威として挙げる国。なければ空欄。",
        "질문이 위협으로 든 나라. 없으면 빈칸.",
    ),
    "Whose view was asked for; empty for the expert’s own judgement.": (
        "所問為何人的看法；專家自己的判斷則空白。",
        "誰の見方を尋ねたか。専門家自身の判断は空欄。",
        "누구의 시각을 물었는지. 전문가 자신의 판단이면 빈칸.",
    ),
    "The id of the item in the study file.": (
        "研究檔案中的題目代碼。",
        "研究ファイルの項目の ID。",
        "연구 파일의 문항 ID.",
    ),
    "What the item measures.": ("題目所測量者。", "項目が測るもの。", "문항이 재는 것."),
    "The point of the scale, as it was given.": (
        "所選的量表點，依原答案。",
        "選ばれた尺度の点（回答のまま）。",
        "응답한 그대로의 척도 점.",
    ),
    "Why there is no rating.": ("沒有評分的原因。", "評定がない理由。", "평정이 없는 이유."),
    "The expert’s reason for giving none; often empty.": (
        "專家不作答的理由；常為空白。",
        "専門家が回答しない理由。空欄が多い。",
        "전문가가 답하지 않은 이유. 흔히 빈칸.",
    ),
    "The value of the scale’s first point.": (
        "量表第一點的值。",
        "尺度の最初の点の値。",
        "척도 첫 점의 값.",
    ),
    "The value of the scale’s last point.": (
        "量表最後一點的值。",
        "尺度の最後の点の値。",
        "척도 마지막 점의 값.",
    ),
    "1 where agreeing means less of the construct, else 0.": (
        "同意表示構念較低時為 1，否則為 0。",
        "同意が概念の低さを意味する場合は 1、そうでなければ 0。",
        "동의가 개념의 낮음을 뜻하면 1, 아니면 0.",
    ),
    "{question}: why no answer": (
        "{question}：沒有答案的原因",
        "{question}：回答がない理由",
        "{question}: 답이 없는 이유",
    ),
    "{question}: the expert’s reason for giving none": (
        "{question}：專家不作答的理由",
        "{question}：専門家が回答しない理由",
        "{question}: 전문가가 답하지 않은 이유",
    ),
    "What it is about: an alliance, or the expert.": (
        "所關為同盟或專家本人。",
        "何についてか：同盟、または専門家自身。",
        "무엇에 관한 것인지: 동맹 또는 전문가.",
    ),
    "The id of the alliance; empty where it is about none.": (
        "同盟的代碼；與同盟無關則空白。",
        "同盟の ID。同盟についてでなければ空欄。",
        "동맹의 ID. 동맹에 관한 것이 아니면 빈칸.",
    ),
    "The item whose answer it explains; empty where it stands alone.": (
        "所說明答案的題目；獨立者則空白。",
        "説明している回答の項目。単独のものは空欄。",
        "설명하는 답의 문항. 따로 쓴 것이면 빈칸.",
    ),
    "The words, as they were written.": (
        "文字，依原文。",
        "書かれたままの文章。",
        "쓴 그대로의 글.",
    ),
    "The language in which the expert answered.": (
        "專家作答所用的語言。",
        "専門家が回答した言語。",
        "전문가가 응답한 언어.",
    ),
    "The words that were released.": (
        "已核可公開的文字。",
        "公開が認められた文章。",
        "공개가 승인된 글.",
    ),
    "1 where somebody took something out of the words, else 0.": (
        "文字經刪節則為 1，否則為 0。",
        "文章の一部が削られていれば 1、そうでなければ 0。",
        "글의 일부를 뺐으면 1, 아니면 0.",
    ),
    "Whether and how it may be quoted.": (
        "可否引用、如何引用。",
        "引用してよいか、どのようにか。",
        "인용해도 되는지, 어떻게 되는지.",
    ),
    "Whether the expert’s response counts.": (
        "專家的回覆是否列入計算。",
        "専門家の回答が集計に入るか。",
        "전문가의 응답이 집계되는지.",
    ),
    "submitted, and not withdrawn: in the results": (
        "已提交且未撤回：列入結果",
        "提出され、撤回されていない：結果に入る",
        "제출하고 철회하지 않음: 결과에 들어감",
    ),
    "declined": ("婉拒", "辞退", "거절"),
    "nothing that counts: never began, did not submit, or withdrew": (
        "未列入計算：未開始、未提交或已撤回",
        "集計に入らない：開始せず、提出せず、または撤回",
        "집계되지 않음: 시작하지 않았거나 제출하지 않았거나 철회함",
    ),
    "The language in which the expert is written to.": (
        "聯絡專家所用的語言。",
        "専門家への連絡の言語。",
        "전문가에게 연락하는 언어.",
    ),
    "The id of the page.": ("頁面的代碼。", "ページの ID。", "페이지의 ID."),
    "The place of the page in the order in which it was shown.": (
        "頁面顯示的先後順序。",
        "ページが表示された順番。",
        "페이지가 보인 순서.",
    ),
    "Seconds on the page, rounded; empty where they are not known.": (
        "在頁面上的秒數，已取整；不明則空白。",
        "ページでの秒数（丸めた値）。不明なら空欄。",
        "페이지에 머문 초(어림수). 모르면 빈칸.",
    ),
    "Whether the screen was narrow or wide.": (
        "螢幕是窄或寬。",
        "画面が狭いか広いか。",
        "화면이 좁은지 넓은지.",
    ),
    "The id of the question.": ("題目的代碼。", "質問の ID。", "질문의 ID."),
    "The place of the question in the order in which it was shown.": (
        "題目顯示的先後順序。",
        "質問が表示された順番。",
        "질문이 보인 순서.",
    ),
    "How often the answer was changed.": (
        "答案更改的次數。",
        "回答が変更された回数。",
        "답이 바뀐 횟수.",
    ),
    "The id of the vignette.": ("假設同盟的代碼。", "仮想の同盟の ID。", "가상의 동맹의 ID."),
    "Its assumed position on {axis}, in standard deviations around the cut.": (
        "其在「{axis}」上的設定位置，以距分界點的標準差計。",
        "「{axis}」における想定位置（境界からの標準偏差）。",
        "‘{axis}’에서 가정한 위치, 경계에서의 표준편차로.",
    ),
    "Its words in the language {language}.": (
        "其 {language} 文字。",
        "その文章（言語：{language}）。",
        "그 글(언어: {language}).",
    ),
}
TEXTS = _OF_ROWS | OF_RESULTS


def in_languages(english: str, **values: Text | str) -> Text:
    """Say a sentence in every language that it is known in, with names put into it.

    Examples
    --------
    >>> in_languages("The name of the round.").to("ja")
    '調査回の名前。'
    """
    words = TEXTS.get(english)
    text = Text((("en", english), *zip(_OTHERS, words, strict=True))) if words else plain(english)
    filling = {key: each if isinstance(each, Text) else plain(each) for key, each in values.items()}
    return text.fill(filling) if filling else text


def about_in(language: str, dataset: Dataset) -> Dataset:
    """Say in a language what a dataset is, and whom it is for."""
    facts = dataset.facts
    about, for_whom = in_languages(facts.about), in_languages(facts.for_whom)
    said = replace(facts, about=about.to(language), for_whom=for_whom.to(language))
    return replace(dataset, facts=said)
