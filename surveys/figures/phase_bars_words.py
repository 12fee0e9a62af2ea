"""The fixed words of the bars of phases."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording(
    {
        "title": (
            "{alliance}: the phase by each reading",
            "{alliance}：各種判讀方式下的時期",
            "{alliance}：読み取り方別の時期",
            "{alliance}: 판독 방식별 시기",
        ),
        "description": (
            "{alliance}, likeliest phase by reading. {listed}.",
            "{alliance}，各種判讀方式下最可能的時期。{listed}。",
            "{alliance}、読み取り方別に最もありそうな時期。{listed}。",
            "{alliance}, 판독 방식별로 가장 유력한 시기. {listed}.",
        ),
        "reading": ("reading", "判讀方式", "読み取り方", "판독 방식"),
    }
)
