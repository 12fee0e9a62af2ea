from __future__ import annotations

from typing import Any

from surveys.services.reporting.withholding import withhold_few


def pair(n: int, **counts: int) -> dict[str, Any]:
    return {"lower": "v1", "higher": "v2", "n": n, **counts, "flagged": bool(counts["inverted"])}


def test_the_order_that_few_gave_to_two_vignettes_is_not_shown() -> None:
    few = pair(2, ordered=1, tied=0, inverted=1)
    enough = pair(5, ordered=3, tied=1, inverted=1)

    shown = withhold_few({"pairs": [few, enough], "strict": 0.5, "with_ties": 0.75})

    assert shown["pairs"][0] == few | {
        "ordered": None,
        "tied": None,
        "inverted": None,
        "flagged": False,
    }
    assert shown["pairs"][1] == enough
    assert (shown["strict"], shown["with_ties"]) == (0.5, 0.75)


def test_shares_of_few_experts_in_every_pair_are_not_shown() -> None:
    shown = withhold_few(
        {"pairs": [pair(4, ordered=3, tied=0, inverted=1)], "strict": 0.75, "with_ties": 0.75}
    )

    assert (shown["strict"], shown["with_ties"]) == (None, None)
