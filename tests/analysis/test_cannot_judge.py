from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.options import Options
from analysis.round import analyze
from tests.analysis.examples import panel
from tests.analysis.examples import rate

if TYPE_CHECKING:
    from analysis.cannot_judge import Unjudged

QUICK = Options(null_draws=300, bootstrap_draws=100)


def unjudged(unable: int, *, code: str = "cannot_judge", items: tuple[str, ...]) -> Unjudged:
    ratings = []
    for n in range(10):
        expert = f"e{n:02d}"
        ratings += [rate(expert, item, 6) for item in ("T0", "C0", "C1", "C3")]
        for item in items:
            if n < unable:
                ratings.append(rate(expert, item, None, missing=code))
            else:
                ratings.append(rate(expert, item, 2))
    return analyze(panel(ratings, experts=10), QUICK).alliances[0].cannot_judge


@pytest.mark.parametrize(("unable", "flagged"), [(3, False), (4, True)])
def test_more_than_three_in_ten_who_cannot_judge_raise_a_flag(
    unable: int, *, flagged: bool
) -> None:
    result = unjudged(unable, items=("C2A",))

    question = next(entry for entry in result.questions if entry.item == "C2A")
    assert question.share == unable / 10
    assert question.missing == {"cannot_judge": unable}
    assert (question.flagged, result.flagged) == (flagged, flagged)
    assert result.share == pytest.approx(unable / 50)


def test_the_placement_is_shown_without_the_flagged_question() -> None:
    result = unjudged(5, code="cannot_judge:expertise", items=("C2A",))

    assert result.questions[3].missing == {"cannot_judge:expertise": 5}
    assert result.without_flagged is not None
    assert result.without_flagged.position == {"threat_agreement": 6, "cohesion": 6}
    assert result.without_flagged.phase == "ironclad"


def test_skipping_is_not_being_unable_to_judge() -> None:
    result = unjudged(9, code="skipped", items=("C2A",))

    assert (result.share, result.flagged, result.without_flagged) == (0, False, None)


def test_an_item_of_no_axis_leaves_the_placement_alone() -> None:
    result = unjudged(8, items=("AB_A",))

    assert result.flagged
    assert result.without_flagged is None


def test_where_nothing_is_left_there_is_no_placement_without() -> None:
    ratings = [rate(f"e{n:02d}", "T0", None, missing="cannot_judge") for n in range(6)]
    ratings += [rate(f"e{n:02d}", "C0", 5) for n in range(6)]

    result = analyze(panel(ratings, experts=6), QUICK).alliances[0]

    assert result.cannot_judge.without_flagged is not None
    assert result.cannot_judge.without_flagged.position is None
    assert "cannot_judge" in result.warnings
