"""Why there is no number, in the few words that a figure has room for."""

from __future__ import annotations

from surveys.figures.wording import Wording

_OTHER = "other"
_REASONS = Wording(
    {
        "too_few_experts": (
            "too few experts",
            "專家人數不足",
            "専門家が少なすぎる",
            "전문가 수 부족",
        ),
        "no_experts": ("nobody answered", "無人作答", "回答者なし", "응답자 없음"),
        "no_complete_pairs": (
            "nobody on both axes",
            "無人兩軸皆有分數",
            "両軸の得点がある人なし",
            "두 축 모두 점수가 있는 사람 없음",
        ),
        "too_few_targets": (
            "fewer than five alliances",
            "同盟少於五個",
            "同盟が五つ未満",
            "동맹 다섯 개 미만",
        ),
        "no_variation": (
            "all answers are the same",
            "答案全部相同",
            "回答がすべて同じ",
            "응답이 모두 같음",
        ),
        "no_common_questions": (
            "no question asked both times",
            "無兩次皆問的題目",
            "2回とも尋ねた質問なし",
            "두 번 모두 물은 문항 없음",
        ),
        "no_weights": ("nothing to weigh by", "無加權依據", "重みの根拠なし", "가중 근거 없음"),
        "tied": ("two phases alike", "兩個時期相同", "二つの時期が同数", "두 시기가 같음"),
        _OTHER: (
            "none; see the table",
            "無，見表格",
            "値なし（表を参照）",
            "값 없음(표 참조)",
        ),
    }
)


def short_reason(code: str | None, language: str) -> str:
    """Say a reason code in a few words; nothing without one.

    Examples
    --------
    >>> short_reason("too_few_experts", "ja")
    '専門家が少なすぎる'
    >>> short_reason(None, "en")
    ''
    """
    if not code:
        return ""
    return _REASONS.to(language)(code if code in _REASONS.phrases else _OTHER)
