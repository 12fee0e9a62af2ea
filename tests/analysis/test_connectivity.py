from __future__ import annotations

from typing import Any

from analysis.connectivity import connectivity_of
from analysis.round import analyze
from analysis.sheets import arrange
from tests.analysis.examples import LINKING
from tests.analysis.examples import panel
from tests.analysis.examples import rate

ALLIANCES = (("us-japan", ""), ("us-rok", ""))


def apart(*more: Any) -> Any:
    ratings = [rate("e00", "T0", 5), rate("e01", "T0", 4, "us-rok"), *more]
    return panel(ratings, experts=2, items=LINKING, alliances=ALLIANCES, vignettes=("V1", "V5"))


def test_experts_without_a_common_target_split_the_alliances() -> None:
    result = analyze(apart())

    assert not result.connectivity.connected
    assert result.connectivity.components == ((("us-japan", ""),), (("us-rok", ""),))
    assert result.warnings == ("disconnected",)


def test_a_common_vignette_links_them() -> None:
    linked = apart(rate("e00", "T0", 6, "V1"), rate("e01", "T0", 5, "V1"))

    connectivity = connectivity_of(arrange(linked))

    assert connectivity.connected
    assert connectivity.components == ((("us-japan", ""), ("us-rok", "")),)


def test_vignettes_of_different_experts_link_nothing() -> None:
    assert not connectivity_of(arrange(apart(rate("e00", "T0", 6, "V1")))).connected
