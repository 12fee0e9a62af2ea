"""What all pages of a round's results share: the tabs, the filters, and why there is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.texts import LANGUAGES
from surveys.services import launching
from surveys.services.explaining import STATISTICS
from surveys.services.reporting import NOW
from surveys.services.reporting import WHOLE
from surveys.services.reporting import View
from surveys.services.reporting import Wanted
from surveys.services.reporting import draw_for_page
from surveys.services.reporting import round_results
from surveys.services.reporting import words_of
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.reporting import DrawnFigure
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace
    from surveys.web.reporting.asking import Asked

_FORBIDDEN, _NOT_FOUND = 403, 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One page of the results, in the row of all of them."""

    words: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page of results without its own part.

    ``computed`` is None where there is nothing to show, and then ``nothing_yet`` says why; or where the filter is no
    good, and then ``bad_filter`` says what is wrong with it. ``only`` says in words what is filtered to.
    """

    found: ListedRound
    asked: Asked
    computed: RoundResults | None
    nothing_yet: str
    bad_filter: str
    status: int
    tabs: tuple[Tab, ...]
    groups: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    only: str
    other_rounds: tuple[tuple[str, str], ...]

    @property
    def names(self) -> dict[str, str]:
        """The round, as addresses name it."""
        name = self.found.round.name
        return {"study_id": name.study, "round_id": name.round}

    @property
    def values(self) -> dict[str, str]:
        """The round and what is filtered to, as addresses name them."""
        return self.names | self.asked.query

    @property
    def language(self) -> str:
        """The language of figures."""
        return self.asked.language or self.found.study.languages[0]

    def drawn(self, figure: str, *, with_experts: bool = False) -> DrawnFigure:
        """Draw a figure of these results for the page itself, or take it from the cache."""
        if self.computed is None:
            raise NotFound(gettext("There is nothing to draw."))
        wanted = Wanted(language=self.language, with_experts=with_experts)
        return draw_for_page(current_workspace(), self.computed, figure, wanted)

    def statistic(self, name: str) -> str:
        """Name a statistic that explains itself."""
        return STATISTICS[name].name

    @property
    def address(self) -> str:
        """Where this page is without any filter."""
        return request.path


def frame_of(workspace: Workspace, name: RoundName, asked: Asked) -> Frame:
    """Gather what a page of results has around its own part."""
    found = launching.find_round(workspace, name)
    computed, nothing_yet, bad_filter, status = _computed(workspace, found, asked)
    kept = asked if computed else replace(asked, view=WHOLE)
    if asked.language and asked.language not in found.study.languages:
        bad_filter = gettext(
            "Figures of this study come in %(languages)s, not in “%(language)s”.",
            languages=", ".join(found.study.languages),
            language=asked.language,
        )
        computed, status, kept = None, _NOT_FOUND, replace(kept, language="")
    return Frame(
        found=found,
        asked=kept,
        computed=computed,
        nothing_yet=nothing_yet,
        bad_filter=bad_filter,
        status=status,
        tabs=tuple(_tabs(name, kept)),
        groups=tuple(_groups(computed, kept)) if computed else (),
        periods=tuple(_periods(computed, kept)) if computed else (),
        languages=tuple(_languages(found, kept)),
        only=words_of(found.study, computed.view, found.study.languages[0]) if computed else "",
        other_rounds=tuple(_other_rounds(workspace, name, kept)),
    )


def _computed(
    workspace: Workspace, found: ListedRound, asked: Asked
) -> tuple[RoundResults | None, str, str, int]:
    name = found.round.name
    try:
        return round_results(workspace, name, view=asked.view), "", "", 200
    except NotFound as unknown:
        return None, "", str(unknown), _NOT_FOUND
    except Refused as refused:
        nothing_yet = str(refused) if asked.view.is_whole else _why_none(workspace, name)
        bad_filter = "" if nothing_yet else str(refused)
        return None, nothing_yet, bad_filter, _FORBIDDEN if bad_filter else 200


def _why_none(workspace: Workspace, name: RoundName) -> str:
    """Say why there are no results of the whole panel either; nothing where there are."""
    try:
        round_results(workspace, name)
    except Refused as refused:
        return str(refused)
    return ""


#: The pages, in their order.
PAGES = (
    ("overview", "Overview"),
    ("reliability", "Reliability"),
    ("sensitivity", "Sensitivity"),
    ("change", "Change"),
    ("groups", "Communities and camps"),
    ("dilemma", "Fears and threats"),
    ("methods", "How it was computed"),
)


def page_address(page: str, name: RoundName, query: dict[str, str]) -> str:
    """Return the address of one of the pages."""
    endpoint = {
        "overview": ".show_results",
        "reliability": ".show_reliability",
        "methods": ".show_methods",
    }.get(page)
    values: dict[str, Any] = {"study_id": name.study, "round_id": name.round} | query
    if endpoint:
        return url_for(endpoint, **values)
    return url_for(".show_section", section=page, **values)


def _tabs(name: RoundName, asked: Asked) -> Iterator[Tab]:
    for page, words in PAGES:
        # How it was computed is about the files of a round, which are those of the whole panel.
        address = page_address(page, name, {} if page == "methods" else asked.query)
        is_current = address.partition("?")[0] == request.path
        yield Tab(words=gettext(words), address=address, is_current=is_current)


def _groups(computed: RoundResults, asked: Asked) -> Iterator[Choice]:
    if computed.listed.is_collecting:
        return
    study = computed.study
    for attribute, value in computed.of_panel.groups:
        view = View(attribute=attribute, value=value)
        yield Choice(
            value=view.group,
            words=words_of(study, view, study.languages[0]),
            is_chosen=view.group == asked.view.group,
        )


def _periods(computed: RoundResults, asked: Asked) -> Iterator[Choice]:
    if computed.listed.is_collecting or len(computed.of_panel.periods) < 2:  # noqa: PLR2004 - a choice
        return
    for period in computed.of_panel.periods:
        when = period or NOW
        words = period or gettext("The present of the round")
        yield Choice(value=when, words=words, is_chosen=when == asked.view.when)


def _languages(found: ListedRound, asked: Asked) -> Iterator[Choice]:
    chosen = asked.language or found.study.languages[0]
    for language in found.study.languages:
        yield Choice(
            value=language,
            words=LANGUAGES.get(language, language),
            is_chosen=language == chosen,
        )


def _other_rounds(workspace: Workspace, name: RoundName, asked: Asked) -> Iterator[tuple[str, str]]:
    values: dict[str, Any] = dict(request.view_args or {})
    for each in launching.list_rounds(workspace, name.study):
        if each.round.opened_at is not None and each.round.name != name:
            there = values | {"round_id": each.round.name.round} | asked.query
            yield each.round.name.round, url_for(str(request.endpoint), **there)
