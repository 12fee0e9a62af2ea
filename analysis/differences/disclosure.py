"""Which groups may be shown, so that no small one follows from the whole less those shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import BoolArray


def showable(counts: Sequence[Sequence[int]], rest: Sequence[int], minimum: int) -> list[bool]:
    """Say which groups may be shown beside the whole.

    A group may be shown if each of its cells is empty or has `minimum` members, and not all are
    empty. What is not shown, with those who belong to no group, must not be deducible either: as
    long as a cell of it has 1 to `minimum` − 1 members, the smallest shown group (of equally small
    ones the first) is hidden with it.

    Parameters
    ----------
    counts
        By group: its members in each cell; one cell where the group is taken as a whole.
    rest
        Those who belong to no group, by cell.
    minimum
        The smallest number that may be shown.

    Examples
    --------
    >>> showable([[8], [6], [3]], [0], 5)
    [True, False, False]
    >>> showable([[8], [6], [3], [4]], [0], 5)
    [True, True, False, False]

    """
    shown = [any(cells) and _are_safe(cells, minimum) for cells in counts]
    while any(shown) and not _are_safe(_hidden(counts, rest, shown), minimum):
        _, smallest = min((sum(counts[k]), k) for k, is_shown in enumerate(shown) if is_shown)
        shown[smallest] = False
    return shown


def _are_safe(cells: Sequence[int], minimum: int) -> bool:
    return all(cell == 0 or cell >= minimum for cell in cells)


def _hidden(
    counts: Sequence[Sequence[int]], rest: Sequence[int], shown: Sequence[bool]
) -> list[int]:
    hidden = [cells for cells, is_shown in zip(counts, shown, strict=True) if not is_shown]
    return [sum(cell) for cell in zip(rest, *hidden, strict=True)]


def nested(groups: Sequence[BoolArray], others: Sequence[BoolArray], minimum: int) -> list[bool]:
    """Say which groups lie around or within one of the others, all but 1 to `minimum` − 1 members.

    Of such a pair one must be hidden: the means of both would tell that of the few between them.

    Parameters
    ----------
    groups, others
        shape (experts,) each: who belongs to it.

    Examples
    --------
    >>> import numpy as np
    >>> wide, narrow = np.ones(9, dtype=bool), np.arange(9) < 6
    >>> nested([narrow, wide[:9] & (np.arange(9) < 3)], [wide], 5)
    [True, False]

    """
    return [
        any(
            _is_around(group, other, minimum) or _is_around(other, group, minimum)
            for other in others
        )
        for group in groups
    ]


def _is_around(wide: BoolArray, narrow: BoolArray, minimum: int) -> bool:
    between = int(np.count_nonzero(wide & ~narrow))
    return not (narrow & ~wide).any() and 0 < between < minimum
