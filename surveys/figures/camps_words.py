"""The fixed words of the plane with camps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.numerals import decimal
from surveys.figures.numerals import percent
from surveys.figures.wording import Wording

if TYPE_CHECKING:
    from surveys.figures.camps import Camps

WORDS = Wording(
    {
        "title": (
            "{alliance}: the experts form camps",
            "{alliance}：專家分為不同陣營",
            "{alliance}：専門家は陣営に分かれる",
            "{alliance}: 전문가들이 진영으로 나뉨",
        ),
        "description": (
            (
                "{alliance}: the average of {n} experts is {vertical} and {horizontal} ({phase}), where few of them may "
                "stand. {listed}."
            ),
            "{alliance}：{n} 位專家的平均為 {vertical} 與 {horizontal}（{phase}），但位於該處的專家可能不多。{listed}。",
            "{alliance}：専門家{n}名の平均は{vertical}と{horizontal}（{phase}）だが、そこに立つ専門家は少ないかもしれない。{listed}。",
            "{alliance}: 전문가 {n}명의 평균은 {vertical}, {horizontal}({phase})이지만 그 자리에 있는 전문가는 적을 수 있다. {listed}.",
        ),
        "camp": ("camp {letter}", "陣營 {letter}", "陣営{letter}", "진영 {letter}"),
        "said": (
            "Camp {letter}: {count} of {total} ({percent}), {vertical} and {horizontal}, {phase}",
            "陣營 {letter}：{total} 位中 {count} 位（{percent}），{vertical} 與 {horizontal}，{phase}",
            "陣営{letter}：{total}名中{count}名（{percent}）、{vertical}と{horizontal}、{phase}",
            "진영 {letter}: {total}명 중 {count}명({percent}), {vertical}, {horizontal}, {phase}",
        ),
        "share": (
            "share of the panel",
            "占專家小組的比例",
            "パネルに占める割合",
            "패널에서의 비율",
        ),
        "count": (
            "{count} of {total}",
            "{total} 位中 {count} 位",
            "{total}名中{count}名",
            "{total}명 중 {count}명",
        ),
        "who": ("who", "對象", "対象", "대상"),
        "panel": ("average of all", "全體平均", "全体の平均", "전체 평균"),
        "panel said": (
            "Average of all: {vertical} and {horizontal}, {phase}, n = {n}",
            "全體平均：{vertical} 與 {horizontal}，{phase}，n = {n}",
            "全体の平均：{vertical}と{horizontal}、{phase}、n = {n}",
            "전체 평균: {vertical}, {horizontal}, {phase}, n = {n}",
        ),
        "camp key": (
            "average of a camp; larger: more experts",
            "陣營的平均；越大表示專家越多",
            "陣営の平均；大きいほど人数が多い",
            "진영의 평균; 클수록 전문가가 많음",
        ),
        "expert": ("one expert", "一位專家", "専門家1名", "전문가 1명"),
        "bin": (
            "number of experts in a square",
            "方格內的專家人數",
            "区画内の専門家の人数",
            "칸 안의 전문가 수",
        ),
        "bin said": (
            "{count} experts from {low} and {left} to {high} and {right}",
            "{low} 與 {left} 至 {high} 與 {right}：{count} 位專家",
            "{low}と{left}から{high}と{right}：専門家{count}名",
            "{low}, {left}에서 {high}, {right}까지: 전문가 {count}명",
        ),
    }
)


def camp_said(camps: Camps, place: int) -> str:
    """Say how large a camp is and where it stands."""
    camp = camps.camps[place]
    return WORDS.to(camps.language)(
        "said",
        letter="ABCDEFGH"[place],
        count=camp.n,
        total=camps.n,
        percent=percent(camp.n / camps.n),
        vertical=decimal(camp.position[0]),
        horizontal=decimal(camp.position[1]),
        phase=camp.phase_name,
    )
