"""Explain the results of one round: each statistic with its options, its n, and scripts made for this round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.services.explaining.registry import STATISTICS
from surveys.services.explaining.scripts import python_script
from surveys.services.explaining.scripts import r_script
from surveys.services.reporting import round_results

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.explaining.statistic import Statistic
    from surveys.services.explaining.statistic import Value
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How one statistic of a round was computed."""

    id: str
    name: str
    what: str
    formula: str
    options: tuple[tuple[str, Any], ...]
    reference: str
    values: tuple[Value, ...]
    python: str
    r: str

    def as_dict(self) -> dict[str, Any]:
        """Give plain JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "what": self.what,
            "formula": self.formula,
            "options": dict(self.options),
            "reference": self.reference,
            "values": [
                {
                    "of": each.of,
                    "estimate": each.estimate,
                    "n": each.n,
                    "reason": each.reason or None,
                }
                for each in self.values
            ],
            "python": self.python,
            "r": self.r,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundMethods:
    """How the results of a round were computed."""

    results: RoundResults
    statistics: tuple[Explanation, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give plain JSON."""
        document = self.results.document
        return {key: document[key] for key in ("software", "study", "round", "simulated")} | {
            "statistics": [each.as_dict() for each in self.statistics]
        }


def explain_round(workspace: Workspace, name: RoundName) -> RoundMethods:
    """Explain how the results of a round were computed.

    Raises
    ------
    Refused
        When nothing has been submitted that may be shown.
    """
    return methods_of(round_results(workspace, name))


def methods_of(results: RoundResults) -> RoundMethods:
    """Explain how some results were computed."""
    return RoundMethods(
        results=results,
        statistics=tuple(_explained(results, each) for each in STATISTICS.values()),
    )


def _explained(results: RoundResults, statistic: Statistic) -> Explanation:
    options = results.document["options"]
    return Explanation(
        id=statistic.id,
        name=statistic.name,
        what=statistic.what,
        formula=statistic.formula,
        options=tuple((key, options[key]) for key in statistic.options),
        reference=statistic.reference,
        values=tuple(statistic.values(results.document)),
        python=python_script(results, statistic),
        r=r_script(results, statistic),
    )
