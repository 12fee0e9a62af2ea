from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from analysis.judgements import Membership
from analysis.measurement.leading import WHY
from analysis.measurement.leading import Leading
from analysis.measurement.leading import leading_estimator
from analysis.options import Options
from analysis.scores import axis_scores
from analysis.sheets import arrange
from tests.analysis.examples import LINKING
from tests.analysis.examples import panel
from tests.analysis.examples import rate
from tests.docs import pages

if TYPE_CHECKING:
    from analysis.panel import Panel

ALLIANCES = (("us-japan", ""), ("us-rok", ""))
COMMUNITIES = ("official", "scholar")


def made(skips: set[tuple[int, str]], *, code: str = "skipped", experts: int = 20) -> Panel:
    """Make a panel of two communities; each skip is an expert and an alliance."""
    ratings = []
    for number in range(experts):
        for name, _ in ALLIANCES:
            for item in ("T0", "C0"):
                gone = (number, name) in skips
                value = None if gone else 3 + number % 4
                missing = code if gone else ""
                ratings.append(rate(f"e{number:02d}", item, value, name, missing=missing))
    given = panel(ratings, experts=experts, items=LINKING, alliances=ALLIANCES)
    return replace(
        given,
        memberships=tuple(
            Membership(expert=expert, attribute="community", value=COMMUNITIES[number % 2])
            for number, expert in enumerate(given.experts)
        ),
    )


def decided(given: Panel, **options: Any) -> Leading:
    sheets = arrange(given)
    scores = {axis.id: axis_scores(sheets, axis) for axis in given.frame.axes}
    return leading_estimator(given, scores, Options(**options))


def test_the_mean_leads_where_everybody_is_asked_about_everything() -> None:
    found = decided(made(set()))

    assert (found.leads, found.why, found.missing) == ("mean", "complete_design", 0)
    assert (found.rule, found.assigned, found.by_community) == ("by_design", 80, None)


def test_the_model_leads_where_some_are_not_asked_about_some() -> None:
    half = {(number, ALLIANCES[number % 2][0]) for number in range(20)}

    found = decided(made(half, code="not_shown"), complete_design=False)

    assert (found.leads, found.why) == ("model", "incomplete_design")
    assert (found.assigned, found.missing) == (40, 0)


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize(("skipping", "leads"), [(8, None), (9, "both")])
def test_both_are_given_alike_where_more_than_a_fifth_is_missing(
    skipping: int, leads: str | None, *, complete: bool
) -> None:
    skips = {(number, "us-rok") for number in range(skipping)}

    found = decided(made(skips), complete_design=complete)

    assert found.missing == skipping / 40
    assert found.leads == (leads or ("mean" if complete else "model"))
    assert (found.why == "much_missing") == (leads == "both")


def test_both_are_given_alike_where_communities_differ_in_what_is_missing() -> None:
    found = decided(made({(number, "us-rok") for number in range(0, 14, 2)}))

    assert (found.leads, found.why) == ("both", "missing_by_community")
    assert found.by_community is not None
    assert found.by_community < 0.05


def test_gaps_that_are_spread_over_communities_change_nothing() -> None:
    found = decided(made({(number, "us-rok") for number in range(6)}))

    assert found.leads == "mean"
    assert found.by_community is not None
    assert found.by_community > 0.5


def test_communities_too_small_to_be_shown_are_not_compared() -> None:
    assert decided(made({(0, "us-rok")}, experts=8)).by_community is None


@pytest.mark.parametrize("rule", ["mean", "model"])
def test_a_rule_of_the_study_file_stands_whatever_is_missing(rule: Any) -> None:
    found = decided(made({(number, "us-rok") for number in range(15)}), estimator=rule)

    assert (found.leads, found.why) == (rule, "study_file")


def test_nobody_gives_a_rule_and_no_share() -> None:
    found = decided(made(set(), experts=0))

    assert (found.leads, found.assigned, found.missing) == ("mean", 0, None)


def test_the_documentation_has_every_answer_to_why() -> None:
    section = pages.section(pages.read("docs/reference/measurement.md"), "Which estimate leads")

    assert pages.table_codes(section) >= set(WHY)
    for sentence in WHY.values():
        assert sentence in section


def test_large_panels_are_drawn_in_parts_that_make_no_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = made({(number, "us-rok") for number in (0, 2, 4, 7)}, experts=40)
    at_once = decided(given).by_community

    monkeypatch.setattr("analysis.parts.CELLS", 40 * 700)

    assert at_once is not None
    assert 0.05 < at_once < 1
    assert decided(given).by_community == at_once
