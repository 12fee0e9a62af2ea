from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.errors import Refused
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import Rating
from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.caching import cached
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.services.preserving import verify
from surveys.storage.connecting import connect
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import of_experts
from tests.workspaces import save_all

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.pages import Asked
    from surveys.services.workspace import Workspace

WORDS = "a sentence that nobody else writes"
CONTENT_TABLES = ("ratings", "answers", "drafts", "chain_contents", "acknowledged")


def telling(asked: Asked) -> Answer | None:
    """Answer so that the words can be found again."""
    if isinstance(asked.item.kind, ChoiceOrText):
        return Answer(value={"text": WORDS})
    if isinstance(asked.item.kind, Comment):
        return Answer(value={"text": WORDS, "quotation": "none"})
    return Answer(value=6) if isinstance(asked.item.kind, Rating) else None


def rows_about(workspace: Workspace, response_id: str) -> dict[str, int]:
    db = workspace.study(STUDY).read()
    everything = {table: list(db.query(f"SELECT * FROM {table}")) for table in CONTENT_TABLES}
    return {
        table: sum(response_id in repr(row) or WORDS in repr(row) for row in rows)
        for table, rows in everything.items()
    }


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_withdrawing_erases_every_answer_everywhere(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=2)
    answer_everything(workspace, tokens[2], telling)
    seen = begun(workspace, tokens[2])
    answering.reopen(workspace, seen, form("reopen"))
    save_all(workspace, seen, telling, "again")
    answering.submit(workspace, seen)
    before = rows_about(workspace, seen.response.id)
    assert all(count > 1 for count in before.values())

    answering.withdraw(workspace, seen)

    left = rows_about(workspace, seen.response.id)
    # What stays is the entry that says who withdrew from what, and no answer.
    assert left == dict.fromkeys(CONTENT_TABLES, 0) | {"chain_contents": 1}
    later = again(workspace, seen)
    assert (later.response.state, later.answers) == (ResponseState.WITHDRAWN, {})
    assert answering.own_copy(workspace, later).answers == {}
    assert later.consents["take_part"]


def test_not_even_free_pages_keep_what_was_withdrawn(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], telling)
    assert WORDS.encode() in bytes_of(workspace.settings.instance)
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    # The log of the database is emptied too, although it is still open.
    assert WORDS.encode() not in bytes_of(workspace.settings.instance)


def test_what_somebody_was_reading_when_it_was_withdrawn_is_gone_after_the_next_write(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], telling)
    path = workspace.study(STUDY).path
    with closing(connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM chain").fetchone()
        answering.withdraw(workspace, begun(workspace, tokens[0]))
        begun(workspace, tokens[1])  # who waits for nobody
        assert WORDS.encode() in bytes_of(workspace.settings.instance)
    begun(workspace, tokens[2])
    assert WORDS.encode() not in bytes_of(workspace.settings.instance)


def test_the_chain_stays_valid_and_verifying_finds_nothing(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=3)
    answering.withdraw(workspace, begun(workspace, tokens[1]))
    assert [verdict.findings for verdict in verify(workspace)] == [(), ()]
    kinds = [entry.kind for entry in of_experts(workspace)]
    assert kinds == ["submission", "submission", "submission", "withdrawal"]


def test_the_others_keep_their_answers(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=2)
    other = begun(workspace, tokens[1])
    before = answering.own_copy(workspace, other)
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    assert answering.own_copy(workspace, other) == before
    assert len(before.answers) == 59


def test_withdrawing_twice_is_withdrawing_once(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    seen = begun(workspace, tokens[0])
    answering.withdraw(workspace, seen)
    once = again(workspace, seen)
    answering.withdraw(workspace, seen)
    assert again(workspace, seen) == once
    assert len(of_experts(workspace)) == 2


def test_what_was_only_begun_can_be_withdrawn_too(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    save_all(workspace, seen, telling)
    answering.withdraw(workspace, seen)
    assert again(workspace, seen).answers == {}
    assert verify(workspace)[0].findings == ()


def test_whoever_withdrew_changes_nothing_more(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    seen = begun(workspace, tokens[0])
    answering.withdraw(workspace, seen)
    with pytest.raises(Refused, match="You have withdrawn"):
        save_all(workspace, seen, at_random(1))
    with pytest.raises(Refused, match="You have withdrawn"):
        answering.submit(workspace, seen)
    with pytest.raises(Refused, match="You have withdrawn"):
        answering.reopen(workspace, seen, form("reopen"))
    assert begun(workspace, tokens[0]).place == "receipt"


def test_a_closed_round_lets_experts_withdraw(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.CLOSED, answered=1)
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    assert begun(workspace, tokens[0]).response.state is ResponseState.WITHDRAWN


def test_a_final_round_does_not(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    seen = begun(workspace, tokens[0])
    close_round(workspace, AUTUMN)
    finalize_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="has been declared final"):
        answering.withdraw(workspace, seen)  # the page was made while the round was open
    assert len(answering.own_copy(workspace, again(workspace, seen)).answers) == 59


def test_the_cache_is_emptied(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    cached = workspace.settings.cache_folder / STUDY / "result.json"
    other = workspace.settings.cache_folder / "other" / "result.json"
    for file in (cached, other):
        file.parent.mkdir(parents=True)
        file.write_text("{}")
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    assert not cached.exists()
    assert other.exists()


def test_what_was_being_computed_during_a_withdrawal_is_not_kept(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)

    def compute_slowly() -> bytes:
        answering.withdraw(workspace, begun(workspace, tokens[0]))
        return b"computed from what was withdrawn"

    made = cached(workspace, STUDY, b"about", "json", compute_slowly)
    assert made == b"computed from what was withdrawn"
    assert made not in bytes_of(workspace.settings.instance)
    assert cached(workspace, STUDY, b"about", "json", lambda: b"afresh") == b"afresh"
    assert cached(workspace, STUDY, b"about", "json", lambda: b"not asked") == b"afresh"
