"""Change since the round before, paired by pseudonym: when it is told, of whom, and in which words."""

from __future__ import annotations

import shutil
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.documents import Bullets
from surveys.model.documents import Picture
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.composing import compose_report
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import RoundPlan
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.reporting import Wanted
from surveys.services.reporting import change_sentence
from surveys.services.reporting import find_figure
from surveys.services.reporting import has_figure
from surveys.services.reporting import round_results
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace
    from tests.workspaces import Choice

    Choices = Callable[[int], Choice]

SPRING = RoundName(study=STUDY, round="2027-spring")


def at_random_later(number: int) -> Choice:
    return at_random(100 + number)


def ask_again(workspace: Workspace, experts: int, choose: Choices, *, is_over: bool = True) -> None:
    """Ask so many in a second round; each of the first round has the same place in the panel."""
    create_round(workspace, STUDY, SPRING.round, "90d", plan=RoundPlan(follows=AUTUMN.round))
    open_round(workspace, SPRING)
    for number, token in enumerate(invite_all(workspace, SPRING)[:experts]):
        answer_everything(workspace, token, choose(number))
    if is_over:
        close_round(workspace, SPRING)
        clock_of(workspace).go_on(days=1)


def ask_first(workspace: Workspace, experts: int, choose: Choices) -> tuple[str, ...]:
    tokens = bring_round(workspace, RoundState.OPEN)
    for number, token in enumerate(tokens[:experts]):
        answer_everything(workspace, token, choose(number))
    close_round(workspace, AUTUMN)
    clock_of(workspace).go_on(days=1)
    return tokens


def changes(workspace: Workspace, name: RoundName = SPRING) -> dict[str, Any]:
    found: dict[str, Any] = round_results(workspace, name).document["change"]
    return found


def test_what_moved_is_told_once_no_answer_can_come_in(workspace: Workspace) -> None:
    tokens = ask_first(workspace, 9, at_random)
    ask_again(workspace, 10, at_random_later, is_over=False)

    held_back = changes(workspace)
    assert held_back["reason"] == "collecting"
    assert held_back["comparisons"] == held_back["trajectories"] == []

    close_round(workspace, SPRING)
    found = changes(workspace)
    japan, korea = found["comparisons"]
    assert (japan["alliance"], korea["alliance"]) == ("us-japan", "us-rok")
    assert japan["from"] == {"round": "2026-autumn", "period": ""}
    assert japan["to"] == {"round": "2027-spring", "period": ""}
    assert (japan["n"], japan["n_from"], japan["n_to"]) == (9, 9, 10)
    assert japan["turnover"]["n_entrants"] == 1
    assert japan["turnover"]["axes"]["cohesion"]["total"] is None
    assert japan["may_be_shown"] is True
    assert found["reason"] is None
    positions = [
        round_results(workspace, name).alliances[0].result["position"] for name in (AUTUMN, SPRING)
    ]
    points = found["trajectories"][0]["points"]
    assert [point["position"] for point in points] == positions
    assert changes(workspace, AUTUMN)["comparisons"] == []

    _is_drawn(round_results(workspace, SPRING), japan, points)
    _is_reported(workspace)

    before = round_results(workspace, SPRING).json_bytes()
    shutil.rmtree(workspace.settings.cache_folder)
    assert round_results(workspace, SPRING).json_bytes() == before

    answering.withdraw(workspace, begun(workspace, tokens[0], AUTUMN))
    assert changes(workspace)["comparisons"][0]["n"] == 8


def _is_reported(workspace: Workspace) -> None:
    """The report says the change in its language, and draws it."""
    results = round_results(workspace, SPRING)
    document, _ = compose_report(workspace, SPRING, "ja")
    listed = [item for each in document.pieces if isinstance(each, Bullets) for item in each.items]
    for comparison in changes(workspace)["comparisons"]:
        sentence = change_sentence(results.study, comparison, "ja")
        assert sentence in listed
        assert (
            "同盟、調査回 2026-autumn から 2027-spring まで（両方で評定した専門家9名）" in sentence
        )
    titles = [
        find_figure(results, each, Wanted(language="ja")).title
        for each in ("change", "trajectories")
    ]
    drawn = [each.alternative for each in document.pieces if isinstance(each, Picture)]
    for title in titles:
        assert any(each.startswith(title) for each in drawn)


def _is_drawn(results: RoundResults, japan: dict[str, Any], points: list[dict[str, Any]]) -> None:
    """The numbers behind the figures of change are those of the results."""
    stayed = find_figure(results, "slopes").table
    rows = [dict(zip(stayed.columns, row, strict=True)) for row in stayed.rows]
    vertical = japan["axes"]["threat_agreement"]
    ends: list[Any] = [row["estimate"] for row in rows if row["axis"] == "Threat agreement"][:2]
    assert ends == [vertical["before"]["estimate"], vertical["after"]["estimate"]]
    assert ends[1] - ends[0] == pytest.approx(vertical["change"]["estimate"])
    assert {row["experts"] for row in rows} == {9}
    moved = find_figure(results, "change", Wanted(language="ko")).table
    assert vertical["change"]["estimate"] in [value for row in moved.rows for value in row]
    assert "전문가 수 부족" in [value for row in moved.rows for value in row]  # one entered
    assert not has_figure(results, "change-periods")
    _is_drawn_over_periods(results)
    way = find_figure(results, "trajectories").table
    assert [row[2] for row in way.rows][:2] == [
        point["position"]["threat_agreement"] for point in points
    ]


def _is_drawn_over_periods(results: RoundResults) -> None:
    """The same numbers, as if the first round had asked about 2010."""
    document = deepcopy(results.document)
    for each in document["change"]["comparisons"]:
        each |= {"kind": "periods", "from": {"round": SPRING.round, "period": "2010"}}
    past = replace(results, document=document)
    moved = find_figure(past, "change-periods")
    assert moved.title == "Change from 2010 to the present"
    assert moved.table == find_figure(results, "change").table
    assert find_figure(past, "slopes-periods", Wanted(language="ja")).table.rows[0][2] == "2010"
    assert not has_figure(past, "change")


def test_each_expert_is_paired_with_the_own_earlier_answers(workspace: Workspace) -> None:
    """Whoever answers the same again moves by nothing, which no other pairing would give."""
    ask_first(workspace, 7, lambda number: all_points(1 + number))
    ask_again(workspace, 7, lambda number: all_points(1 + number))

    for compared in changes(workspace)["comparisons"]:
        assert compared["axes"]["threat_agreement"]["test"]["n_changed"] == 0
        assert compared["joint"]["p"] == 1


def test_four_who_judged_both_times_are_counted_and_nothing_more(workspace: Workspace) -> None:
    ask_first(workspace, 4, lambda _: all_points(3))
    ask_again(workspace, 8, lambda _: all_points(6))

    compared = changes(workspace)["comparisons"][0]

    assert compared["n"] == 4
    assert not has_figure(round_results(workspace, SPRING), "change")
    assert compared["axes"]["cohesion"]["change"]["estimate"] is None
    assert compared["turnover"]["axes"]["cohesion"]["stayers"] is None
    sentence = round_results(workspace, SPRING).change_sentences[0]
    assert "4 experts judged both times, so no change is given." in sentence


def test_an_item_whose_words_were_changed_is_not_compared(workspace: Workspace) -> None:
    ask_first(workspace, 6, at_random)
    text = shipped_study_file().replace(b'version = "1"', b'version = "2"', 1)
    old = b"How alike are the two governments\xe2\x80\x99 views of how serious a threat"
    assert text.count(old) >= 1
    add_study(
        workspace,
        text.replace(
            old,
            b"How different are the two governments\xe2\x80\x99 views of how serious a threat",
            1,
        ),
    )
    ask_again(workspace, 6, at_random_later)

    threat = changes(workspace)["comparisons"][0]["axes"]["threat_agreement"]
    cohesion = changes(workspace)["comparisons"][0]["axes"]["cohesion"]
    asked = round_results(workspace, SPRING).alliances[0].result["axes"]

    assert threat["questions"] == asked["threat_agreement"]["questions"] - 2
    assert cohesion["questions"] == asked["cohesion"]["questions"]


def test_a_large_p_of_five_is_not_called_no_change(workspace: Workspace) -> None:
    ask_first(workspace, 5, at_random)
    ask_again(workspace, 5, at_random_later)

    sentence = round_results(workspace, SPRING).change_sentences[0]

    assert sentence.startswith(
        "US–Japan, from round 2026-autumn to 2027-spring (5 experts judged both times): "
    )
    assert "cannot be significant at this n (smallest p = .0" in sentence
    assert "needs at least eight experts" in sentence
    assert sentence.endswith("so small a group is not published.")


def test_the_sentence_says_where_the_panel_went_and_whether_to_ask_again(
    workspace: Workspace,
) -> None:
    ask_first(workspace, 10, lambda _: all_points(6))
    ask_again(workspace, 10, lambda _: all_points(6))

    sentence = round_results(workspace, SPRING).change_sentences[0]

    assert "+0.00 [+0.00, +0.00]" in sentence
    assert "stable within 0.5 points" in sentence
    assert "the probability that the phase changed is less than .01" in sentence
    assert "no further round is needed" in sentence
