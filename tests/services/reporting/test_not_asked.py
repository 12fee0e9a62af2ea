from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.answers import Answer
from surveys.model.kinds import Rating
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.designing import add_study
from surveys.services.launching import close_round
from surveys.services.recruiting import import_panel
from surveys.services.reporting import round_results
from tests.conditional_study import TEXT
from tests.workspaces import again
from tests.workspaces import bring_round
from tests.workspaces import consented
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.services.workspace import Workspace

NAME = RoundName(study="every-kind", round="autumn")
ALL, EXPERIENCED = 7, 5


def test_whoever_was_not_asked_about_an_alliance_is_not_among_its_experts(
    workspace: Workspace,
) -> None:
    add_study(workspace, TEXT.encode())
    rows = "\n".join(f"Expert {number},{number}@example.org" for number in range(ALL))
    import_panel(workspace, NAME.study, f"name,email\n{rows}".encode())
    tokens = bring_round(workspace, RoundState.OPEN, name=NAME)
    for number, token in enumerate(tokens):
        _answer(workspace, token, years=20 if number < EXPERIENCED else 1)
    close_round(workspace, NAME)
    placed = {each.id: each.sentence for each in round_results(workspace, NAME).alliances}
    assert placed["us-japan"].startswith(f"{ALL} experts place US–Japan")
    assert placed["us-rok"].startswith(f"{EXPERIENCED} experts place US–ROK")


def _answer(workspace: Workspace, token: str, years: int) -> None:
    """Rate whatever is asked, page after page, as each page makes the next ones asked."""
    seen = consented(workspace, token, NAME)
    place = seen.place
    while place != "review":
        page = seen.page(place)
        given = {asked.id: _choose(asked, years) for asked in page.asked}
        answering.save_page(workspace, seen, page, given, form(page.id))
        seen = again(workspace, seen)
        place = seen.page_after(page)
    answering.submit(workspace, seen)


def _choose(asked: Asked, years: int) -> Answer | None:
    if asked.id == "expert.WHOLE":
        return Answer(value=years)
    return (
        Answer(value=1 + years % 5 if "AGREE" in asked.id else 4)
        if isinstance(asked.item.kind, Rating)
        else None
    )
