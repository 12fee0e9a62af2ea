from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.services import designing
from surveys.services.designing import add_study
from surveys.services.designing import check_study_file
from surveys.services.designing import confirm_translation
from surveys.services.designing import list_studies
from surveys.services.designing import list_versions
from surveys.services.designing import load_study
from surveys.services.designing import newest_study
from surveys.services.designing import offered_languages
from surveys.services.designing import shipped_study_file
from tests.workspaces import START
from tests.workspaces import STUDY
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

SHIPPED = shipped_study_file()
OTHER = SHIPPED.replace(b'id = "northeast-asia"', b'id = "another"', 1)


def test_the_shipped_file_has_no_problems_and_a_length() -> None:
    checked = check_study_file(SHIPPED)
    assert checked.study is not None
    assert checked.minutes is not None
    assert checked.problems == ()
    assert checked.minutes.computer < checked.minutes.phone


def test_a_broken_file_has_problems_and_no_study() -> None:
    checked = check_study_file(
        SHIPPED.replace(b"cohesion = 4", b"cohesion = 40", 1) + b"\nnonsense"
    )
    assert checked.problems
    assert (checked.study, checked.minutes) == (None, None)


def test_a_new_study_is_version_one(workspace: Workspace) -> None:
    added = add_study(workspace, OTHER)
    assert (added.study.id, added.version, added.is_new) == ("another", 1, True)
    assert [each.study.id for each in list_studies(workspace)] == ["another", STUDY]


def test_the_same_bytes_a_second_time_change_nothing(workspace: Workspace) -> None:
    clock_of(workspace).go_on(days=1)
    added = add_study(workspace, SHIPPED)
    assert (added.version, added.is_new) == (1, False)
    (version,) = list_versions(workspace, STUDY)
    assert (version.number, version.added_at) == (1, START)
    assert version.sha256 == hashlib.sha256(SHIPPED).hexdigest()


def test_other_bytes_are_the_next_version_and_the_old_one_stays(workspace: Workspace) -> None:
    changed = SHIPPED.replace(b"US\xe2\x80\x93Japan", b"America and Japan", 1)
    assert add_study(workspace, changed).version == 2
    assert [each.number for each in list_versions(workspace, STUDY)] == [2, 1]
    names = [load_study(workspace, STUDY, number).alliance("us-japan").name for number in (1, 2)]
    assert [name.to("en") for name in names] == ["US–Japan", "America and Japan"]
    assert newest_study(workspace, STUDY).study == load_study(workspace, STUDY, 2)


def test_a_broken_file_is_refused_with_every_problem(workspace: Workspace) -> None:
    with pytest.raises(Invalid) as caught:
        add_study(workspace, OTHER.replace(b'kind = "number"', b'kind = "guess"', 1) + b"[odd]\n")
    assert len(caught.value.problems) >= 2
    assert workspace.studies.ids() == (STUDY,)


def test_a_study_whose_adding_was_cut_short_is_mended_by_adding_it_again(
    workspace: Workspace,
) -> None:
    workspace.studies.create("another")
    add_study(workspace, OTHER)
    assert newest_study(workspace, "another").version == 1


def test_a_study_without_a_version_is_not_there_yet(workspace: Workspace) -> None:
    add_study(workspace, OTHER)
    with workspace.study("another").write() as db:
        db.execute("DELETE FROM versions")
    with pytest.raises(NotFound, match="has no version yet; add its study file again"):
        newest_study(workspace, "another")
    assert [each.study.id for each in list_studies(workspace)] == [STUDY]


def test_versions_are_read_from_the_file_once(workspace: Workspace) -> None:
    designing._parsed.clear()
    assert load_study(workspace, STUDY, 1) is load_study(workspace, STUDY, 1)
    designing._parsed |= dict.fromkeys(map(str, range(63)), load_study(workspace, STUDY, 1))
    add_study(workspace, SHIPPED + b"# another version\n")
    load_study(workspace, STUDY, 2)
    assert len(designing._parsed) == 1


def test_drafts_are_offered_once_they_are_confirmed(workspace: Workspace) -> None:
    assert offered_languages(workspace, STUDY, 1) == ("en",)
    confirm_translation(workspace, STUDY, "ja")
    confirm_translation(workspace, STUDY, "ja")
    assert offered_languages(workspace, STUDY, 1) == ("en", "ja")


def test_a_confirmation_holds_for_the_version_that_was_read(workspace: Workspace) -> None:
    confirm_translation(workspace, STUDY, "ja")
    add_study(workspace, SHIPPED + b"# another version\n")
    assert offered_languages(workspace, STUDY, 1) == ("en", "ja")
    assert offered_languages(workspace, STUDY, 2) == ("en",)


def test_a_language_without_texts_cannot_be_confirmed(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match="no texts in “fr”; it has en, zh-Hant, ja, ko"):
        confirm_translation(workspace, STUDY, "fr")
