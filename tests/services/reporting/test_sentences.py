"""What the results say of an alliance, from panels of known scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis import Options
from analysis import analyze
from surveys.formats.study_file import read_study
from surveys.services.reporting.pooling import frame_of
from surveys.services.reporting.sentences import placement_sentence
from tests.analysis.examples import pairs_panel
from tests.formats.study_file.shipped import SHIPPED

if TYPE_CHECKING:
    from surveys.model.studies import Study

QUICK = Options(null_draws=50, bootstrap_draws=50)
PHASES = ("ironclad", "stable", "drifting", "in danger")
Pairs = list[tuple[int | None, int | None]]


@pytest.fixture(scope="module")
def study() -> Study:
    return read_study(SHIPPED)


def say(study: Study, pairs: Pairs) -> str:
    result = analyze(pairs_panel(pairs, frame_of(study)), QUICK).as_dict()
    return placement_sentence(study, "US–Japan", result["alliances"][0])


def test_nobody_with_both_scores_gives_no_position(study: Study) -> None:
    assert say(study, [(None, 6)]) == (
        "No expert rated US–Japan on both axes, so it has no position."
    )


@pytest.mark.parametrize(
    ("n", "who"),
    [(1, "1 expert places US–Japan at"), (4, "4 experts place US–Japan, on average, at")],
)
def test_fewer_than_five_experts_give_a_position_and_no_phase(
    study: Study, n: int, who: str
) -> None:
    sentence = say(study, [(6, 3)] * n)

    assert sentence.startswith(f"{who} 6.00 on threat agreement and 3.00 on cohesion. No phase")
    assert not any(phase in sentence for phase in PHASES)


def test_a_corner_is_said_shortly_with_its_probability_and_n(study: Study) -> None:
    assert say(study, [(6, 5), (5, 6), (7, 6), (4, 5), (6, 3)]) == (
        "5 experts place US–Japan, on average, in “ironclad” (4 of 5 individually). "
        "If more experts of this kind were asked, the probability that their average stays there "
        "is .87 (probable). Whether experts as a group are right is not measured."
    )


@pytest.mark.parametrize(
    ("pairs", "ends"),
    [
        (
            [(6, 2), (5, 3), (7, 2), (6, 1), (6, 2)],
            "at high threat agreement and weak cohesion: “drifting” in the reading used here, “stable”",
        ),
        (
            [(2, 6), (3, 5), (2, 7), (1, 6), (2, 6)],
            "at low threat agreement and strong cohesion: “stable” in the reading used here, “drifting”",
        ),
    ],
    ids=["high-weak", "low-strong"],
)
def test_a_mixed_cell_is_named_in_both_readings(study: Study, pairs: Pairs, ends: str) -> None:
    assert f"5 experts place US–Japan, on average, {ends} in the other (5 of 5" in say(study, pairs)


def test_a_position_exactly_on_a_cut_is_said_to_be_on_the_boundary(study: Study) -> None:
    one, both = say(study, [(3, 6), (5, 6)] * 3), say(study, [(4, 4)] * 6)

    assert "exactly on the boundary of threat agreement, which counts as high." in one
    assert "exactly on the boundary of threat agreement and of cohesion, which" in both
    assert "boundary" not in say(study, [(6, 6), (5, 6)] * 3)


def test_what_is_not_placed_lists_the_phase_that_was_named_however_unlikely(study: Study) -> None:
    sentence = say(study, [(3, 5), (5, 3), (3, 5), (5, 3), (4, 4)])

    assert "in “ironclad” (1 of 5 individually). That is too close to call" in sentence
    assert "“stable” .50, “drifting” .50, “ironclad” less than .01." in sentence
