from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.model.text_differences import differences
from surveys.services import comparing
from surveys.services import editing
from surveys.services.comparing.changes import compare
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from surveys.services.comparing import Comparison
    from surveys.services.workspace import Workspace


def changed(workspace: Workspace, *replacements: tuple[str, str]) -> Comparison:
    """Add a version in which words are replaced by others, and compare it with the first."""
    text = shipped_study_file().decode()
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    add_study(workspace, text.encode())
    return comparing.compare_versions(workspace, STUDY, 1, 2)


def test_a_reworded_item_is_shown_word_by_word_in_its_language(workspace: Workspace) -> None:
    found = changed(workspace, ("how alike are the views", "how close are the views"))
    (text,) = found.texts
    assert (text.where, text.what, text.language) == ("item T0", "text", "en")
    marked = [(piece.kind.value, piece.text) for piece in text.pieces if piece.kind != "same"]
    assert marked == [("removed", "alike"), ("added", "close")]
    assert [*found.settings, *found.added, *found.removed, *found.moved] == []


def test_what_is_not_text_is_said_too(workspace: Workspace) -> None:
    found = changed(
        workspace,
        ("cohesion = 4.0", "cohesion = 4.5"),
        ('["drifting", "ironclad"]', '["ironclad", "drifting"]'),
        ('alliances = "shuffled"', 'alliances = "as_listed"'),
        ('"Almost entirely different"', '"Wholly different"'),
        ('scale = "ALIKE7"', 'scale = "CLOSE7"'),
        ('threats = ["china", "north-korea"]', 'threats = ["china"]'),
    )
    said = {
        (each.where, each.what): (each.words_before, each.words_after) for each in found.settings
    }
    assert said == {
        ("[framework]", "cut.cohesion"): ("4", "4.5"),
        ("[framework]", "map.cells"): (
            "[[drifting, ironclad], [danger, stable]]",
            "[[ironclad, drifting], [danger, stable]]",
        ),
        ("[order]", "alliances"): ("shuffled", "as_listed"),
        ("item T0", "scale"): ("ALIKE7", "CLOSE7"),
        ("alliance us-japan", "threats"): ("[china, north-korea]", "[china]"),
    }
    assert [(each.where, each.what) for each in found.texts] == [("scale ALIKE7", "points")]


def test_alliances_that_came_went_or_moved_are_named() -> None:
    one, two, three = (
        {"id": name, "name": {"en": name.upper()}} for name in ("one", "two", "three")
    )
    found = compare({"alliances": [one, two]}, {"alliances": [three, two]})
    assert [(each.noun, each.id, each.words) for each in found.added] == [
        ("alliance", "three", "THREE")
    ]
    assert [each.id for each in found.removed] == ["one"]
    assert found.moved == []
    assert compare({"alliances": [one, two]}, {"alliances": [two, one]}).moved == ["alliances"]


def test_a_language_or_a_section_that_came_is_shown_as_added() -> None:
    found = compare(
        {"study": {"title": {"en": "A"}}}, {"study": {"title": {"en": "A", "ja": "亜"}}}
    )
    (text,) = found.texts
    assert (text.language, text.before, text.after) == ("ja", "", "亜")
    found = compare({}, {"consensus": {"above_chance": False}, "format": 1})
    assert [(each.where, each.what, each.words_after) for each in found.settings] == [
        ("[consensus]", "above_chance", "false"),
        ("", "format", "1"),
    ]


def test_options_of_an_item_are_named_with_their_item() -> None:
    before = {"items": [{"id": "Q", "options": [{"id": "a", "text": {"en": "x"}}]}]}
    after = {"items": [{"id": "Q", "options": [{"id": "a", "text": {"en": "y"}}, {"id": "b"}]}]}
    found = compare(before, after)
    assert [each.where for each in found.texts] == ["option a of item Q"]
    assert [(each.where, each.id) for each in found.added] == [("item Q", "b")]


def test_comments_and_spaces_are_no_difference(workspace: Workspace) -> None:
    add_study(workspace, shipped_study_file() + b"\n# a note\n")
    assert comparing.compare_versions(workspace, STUDY, 1, 2).is_empty


def test_letters_stand_for_words_where_there_are_no_spaces() -> None:
    kinds = [(piece.kind.value, piece.text) for piece in differences("看法相同", "看法不同")]
    assert kinds == [("same", "看法"), ("removed", "相"), ("added", "不"), ("same", "同")]


def test_very_long_texts_are_shown_as_replaced() -> None:
    before, after = "word " * 5_000, "other " * 5_000
    assert [piece.text for piece in differences(before, after)] == [before, after]


def test_a_version_that_is_not_there_is_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="has no version 7"):
        comparing.compare_versions(workspace, STUDY, 1, 7)


def test_a_draft_is_compared_with_the_version_that_it_began_with(workspace: Workspace) -> None:
    editing.begin_draft(workspace, STUDY)
    draft = editing.save_values(workspace, STUDY, 1, {("study", "contact"): "x@y.example"})
    found = comparing.compare_content(workspace, draft)
    assert found is not None
    assert [each.what for each in found.settings] == ["contact"]
    broken = editing.save_text(workspace, STUDY, 2, "format =")
    assert comparing.compare_content(workspace, broken) is None


def test_a_comparison_is_plain_json(workspace: Workspace) -> None:
    found = changed(workspace, ("how alike are the views", "how close are the views"))
    assert found.as_dict()["texts"][0]["where"] == "item T0"
    assert set(found.as_dict()) == {"texts", "settings", "added", "removed", "moved"}
