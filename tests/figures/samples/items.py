from __future__ import annotations

from surveys.figures.item_bars import ItemBar
from surveys.figures.item_bars import ItemBars
from surveys.figures.item_bars import ItemsOfAlliance
from tests.figures.samples.in_languages import ALLIANCES
from tests.figures.samples.in_languages import AXES
from tests.figures.samples.in_languages import NOTE

ITEMS = {
    "en": (
        "Overall, the allies see the threat alike",
        "They agree about China",
        "They agree on how urgent it is, taken all in all",
    ),
    "zh-Hant": ("整體而言，盟國對威脅的看法一致", "對中國的看法一致", "對威脅的急迫程度看法一致"),
    "ja": ("全体として脅威の見方が一致", "中国についての見方が一致", "緊急性についての見方が一致"),
    "ko": ("전반적으로 위협을 같게 봄", "중국에 대해 같게 봄", "얼마나 시급한지 같게 봄"),
}
ENDS = {
    "en": ("not at all", "fully"),
    "zh-Hant": ("完全不同", "完全一致"),
    "ja": ("まったく異なる", "完全に一致"),
    "ko": ("전혀 다름", "완전히 같음"),
}
COUNTS = ((0, 1, 1, 3, 6, 8, 4), (1, 3, 5, 6, 4, 2, 1), (0, 0, 2, 2, 9, 7, 3))


def items(language: str = "en") -> ItemBars:
    return ItemBars(
        construct=AXES[language][0],
        points=tuple(range(1, 8)),
        ends=ENDS[language],
        alliances=tuple(
            ItemsOfAlliance(
                alliance=alliance,
                bars=tuple(
                    ItemBar(
                        item=item,
                        counts=counts if not place else counts[::-1],
                        cannot_judge=24 - sum(counts),
                        mean=sum(
                            point * count
                            for point, count in enumerate(counts if not place else counts[::-1], 1)
                        )
                        / sum(counts),
                    )
                    for item, counts in zip(ITEMS[language], COUNTS, strict=True)
                ),
            )
            for place, alliance in enumerate(ALLIANCES[language][:2])
        ),
        notes=(NOTE[language],),
        language=language,
    )
