"""The words of the sentences about a change, in every language that studies are offered in."""

from __future__ import annotations

from surveys.figures.wording import Wording

CHANGE = Wording(
    {
        "between rounds": (
            "{alliance}{about}, from round {first} to {last}",
            "{alliance}{about}，自調查輪次 {first} 至 {last}",
            "{alliance}{about}、調査回 {first} から {last} まで",
            "{alliance}{about}, 조사 차수 {first}에서 {last}까지",
        ),
        "about": (" in {period}", "（{period}）", "（{period}）", "({period})"),
        "between periods": (
            "{alliance}, from {first} to {last}",
            "{alliance}，自 {first} 至 {last}",
            "{alliance}、{first} から {last} まで",
            "{alliance}, {first}에서 {last}까지",
        ),
        "present": ("the present", "現在", "現在", "현재"),
        "none": (
            "{whole}: {n} experts judged both times, so no change is given.",
            "{whole}：兩次都評定的專家有 {n} 位，因此不給出變化。",
            "{whole}：両方で評定した専門家は{n}名のため、変化は示しません。",
            "{whole}: 두 번 모두 평정한 전문가가 {n}명이어서 변화를 제시하지 않습니다.",
        ),
        "none of one": (
            "{whole}: 1 expert judged both times, so no change is given.",
            "{whole}：兩次都評定的專家有 1 位，因此不給出變化。",
            "{whole}：両方で評定した専門家は1名のため、変化は示しません。",
            "{whole}: 두 번 모두 평정한 전문가가 1명이어서 변화를 제시하지 않습니다.",
        ),
        "moved": (
            "{whole} ({n} experts judged both times): {axes}.",
            "{whole}（兩次都評定的專家 {n} 位）：{axes}。",
            "{whole}（両方で評定した専門家{n}名）：{axes}。",
            "{whole}(두 번 모두 평정한 전문가 {n}명): {axes}.",
        ),
        "joined": ("; ", "；", "；", "; "),
        "axis": ("{axis} {moved}", "{axis} {moved}", "{axis} {moved}", "{axis} {moved}"),
        "tested": (
            "{said}, p {p}, {stable}",
            "{said}，p {p}，{stable}",
            "{said}、p {p}、{stable}",
            "{said}, p {p}, {stable}",
        ),
        "cannot": (
            "{said}, cannot be significant at this n (smallest p {p}), {stable}",
            "{said}，以此人數不可能達到顯著（最小 p {p}），{stable}",
            "{said}、この人数では有意になりえません（最小のp {p}）、{stable}",
            "{said}, 이 인원으로는 유의할 수 없음(가장 작은 p {p}), {stable}",
        ),
        "shown": (
            "stable within {margin:g} points",
            "在 {margin:g} 分以內穩定",
            "{margin:g}点以内で安定",
            "{margin:g}점 이내로 안정",
        ),
        "not_shown": (
            "not shown to be stable",
            "未能顯示為穩定",
            "安定とは示されず",
            "안정임이 보이지 않음",
        ),
        "cannot_be_shown": (
            "stability cannot be shown at this n",
            "以此人數無法顯示是否穩定",
            "この人数では安定を示せません",
            "이 인원으로는 안정을 보일 수 없음",
        ),
        "no phase": (
            "No probability of a change of phase is given.",
            "不給出時期改變的機率。",
            "時期が変わった確率は示しません。",
            "시기가 바뀌었을 확률은 제시하지 않습니다.",
        ),
        "stayed": (
            "The average stayed “{phase}”; the probability that the phase changed is {probability}.",
            "平均仍屬「{phase}」；時期改變的機率為 {probability}。",
            "平均は「{phase}」のままです。時期が変わった確率は{probability}です。",
            "평균은 ‘{phase}’에 머물렀습니다. 시기가 바뀌었을 확률은 {probability}입니다.",
        ),
        "went": (
            "The average moved from “{before}” to “{after}”; the probability that the phase changed is {probability}.",
            "平均由「{before}」移至「{after}」；時期改變的機率為 {probability}。",
            "平均は「{before}」から「{after}」へ移りました。時期が変わった確率は{probability}です。",
            "평균은 ‘{before}’에서 ‘{after}’(으)로 옮겨 갔습니다. 시기가 바뀌었을 확률은 {probability}입니다.",
        ),
        "stable_consensus": (
            "The ratings are stable and the panel agrees: no further round is needed.",
            "評分穩定，且專家小組意見一致：無須再進行一輪。",
            "評定は安定し、パネルは一致しています。これ以上の調査回は不要です。",
            "평정이 안정되어 있고 패널이 일치합니다. 더 이상의 조사 차수는 필요하지 않습니다.",
        ),
        "stable_split": (
            "The ratings are stable and the panel is split: report the split, and stop.",
            "評分穩定，但專家小組意見分歧：請報告此分歧並停止。",
            "評定は安定し、パネルは分かれています。分裂を報告して終了してください。",
            "평정은 안정되어 있으나 패널이 나뉘어 있습니다. 분열을 보고하고 끝내십시오.",
        ),
        "unstable": (
            "The ratings are not stable: another round is worth asking.",
            "評分不穩定：值得再進行一輪。",
            "評定は安定していません。もう一回尋ねる価値があります。",
            "평정이 안정되지 않았습니다. 한 차수 더 물을 가치가 있습니다.",
        ),
        "maximum_decides": (
            "Stability cannot be shown with so few experts: the protocol’s maximum of rounds decides.",
            "專家人數過少，無法顯示穩定：由計畫書所定的輪次上限決定。",
            "専門家が少なすぎて安定を示せません。計画で定めた調査回の上限に従います。",
            "전문가가 너무 적어 안정을 보일 수 없습니다. 계획서의 최대 차수가 정합니다.",
        ),
        "not shown": (
            "The experts were told that so small a group is not shown: keep it inside the team.",
            "已告知專家，如此小的群體不會顯示：請僅在團隊內部使用。",
            "これほど小さい集団は示さないと専門家に伝えています。チームの中にとどめてください。",
            "이렇게 작은 집단은 보이지 않는다고 전문가에게 알렸습니다. 팀 안에만 두십시오.",
        ),
        "not published": (
            "The experts were told that so small a group is not published.",
            "已告知專家，如此小的群體不會公開發表。",
            "これほど小さい集団は公表しないと専門家に伝えています。",
            "이렇게 작은 집단은 공표하지 않는다고 전문가에게 알렸습니다.",
        ),
    }
)
