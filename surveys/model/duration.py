"""How long a questionnaire takes, computed from what it asks, so that what experts are told is true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.kinds import Comment
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
    the instructions once for each alliance. Comments and optional items are not counted.
    """
    pace = pace or Pace()
    answering = answers_per_expert(study) * pace.seconds_an_answer / 60
    reading = words_to_read(study) / pace.words_a_minute
    return Minutes(
        computer=max(1, round(answering + reading)),
        phone=max(1, round(answering * pace.phone_factor + reading)),
    )


def answers_per_expert(study: Study) -> int:
    """Count the answers that one expert gives, without comments and optional items."""
    counted = {item.id for item in study.items if _is_counted(item)}
    others = sum(
        question.item in counted and question.target_kind is not TargetKind.VIGNETTE
        for question in plan_questions(study)
    )
    linking = sum(item.is_linking for item in study.items)
    dealt = study.vignette_design.per_expert if study.vignette_design else 0
    return others + dealt * linking


def minutes_left(whole: Minutes, pages: Sequence[Page], page: Page) -> Minutes:
    """Share the minutes out over the questions: about how long this page and those after it take."""
    counted = [sum(_is_counted(asked.item) for asked in each.asked) for each in pages]
    share = sum(counted[pages.index(page) :]) / max(1, sum(counted))
    return Minutes(
        computer=max(1, round(whole.computer * share)), phone=max(1, round(whole.phone * share))
    )


def _is_counted(item: Item) -> bool:
    return not item.is_optional and not isinstance(item.kind, Comment)


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
