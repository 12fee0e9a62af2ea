"""The pages of a questionnaire: how long each takes, and where experts leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.field_work_words import WORDS
from surveys.model.items import Part

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from surveys.model.studies import Study

_CONSENT, _REVIEW = "consent", "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReached:
    """A page with its median time among ``n`` responses, and how many got there and no further."""

    id: str
    name: str
    median_seconds: float | None
    n: int
    broke_off: int


def pages_reached(
    study: Study,
    times: Mapping[str, tuple[float, int]],
    break_offs: Mapping[str, int],
    language: str,
) -> tuple[PageReached, ...]:
    """Put what is known of pages in the order in which an expert meets them.

    Everybody meets the alliances in an order of one's own: here they stand as in the study file.
    """
    known = sorted({*times, *break_offs} - {""}, key=lambda page: _place(study, page))
    return tuple(
        PageReached(
            id=page,
            name=_name(study, page, language),
            median_seconds=times[page][0] if page in times else None,
            n=times[page][1] if page in times else 0,
            broke_off=break_offs.get(page, 0),
        )
        for page in known
    )


def _place(study: Study, page: str) -> tuple[int, int]:
    section, _, number = page.partition(".")
    return (
        (_sections(study).index(section), int(number or 1)) if _is_known(study, page) else (99, 0)
    )


def _sections(study: Study) -> list[str]:
    alliances: Iterable[str] = (alliance.id for alliance in study.alliances)
    background, vignettes, closing = Part.BACKGROUND.value, Part.VIGNETTES.value, Part.CLOSING.value
    return [_CONSENT, background, vignettes, *alliances, closing, _REVIEW]


def _is_known(study: Study, page: str) -> bool:
    section, _, number = page.partition(".")
    return section in _sections(study) and (not number or number.isdecimal())


def _name(study: Study, page: str, language: str) -> str:
    if not _is_known(study, page):
        return page
    section, _, number = page.partition(".")
    wording, say = study.wording, WORDS.to(language)
    titles = {
        Part.BACKGROUND.value: wording.background_title.to(language),
        Part.VIGNETTES.value: wording.vignettes_title.to(language),
        Part.CLOSING.value: wording.closing_title.to(language),
        _CONSENT: say("consent"),
        _REVIEW: say("review"),
    } | {alliance.id: alliance.name.to(language) for alliance in study.alliances}
    title = titles[section]
    return say("numbered", title=title, number=number) if number else title
