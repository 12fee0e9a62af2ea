"""What readers see of a round: nothing of what the experts were told that others are not shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.documents import Picture
from surveys.model.documents import Sheet
from surveys.model.documents import Warned
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.composing import composing
from surveys.services.composing import is_too_small_to_report
from surveys.services.composing import report_file
from surveys.services.composing.material import for_readers
from surveys.services.exporting.folders import names_for
from surveys.services.exporting.source import source_of
from surveys.services.reporting import round_results
from tests.services.composing.reading import sheet
from tests.services.composing.reading import words_of
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.services.composing.conftest import Report


def test_fewer_than_are_published_are_warned_of_on_the_first_page(report: Report) -> None:
    warned = [each.text for each in report("en").pieces if isinstance(each, Warned)]
    assert warned == [
        (
            "Not for publication: the experts were told that results are published only for groups of at least 10. "
            "Fewer placed: US–Japan, US–ROK."
        )
    ]


def test_small_communities_are_not_told_apart(report: Report) -> None:
    words = "\n".join(words_of(report("en")))
    assert "Community: the groups are too small to be told apart (fewer than 5)." in words
    assert "No groups of experts are told apart" in words
    assert "fewer than five of them placed the alliance" in words


def test_an_alliance_that_too_few_placed_is_in_no_table_and_no_figure(
    reported: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = round_results(reported, AUTUMN)
    first, *rest = whole.alliances
    hidden = replace(first, result=first.result | {"n": 4, "may_be_shown": False})
    few = replace(whole, alliances=(hidden, *rest))
    monkeypatch.setattr(composing, "round_results", lambda _workspace, _name: few)

    document, _ = composing.compose_report(reported, AUTUMN, "en")

    words = "\n".join(words_of(document))
    assert "US–Japan: fewer than 5 experts placed it." in words
    assert first.sentence not in words
    for piece in document.pieces:
        if isinstance(piece, Sheet):
            assert not any("US–Japan" in cell for row in piece.rows for cell in row)
        if isinstance(piece, Picture):
            assert "US–Japan" not in piece.wide + piece.narrow + piece.alternative


def test_changes_that_rest_on_too_few_are_counted_and_not_shown(
    reported: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = round_results(reported, AUTUMN)
    change = {
        "comparisons": [{"kind": "rounds", "alliance": "us-japan", "may_be_shown": False}],
        "trajectories": [{"alliance": "us-japan", "points": [{"n": 7}, {"n": 4}]}],
        "reason": None,
        "events": [],
    }
    few = replace(whole, document=whole.document | {"change": change})
    monkeypatch.setattr(composing, "round_results", lambda _workspace, _name: few)

    shown, _ = for_readers(few)
    assert shown.document["change"]["comparisons"] == []
    assert shown.document["change"]["trajectories"] == []
    words = words_of(composing.compose_report(reported, AUTUMN, "en")[0])
    assert "No comparison can be shown: each rests on fewer than 5 experts." in words


def test_fears_and_threats_that_too_few_judged_are_named_and_not_shown(
    reported: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = round_results(reported, AUTUMN)
    first, *rest = whole.alliances
    lonely, *others = first.result["dilemma"]
    threat, *threats = first.result["threats"]
    axes = {axis: mean | {"n": 4} for axis, mean in threat["axes"].items()}
    fewer = first.result | {
        "dilemma": [lonely | {"n": 4}, *others],
        "threats": [threat | {"axes": axes}, *threats],
    }
    few = replace(whole, alliances=(replace(first, result=fewer), *rest))
    monkeypatch.setattr(composing, "round_results", lambda _workspace, _name: few)

    document, _ = composing.compose_report(reported, AUTUMN, "en")

    said = [words for words in words_of(document) if words.startswith("Not shown, because fewer")]
    of_fears, of_threats = said
    assert "than 5 experts judged both fears: US–Japan: The United States" in of_fears
    assert "than 5 experts rated it: US–Japan: China" in of_threats
    fears, agreed = (
        sheet(document, caption).rows
        for caption in ("Both fears of each government", "How far the allies agree on each threat")
    )
    shown = {row[:2] for row in fears}
    assert ("US–Japan", "The United States") not in shown
    assert ("US–Japan", "China") not in {row[:2] for row in agreed}


def test_a_panel_too_small_for_readers_has_no_report(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.CLOSED, answered=3)
    assert is_too_small_to_report(workspace, AUTUMN)
    with pytest.raises(Refused, match="3 submitted responses count, and the experts were told"):
        report_file(workspace, AUTUMN, "html")
    names = names_for(source_of(workspace, AUTUMN))
    assert "results.json" in names
    assert not {"report.pdf", "report.html"} & set(names)
