"""How long a questionnaire takes, computed from what it asks, so that what experts are told is true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.kinds import AllianceMap
from surveys.model.kinds import Chips
from surveys.model.kinds import Comment
from surveys.model.kinds import FreeText
from surveys.model.kinds import Interval
from surveys.model.kinds import Ranking
from surveys.model.questions import TargetKind
from surveys.model.questions import plan_questions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.items import Item
    from surveys.model.pages import Page
    from surveys.model.studies import Study
    from surveys.model.texts import Text

# Two characters of a script without spaces count as one word: a rough rule, and an assumption.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\s\u3040-\u30ff\u3400-\u9fff]+")
_INTERVAL, _MAP, _SHORT_TEXT, _LONG_TEXT = 3, 4, 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What the estimate assumes.

    A question that stands alone takes about 10 seconds on a computer (the rule by which the Pew Research
    Center budgets its questionnaires), and about 1.4 times as long on a smartphone (Antoun & Cernat 2020,
    doi 10.1177/0894439318823703; for the reasons, Couper & Peterson 2017, doi 10.1177/0894439316629932).
    Adults read 238 words of English prose a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047).
    """

    seconds_an_answer: float = 10
    phone_factor: float = 1.4
    words_a_minute: float = 238


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """About how long one expert takes, in whole minutes."""

    computer: int
    phone: int


def estimate(study: Study, pace: Pace | None = None) -> Minutes:
    """Estimate the minutes: answers x seconds (x the phone's factor) + words / reading speed.

    Item texts are read within the seconds of their answers; the texts around them are read once, and
    the instructions once for each alliance. Comments and optional items are not counted; what is asked under a
    condition is counted as if everybody were asked.
    """
    pace = pace or Pace()
    answering = answers_per_expert(study) * pace.seconds_an_answer / 60
    reading = words_to_read(study) / pace.words_a_minute
    return Minutes(
        computer=max(1, round(answering + reading)),
        phone=max(1, round(answering * pace.phone_factor + reading)),
    )


def answers_per_expert(study: Study) -> int:
    """Count the answers that one expert gives; a question that takes longer counts as several."""
    worth = {item.id: answers_worth(item) for item in study.items}
    others = sum(
        worth[question.item]
        for question in plan_questions(study)
        if question.target_kind is not TargetKind.VIGNETTE
    )
    linking = sum(worth[item.id] for item in study.items if item.is_linking)
    dealt = study.vignette_design.per_expert if study.vignette_design else 0
    return others + dealt * linking


def answers_worth(item: Item) -> int:
    """Say how many answers a question takes the time of: one for each judgement that it asks for.

    That is one for each phase that chips are laid on, each rank, each of the three numbers of an interval, and
    each of the four of a place on the map (two for the point, two for how far it may be off). Words of one's
    own take the time of two answers in a line and of six, which is a minute, in a field of several lines. These
    numbers are assumptions; a pilot that records how long pages take can check them. What need not be answered
    takes no time.
    """
    if item.is_optional or isinstance(item.kind, Comment):
        return 0
    if isinstance(item.kind, Chips):
        return sum(option.missing is None for option in item.kind.options)
    if isinstance(item.kind, Ranking):
        return item.kind.most
    if isinstance(item.kind, FreeText):
        return _LONG_TEXT if item.kind.is_long else _SHORT_TEXT
    return {Interval.name: _INTERVAL, AllianceMap.name: _MAP}.get(item.kind.name, 1)


def minutes_left(whole: Minutes, pages: Sequence[Page], page: Page) -> Minutes:
    """Share the minutes out over the questions: about how long this page and those after it take."""
    counted = [sum(answers_worth(asked.item) for asked in each.asked) for each in pages]
    share = sum(counted[[each.id for each in pages].index(page.id) :]) / max(1, sum(counted))
    return Minutes(
        computer=max(1, round(whole.computer * share)), phone=max(1, round(whole.phone * share))
    )


def words_to_read(study: Study) -> float:
    """Count the words, in the study's first language, that one expert reads beside the questions."""
    language = study.languages[0]
    around = sum(_count_words(text, language) for text in _texts_around(study))
    return around + _vignette_words(study, language)


def _texts_around(study: Study) -> Iterator[Text]:
    yield study.wording.introduction
    for _ in study.alliances:
        yield study.wording.instructions
    for section in study.consent.sections:
        yield section.text
    for purpose in study.consent.purposes:
        yield purpose.text


def _vignette_words(study: Study, language: str) -> float:
    design = study.vignette_design
    if design is None:
        return 0
    words = {vignette.id: _count_words(vignette.text, language) for vignette in study.vignettes}
    rotated = sum(words[name] for name in design.rotated)
    dealt = design.rotated_per_expert * rotated / len(design.rotated) if design.rotated else 0
    return (
        _count_words(design.introduction, language)
        + sum(words[name] for name in design.fixed)
        + dealt
    )


def _count_words(text: Text, language: str) -> int:
    return len(_WORD.findall(text.to(language)))
