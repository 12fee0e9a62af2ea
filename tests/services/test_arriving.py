from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.designing import confirm_translation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import find_round
from surveys.services.launching import open_round
from surveys.storage import responses
from surveys.storage import round_experts
from tests.workspaces import AGREED
from tests.workspaces import AUTUMN
from tests.workspaces import START
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import save_all
from tests.workspaces import token_of

if TYPE_CHECKING:
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace


def begun_responses(workspace: Workspace) -> int:
    return responses.count_responses(workspace.study(STUDY).read(), AUTUMN.round)


def test_arriving_changes_nothing(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    files = [
        *workspace.settings.instance.rglob("*.db"),
        *workspace.settings.instance.rglob("*-wal"),
    ]
    before = [path.read_bytes() for path in files]
    arrival = answering.arrive(workspace, token)
    assert arrival.response is None
    assert arrival.context.round == find_round(workspace, AUTUMN).round
    assert arrival.context.languages == ("en",)
    assert [path.read_bytes() for path in files] == before


def test_unknown_and_revoked_tokens_give_one_sentence(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    with workspace.people.write() as db:
        db.execute("UPDATE links SET revoked_at = made_at")
    sentences = set()
    for token in ("", "x", "é", tokens[0], tokens[0][:-1], f"{tokens[0]}x"):
        with pytest.raises(NotFound) as caught:
            answering.begin(workspace, token, "en")
        sentences.add(str(caught.value))
    assert len(sentences) == 1


def test_a_link_of_another_round_opens_that_round_and_never_this_one(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    other = RoundName(study=STUDY, round="2027-spring")
    create_round(workspace, STUDY, other.round, "60d")
    open_round(workspace, other)
    links: list[Link] = []
    invite(workspace, other, links.extend)
    arrival = answering.begin(workspace, token_of(links[0]), "en")
    assert arrival.invitation.round == other
    with pytest.raises(NotFound, match="not valid, or no longer"):
        answering.visit(workspace, AUTUMN, arrival.invitation.link)


def test_a_link_that_was_not_begun_with_is_no_visit(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    link = answering.arrive(workspace, token).invitation.link
    with pytest.raises(NotFound, match="not valid, or no longer"):
        answering.visit(workspace, AUTUMN, link)
    with pytest.raises(NotFound, match="not valid, or no longer"):
        answering.visit(workspace, AUTUMN, "unknown")


def test_a_draft_has_not_opened_yet(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.DRAFT)
    with pytest.raises(NotFound, match="has not opened yet"):
        answering.arrive(workspace, token)
    with pytest.raises(NotFound, match="has not opened yet"):
        answering.begin(workspace, token, "en")


def test_beginning_twice_is_one_response(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    first = answering.begin(workspace, token, "en").response
    clock_of(workspace).go_on(hours=1)
    assert answering.begin(workspace, token, "ja").response == first
    assert begun_responses(workspace) == 1
    assert first is not None
    assert (first.begun_at, first.page, first.consented_at) == (START, "consent", None)


def test_the_second_of_two_tabs_that_begin_at_once_finds_the_first(workspace: Workspace) -> None:
    from surveys.services.answering.arriving import _begin_once

    token, *_ = bring_round(workspace, RoundState.OPEN)
    early = answering.arrive(workspace, token)
    first = answering.begin(workspace, token, "en").response
    with workspace.study(STUDY).write() as db:
        _begin_once(workspace, db, early, "en")
    assert answering.arrive(workspace, token).response == first


def test_until_the_closing_second_one_may_begin(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    closes_at = find_round(workspace, AUTUMN).round.closes_at
    clock_of(workspace).now = closes_at
    with pytest.raises(Refused, match="This round is closed"):
        answering.begin(workspace, tokens[0], "en")
    clock_of(workspace).go_on(microseconds=-1)
    assert answering.begin(workspace, tokens[0], "en").response is not None
    assert begun_responses(workspace) == 1


def test_whoever_began_comes_back_after_the_close(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    close_round(workspace, AUTUMN)
    seen = begun(workspace, tokens[0])
    assert not seen.can_answer
    assert seen.place == "receipt"
    assert len(answering.own_copy(workspace, seen).answers) == 59


def test_only_confirmed_languages_are_offered(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    assert begun(workspace, tokens[0]).response.language == "en"
    answering.begin(workspace, tokens[1], "ja")
    assert begun(workspace, tokens[1]).language == "en"
    confirm_translation(workspace, STUDY, "ja")
    answering.begin(workspace, tokens[2], "ja")
    assert begun(workspace, tokens[2]).language == "ja"
    assert answering.arrive(workspace, tokens[3]).context.languages == ("en", "ja")


@pytest.mark.parametrize("purposes", [{}, {"take_part": False}, {"archive": True, "quote": True}])
def test_without_the_required_purposes_nothing_is_recorded(
    workspace: Workspace, purposes: dict[str, bool]
) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    seen = begun(workspace, token)
    with pytest.raises(Invalid, match="Please tick the first box"):
        answering.consent(workspace, seen, purposes, form("consent"))
    assert again(workspace, seen).consents == {}
    assert again(workspace, seen).place == "consent"


def test_what_was_agreed_to_is_recorded_by_purpose(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, token)
    assert seen.consents == {"take_part": True, "quote": False, "archive": True}
    assert seen.response.consented_at == START
    assert seen.place == seen.pages[0].id == "background"


def test_agreeing_again_changes_the_decision_and_not_the_place(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, token)
    save_all(workspace, seen, all_points(4))
    answering.consent(workspace, again(workspace, seen), {"take_part": True}, form("second"))
    later = again(workspace, seen)
    assert later.consents == {"take_part": True, "quote": False, "archive": False}
    assert later.place == "review"


def test_nothing_is_saved_or_submitted_before_consent(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    seen = begun(workspace, token)
    with pytest.raises(Refused, match="consent page first"):
        save_all(workspace, seen, all_points(4))
    with pytest.raises(Refused, match="consent page first"):
        answering.submit(workspace, seen)
    assert again(workspace, seen).answers == {}


def test_a_crash_lost_row_is_there_once_somebody_begins(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    with workspace.study(STUDY).write() as db:
        db.execute("DELETE FROM round_experts")
    answer_everything(workspace, token, all_points(4))
    assert len(round_experts.list_round_experts(workspace.study(STUDY).read(), AUTUMN.round)) == 1


def test_consent_after_the_close_is_refused(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    seen = begun(workspace, token)
    close_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="This round is closed"):
        answering.consent(workspace, seen, AGREED, form("consent"))


def test_a_visit_knows_the_way(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, token)
    ids = [page.id for page in seen.pages]
    alliances = seen.response.assignment.alliances
    asked = [f"{alliance}{page}" for alliance in alliances for page in ("", ".2", ".3")]
    assert ids == ["background", "vignettes", *asked, "closing"]
    assert [seen.page_after(page) for page in seen.pages] == [*ids[1:], "review"]
    assert [seen.page_before(page) for page in seen.pages] == ["consent", *ids[:-1]]
    assert seen.page("us-rok.2") == seen.pages[ids.index("us-rok.2")]
    with pytest.raises(NotFound, match="no such page"):
        seen.page("us-taiwan")


def test_the_hash_kept_with_a_consent_is_of_the_words_that_were_read(workspace: Workspace) -> None:
    seen = consented(workspace, bring_round(workspace, RoundState.OPEN)[0])
    study = seen.context.study
    words = [
        *answering.consent_words(seen.context, "en"),
        study.sponsorship.retention.to("en"),
        *(purpose.text.to("en") for purpose in study.consent.purposes),
    ]
    assert seen.context.round.contact in words[-5]
    assert not any("{" in each for each in words)
    kept = (
        workspace.study(seen.invitation.round.study)
        .read()
        .query("SELECT DISTINCT text_sha256 FROM consents")
    )
    assert [row["text_sha256"] for row in kept] == [
        hashlib.sha256("\n".join(words).encode()).hexdigest()
    ]
