"""No group of fewer than five may be shown, nor follow from what is."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.differences.disclosure import showable
from analysis.round import analyze
from tests.analysis.differences.panels import QUICK
from tests.analysis.differences.panels import grouped
from tests.analysis.differences.panels import placed
from tests.analysis.examples import pairs_panel

SIZES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=5)
GROUPS = ("officials", "scholars", "think-tanks")


@given(SIZES, st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_no_cell_of_what_is_hidden_is_small_beside_a_shown_group(
    counts: list[tuple[int, int]], rest: tuple[int, int]
) -> None:
    shown = showable(counts, rest, 5)
    hidden = np.array(
        [rest, *(cells for cells, is_shown in zip(counts, shown, strict=True) if not is_shown)]
    )

    for cells, is_shown in zip(counts, shown, strict=True):
        assert not is_shown or all(cell == 0 or cell >= 5 for cell in cells)
    if any(shown):
        assert all(cell == 0 or cell >= 5 for cell in hidden.sum(axis=0))


def shown_of(sizes: tuple[int, ...]) -> dict[str, int | None]:
    names = [group for group, size in zip(GROUPS, sizes, strict=False) for _ in range(size)]
    pairs: list[tuple[int | None, int | None]] = [(1 + k % 7, 1 + k % 5) for k in range(len(names))]
    (comparison,) = placed(pairs, names).groups
    return {group.group: group.n for group in comparison.groups}


def test_the_only_small_group_takes_the_next_smallest_with_it() -> None:
    assert shown_of((8, 6, 3)) == {"officials": 8, "scholars": None, "think-tanks": None}
    assert shown_of((8, 6, 5)) == {"officials": 8, "scholars": 6, "think-tanks": 5}
    assert shown_of((8, 4)) == {"officials": None, "scholars": None}


def test_experts_of_no_known_group_count_as_one_that_is_hidden() -> None:
    pairs: list[tuple[int | None, int | None]] = [(5, 6)] * 13
    names = ["officials"] * 6 + ["scholars"] * 5 + [""] * 2

    (comparison,) = placed(pairs, names).groups

    assert [group.n for group in comparison.groups] == [6, None]
    assert (comparison.pairs, comparison.reason) == ((), "too_few_groups")


def test_a_withheld_group_is_named_and_nothing_else() -> None:
    pairs: list[tuple[int | None, int | None]] = [(5, 6)] * 14
    (comparison,) = placed(pairs, ["officials"] * 11 + ["scholars"] * 3).groups

    for group in comparison.groups:
        assert group.reason == "withheld"
        assert not any((group.n, group.position, group.phase, group.axes, group.ellipses))
        assert group.placement_probability is None


def test_groups_of_two_attributes_do_not_give_away_the_few_between_them() -> None:
    pairs: list[tuple[int | None, int | None]] = [(1 + k % 7, 4) for k in range(16)]
    panel = grouped(pairs_panel(pairs), ["officials"] * 8 + ["scholars"] * 8)
    panel = grouped(panel, ["here"] * 6 + ["there"] * 10, "country")

    community, country = analyze(panel, QUICK).alliances[0].groups

    assert community.attribute == "community"
    assert [group.n for group in community.groups] == [8, 8]
    assert [group.n for group in country.groups] == [None, None]
