"""Where a researcher can go from here: only to pages that exist and that the person may open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app
from flask import g
from flask import request
from flask import url_for

from surveys.model.errors import SoundingsError
from surveys.services.designing import has_version
from surveys.web import places
from surveys.web.access import may_open
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Flask

    from surveys.web.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link; ``current`` is the value of aria-current: this very page, a page within, or nothing."""

    words: str
    address: str
    current: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The links of every page, and those of the study and the round that the page is about."""

    study_id: str
    round_id: str
    main: tuple[Link, ...]
    installation: tuple[Link, ...]
    account: tuple[Link, ...]
    study: tuple[Link, ...]
    round: tuple[Link, ...]

    @property
    def is_in_installation(self) -> bool:
        """Whether the page is one of the installation's, so that its name in the menu is marked."""
        return any(link.current for link in self.installation)


def offer(app: Flask) -> None:
    """Let templates ask where one can go."""
    app.context_processor(lambda: {"navigation": navigation})


def navigation() -> Navigation:
    """List where the person who looks at this page can go."""
    values = request.view_args or {}
    study_id, round_id = str(values.get("study_id", "")), str(values.get("round_id", ""))
    is_known = bool(study_id) and _is_known(study_id)
    return Navigation(
        study_id=study_id,
        round_id=round_id,
        main=_links(places.MAIN),
        installation=_links(places.INSTALLATION),
        account=_links(places.ACCOUNT),
        study=_links(places.OF_STUDY, study_id=study_id) if is_known else (),
        round=_links(places.OF_ROUND, study_id=study_id, round_id=round_id)
        if is_known and round_id
        else (),
    )


def _is_known(study_id: str) -> bool:
    """Say whether there is anything to lead to; a study in the making has only its draft."""
    try:
        return g.get("researcher") is not None and has_version(current_workspace(), study_id)
    except SoundingsError:
        return False


def _links(offered: Iterable[Place], **names: str) -> tuple[Link, ...]:
    found = []
    for place in offered:
        endpoint = next((each for each in place.endpoints if _can_go(each, names)), None)
        if endpoint:
            link = Link(
                words=str(place.words),
                address=url_for(endpoint, _external=False, **names),
                current=_current(place, endpoint),
            )
            found.append(link)
    return tuple(found)


def _can_go(endpoint: str, names: dict[str, str]) -> bool:
    is_there = endpoint in current_app.view_functions
    return is_there and may_open(endpoint, names.get("study_id", ""))


def _current(place: Place, endpoint: str) -> str:
    if request.endpoint == endpoint:
        return "page"
    is_of_round = "round_id" in (request.view_args or {})
    return "true" if place.covers(request.endpoint or "", is_of_round=is_of_round) else ""
