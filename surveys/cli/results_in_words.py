"""Results on a terminal: where each alliance stands, how surely, what moved, and how far the items hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.cli.reliability_in_words import short_lines
from surveys.services.reporting import arrange_reliability

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import RoundResults


def results_in_words(results: RoundResults, *, is_of_round: bool) -> Iterator[str]:
    """Write results line by line; those of a round say where there is more."""
    if results.is_simulated:
        yield "SIMULATED DATA: no expert gave these answers."
    for report in results.alliances:
        yield report.sentence
        yield f"  {report.sensitivity}"
    yield from results.change_sentences
    yield ""
    yield from short_lines(arrange_reliability(results), names_more=is_of_round)
