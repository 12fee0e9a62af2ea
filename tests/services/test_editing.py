from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import editing
from surveys.services.designing import list_studies
from surveys.services.designing import list_versions
from surveys.services.designing import newest_study
from surveys.services.designing import shipped_study_file
from surveys.services.editing import StaleDraft
from surveys.services.launching import find_round
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.model.editing_drafts import EditingDraft
    from surveys.services.workspace import Workspace

TITLE = ("study", "title", "en")


def retitled(workspace: Workspace, title: str) -> EditingDraft:
    """Save the title in the draft as it is now."""
    now = editing.require_draft(workspace, STUDY)
    return editing.save_values(workspace, STUDY, now.state.revision, {TITLE: title})


def title_of(draft: EditingDraft) -> str:
    study = editing.checked_draft(draft).study
    assert study is not None
    return study.title.to("en")


def test_a_draft_begins_as_a_copy_of_the_newest_version(workspace: Workspace) -> None:
    assert editing.find_draft(workspace, STUDY) is None
    draft = editing.begin_draft(workspace, STUDY)
    assert draft.content == shipped_study_file()
    assert draft.state.based_on == 1
    assert editing.begin_draft(workspace, STUDY) == draft


def test_a_round_keeps_its_version_whatever_is_drafted_and_kept(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    before = find_round(workspace, AUTUMN).study
    editing.begin_draft(workspace, STUDY)
    draft = retitled(workspace, "Another title")
    assert newest_study(workspace, STUDY).study == before
    assert editing.keep(workspace, STUDY, draft.state.revision).version == 2
    assert find_round(workspace, AUTUMN).study == before
    assert newest_study(workspace, STUDY).study.title.to("en") == "Another title"
    assert editing.find_draft(workspace, STUDY) is None


def test_whoever_saves_after_somebody_else_is_told_and_nothing_is_replaced(
    workspace: Workspace,
) -> None:
    shown = editing.begin_draft(workspace, STUDY).state.revision
    saved = retitled(workspace, "Of the first")
    with pytest.raises(StaleDraft, match="not saved yet") as caught:
        editing.save_values(workspace, STUDY, shown, {TITLE: "Of the second"})
    assert caught.value.now == saved
    with pytest.raises(StaleDraft):
        editing.save_text(workspace, STUDY, shown, "format = 1")
    with pytest.raises(StaleDraft):
        editing.discard(workspace, STUDY, shown)
    with pytest.raises(StaleDraft):
        editing.keep(workspace, STUDY, shown)
    assert editing.find_draft(workspace, STUDY) == saved


def test_saving_the_same_twice_makes_one_state(workspace: Workspace) -> None:
    first = editing.begin_draft(workspace, STUDY)
    text = first.content.decode() + "# a note\n"
    saved = editing.save_text(workspace, STUDY, first.state.revision, text)
    assert editing.save_text(workspace, STUDY, first.state.revision, text) == saved
    assert editing.save_text(workspace, STUDY, saved.state.revision, text) == saved


def test_undoing_goes_back_step_by_step_and_loses_nothing(workspace: Workspace) -> None:
    began = title_of(editing.begin_draft(workspace, STUDY))
    for title in ("One", "Two"):
        retitled(workspace, title)
    titles = []
    for _ in range(2):
        now = editing.require_draft(workspace, STUDY)
        titles.append(title_of(editing.undo(workspace, STUDY, now.state.revision)))
    assert titles == ["One", began]
    now = editing.require_draft(workspace, STUDY)
    with pytest.raises(Conflict, match="no earlier state"):
        editing.undo(workspace, STUDY, now.state.revision)
    assert title_of(editing.go_back(workspace, STUDY, now.state.revision, 3)) == "Two"
    assert [state.restores for state in editing.list_states(workspace, STUDY)] == [
        3,
        1,
        2,
        None,
        None,
        None,
    ]


def test_a_change_after_undoing_is_what_is_undone_next(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    retitled(workspace, "One")
    undone = editing.undo(workspace, STUDY, 2)
    began = title_of(undone)
    retitled(workspace, "Three")
    assert title_of(editing.undo(workspace, STUDY, 4)) == began


def test_a_state_that_is_not_the_drafts_cannot_be_gone_back_to(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    editing.keep(workspace, STUDY, 1)
    editing.begin_draft(workspace, STUDY)
    with pytest.raises(NotFound):
        editing.go_back(workspace, STUDY, 2, 1)


def test_a_discarded_draft_comes_back_until_another_is_begun(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    draft = retitled(workspace, "Kept in mind")
    editing.discard(workspace, STUDY, draft.state.revision)
    assert editing.find_draft(workspace, STUDY) is None
    assert editing.discarded_state(workspace, STUDY) is not None
    assert title_of(editing.bring_back(workspace, STUDY)) == "Kept in mind"
    now = editing.require_draft(workspace, STUDY)
    editing.discard(workspace, STUDY, now.state.revision)
    editing.begin_draft(workspace, STUDY)
    assert editing.discarded_state(workspace, STUDY) is None
    with pytest.raises(Conflict, match="no discarded draft"):
        _bring_back_after_keeping(workspace)


def _bring_back_after_keeping(workspace: Workspace) -> None:
    now = editing.require_draft(workspace, STUDY)
    editing.keep(workspace, STUDY, now.state.revision)
    with pytest.raises(NotFound, match="has no draft"):
        editing.require_draft(workspace, STUDY)
    editing.bring_back(workspace, STUDY)


def test_numbers_of_states_are_never_given_twice(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    editing.discard(workspace, STUDY, 1)
    assert editing.begin_draft(workspace, STUDY).state.revision == 2
    with pytest.raises(StaleDraft):
        editing.save_values(workspace, STUDY, 1, {TITLE: "x"})


def test_a_draft_with_problems_is_kept_as_a_draft_and_not_as_a_version(
    workspace: Workspace,
) -> None:
    editing.begin_draft(workspace, STUDY)
    draft = editing.save_values(workspace, STUDY, 1, {("study", "time_zone"): "Atlantis"})
    with pytest.raises(Invalid, match="a problem to mend") as caught:
        editing.keep(workspace, STUDY, draft.state.revision)
    (problem,) = caught.value.problems
    assert problem.path == ("study", "time_zone")
    with pytest.raises(Refused, match="has a problem"):
        editing.draft_study(workspace, STUDY)
    assert len(list_versions(workspace, STUDY)) == 1
    assert editing.find_draft(workspace, STUDY) == draft


def test_a_draft_cannot_become_another_study(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    draft = editing.save_values(workspace, STUDY, 1, {("study", "id"): "elsewhere"})
    with pytest.raises(Invalid, match="names another id, “elsewhere”"):
        editing.keep(workspace, STUDY, draft.state.revision)
    assert [each.study.id for each in list_studies(workspace)] == [STUDY]


def test_keeping_an_unchanged_draft_makes_no_version(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    added = editing.keep(workspace, STUDY, 1)
    assert (added.version, added.is_new) == (1, False)


def test_giving_up_a_language_takes_its_texts_out(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    draft = editing.save_values(workspace, STUDY, 1, {("study", "languages"): ["en", "ja"]})
    study = editing.checked_draft(draft).study
    assert study is not None
    assert study.languages == ("en", "ja")
    assert study.draft_languages == ("ja",)
    assert b"zh-Hant." not in draft.content.replace(b"text.zh-Hant, ...", b"")


def test_a_file_with_problems_becomes_the_draft_of_a_study_in_the_making(
    workspace: Workspace,
) -> None:
    data = b'\xef\xbb\xbf[study]\r\nid = "pacific"\r\ntitle = '
    draft = editing.keep_file_as_draft(workspace, data)
    assert draft.study == "pacific"
    assert draft.state.based_on is None
    assert editing.checked_draft(draft).values is None
    assert [each.study for each in editing.studies_in_the_making(workspace)] == ["pacific"]
    assert [each.study.id for each in list_studies(workspace)] == [STUDY]
    assert editing.keep_file_as_draft(workspace, data) == draft

    whole = shipped_study_file().replace(b'id = "northeast-asia"', b'id = "pacific"', 1)
    saved = editing.save_file(workspace, "pacific", draft.state.revision, whole)
    assert editing.keep(workspace, "pacific", saved.state.revision).version == 1
    assert editing.studies_in_the_making(workspace) == ()


def test_a_file_never_replaces_somebody_elses_draft(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    with pytest.raises(Conflict, match="has a draft already"):
        editing.keep_file_as_draft(workspace, b'[study]\nid = "northeast-asia"\n')
    assert len(editing.list_states(workspace, STUDY)) == 1


@pytest.mark.parametrize("data", [b"", b"\x89PNG\0", b"format = ", b'[study]\nid = "\xff"'])
def test_what_has_no_place_is_refused(workspace: Workspace, data: bytes) -> None:
    with pytest.raises(Invalid):
        editing.keep_file_as_draft(workspace, data)


def test_blocks_are_added_moved_and_taken_out(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    added = editing.add_block(workspace, STUDY, 1, "constructs", {"id": "trust"})
    values = editing.checked_draft(added).values
    assert values is not None
    last = len(values["constructs"]) - 1
    moved = editing.move_block(workspace, STUDY, 2, "constructs", last, -1)
    values = editing.checked_draft(moved).values
    assert values is not None
    assert values["constructs"][last - 1] == {"id": "trust"}
    gone = editing.remove_block(workspace, STUDY, 3, "constructs", last - 1)
    assert gone.content == shipped_study_file()


def test_who_edited_is_recorded_without_what_was_written(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    draft = retitled(workspace, "A secret title")
    editing.discard(workspace, STUDY, draft.state.revision)
    db = workspace.study(STUDY).read()
    kinds = [row["kind"] for row in db.query("SELECT kind FROM chain ORDER BY position")]
    assert kinds[-3:] == ["study-edited", "study-edited", "draft-discarded"]
    assert "secret" not in str(list(db.query("SELECT * FROM chain_contents")))


def test_what_experts_would_see_of_an_item_a_scale_and_a_vignette(workspace: Workspace) -> None:
    study = newest_study(workspace, STUDY).study
    (card,) = editing.cards_of_item(study, "T0", 2026)
    assert card.question.target == "us-japan"
    assert "the United States" in card.text.to("en")
    assert editing.cards_of_scale(study, "ALIKE7", 2026)
    assert editing.cards_of_item(study, "C4R", 2026) == ()
    block = editing.block_of_vignette(study, "V1", 2026)
    assert block is not None
    assert len(block.asked) == 2
    assert editing.block_of_vignette(study, "nothing", 2026) is None
