from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.kinds import Rating
from surveys.model.rounds import RoundState
from surveys.services.launching import close_round
from surveys.services.reporting import RELIABILITY_FILES
from surveys.services.reporting import draw_distributions
from surveys.services.reporting import is_drawn
from surveys.services.reporting import reliability_file
from surveys.services.reporting import reliability_of
from surveys.services.reporting import round_results
from surveys.services.reporting.weak_items import weak_item_sentences
from tests.workspaces import AUTUMN
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.services.reporting import RatedQuestion
    from surveys.services.workspace import Workspace


def without_one_item(asked: Asked) -> Answer | None:
    if asked.item.id == "C1" and isinstance(asked.item.kind, Rating):
        return Answer(missing=Missing.CANNOT_JUDGE, reason="information")
    return all_points(5)(asked)


def about_japan_only(asked: Asked) -> Answer | None:
    return None if asked.question.target == "us-rok" else all_points(6)(asked)


def question(workspace: Workspace, name: str) -> RatedQuestion:
    cohesion = reliability_of(workspace, AUTUMN).axes[1]
    return next(each for each in cohesion.alliances[0].questions if each.name == name)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_its_numbers_are_those_of_the_results_with_questions_as_experts_read_them(
    closed: Workspace,
) -> None:
    found = reliability_of(closed, AUTUMN)
    results = round_results(closed, AUTUMN).document
    for axis in found.axes:
        for alliance, other in zip(axis.alliances, results["alliances"], strict=True):
            numbers = [each.result for each in alliance.questions]
            assert numbers == other["axes"][axis.id]["by_question"]
    names = [each.name for each in found.axes[0].alliances[0].questions]
    assert names[0] == "T0"
    assert "T2, North Korea" in names
    assert "the United States and Japan" in found.axes[0].alliances[0].questions[0].text
    assert "governments of A and B" in found.axes[0].items[0].text
    json.dumps(found.as_dict(), allow_nan=False)


def test_a_question_that_few_could_judge_is_withheld_while_answers_can_come_in(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    for number, token in enumerate(tokens[:5]):
        answer_everything(workspace, token, all_points(6) if number < 2 else without_one_item)
    withheld = question(workspace, "C1").result
    assert withheld["n"] == 2
    assert (withheld["counts"], withheld["median"]) == ([], None)
    for key in ("mean", "sd", "within_one", "average_deviation", "r_wg"):
        assert (withheld[key]["estimate"], withheld[key]["reason"]) == (None, "too_few_experts")
    assert question(workspace, "C0").result["counts"] == [0, 0, 0, 0, 3, 2, 0]
    assert not any(
        each["item"] == "C1"
        for each in rows(reliability_file(workspace, AUTUMN, "distributions.csv"))
    )
    close_round(workspace, AUTUMN)
    assert question(workspace, "C1").result["counts"] == [0, 0, 0, 0, 0, 2, 0]


def test_nothing_is_drawn_or_written_before_the_fifth_submission(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=4)
    with pytest.raises(Refused, match="appear with the 5th submission"):
        draw_distributions(workspace, AUTUMN, "cohesion", "us-japan", "svg")
    for name in RELIABILITY_FILES:
        with pytest.raises(Refused, match="appear with the 5th submission"):
            reliability_file(workspace, AUTUMN, name)


def test_a_figure_says_in_words_what_it_shows_and_that_points_are_turned(closed: Workspace) -> None:
    svg = draw_distributions(closed, AUTUMN, "cohesion", "us-japan", "svg").decode()
    assert "<title" in svg
    assert "C5R (turned): At least one" in svg
    assert "within 1 point of the median" in svg


def test_what_nobody_rated_is_not_drawn(workspace: Workspace) -> None:
    (token, *_) = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, token, about_japan_only)
    close_round(workspace, AUTUMN)
    japan, korea = reliability_of(workspace, AUTUMN).axes[1].alliances
    assert (is_drawn(japan), is_drawn(korea)) == (True, False)
    with pytest.raises(Refused, match="No question on cohesion about US–ROK was rated"):
        draw_distributions(workspace, AUTUMN, "cohesion", "us-rok", "svg")


@pytest.mark.parametrize(("axis", "alliance"), [("cohesion", "us-mars"), ("depth", "us-japan")])
def test_an_unknown_figure_is_not_found(closed: Workspace, axis: str, alliance: str) -> None:
    with pytest.raises(NotFound, match="has no alliance"):
        draw_distributions(closed, AUTUMN, axis, alliance, "svg")


def test_an_unknown_file_is_not_found(closed: Workspace) -> None:
    with pytest.raises(NotFound, match=r"it has agreement-by-question\.csv"):
        reliability_file(closed, AUTUMN, "people.csv")


def test_files_have_a_row_for_each_question_point_coefficient_and_item(closed: Workspace) -> None:
    questions, points, coefficients, items = (
        rows(reliability_file(closed, AUTUMN, name)) for name in RELIABILITY_FILES
    )
    assert len(points) == 7 * len(questions)
    of_first = [row for row in points if (row["alliance"], row["item"]) == ("us-japan", "T0")]
    assert sum(int(row["experts"]) for row in of_first) == int(questions[0]["n"])
    assert [row["point"] for row in of_first] == list("1234567")
    assert {row["of"] for row in coefficients} == {"alliances", "items", "vignettes"}
    few = [row for row in coefficients if row["of"] == "alliances"]
    assert {row["reason"] for row in few} == {"too_few_targets"}
    assert {row["coefficient"] for row in few} >= {"kendall_w", "gwet_ac2", "ICC(A,1)"}
    assert {row["axis"] for row in items} == {"threat_agreement", "cohesion"}


def test_a_weak_item_is_told_with_what_it_does_to_the_scale() -> None:
    item = {
        "flags": ["against_scale", "low_item_rest", "alpha_rises", "cannot_judge"],
        "item_rest": -0.2,
        "alpha_if_deleted": 0.81,
        "cannot_judge": 0.4,
    }
    against, little, rises, cannot = weak_item_sentences(item, 0.7)
    assert "goes against the others" in against
    assert "(r = −0.20)" in against
    assert "below .3" in little
    assert rises == "Without it alpha would be 0.81 instead of 0.70."
    assert cannot.startswith("Up to 40 %")
    assert weak_item_sentences(item | {"flags": []}, 0.7) == ()
