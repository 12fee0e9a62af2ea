"""How often placement probabilities are right: simulated panels of about the size of this one."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.calibration import Calibration
from surveys.figures.calibration import CalibrationBin
from surveys.figures.calibration import CalibrationSeries
from surveys.figures.calibration import calibration_figure
from surveys.figures.calibration_words import WORDS

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import RoundResults

NEAR = 0.5  # true positions within less of both cuts are close to them


def calibration(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure for the simulated size nearest to the panel; nothing where nothing was placed."""
    sizes = [each["n"] for each in results.document["alliances"] if each["placement_probability"]]
    if not sizes:
        return None
    found, say = _simulated(), WORDS.to(wanted.language)
    n = min(found["sizes"], key=lambda size: (abs(int(size) - max(sizes)), int(size)))
    return calibration_figure(
        Calibration(
            series=tuple(
                CalibrationSeries(
                    name=say("near" if each["half"] < NEAR else "spread", half=f"{each['half']:g}"),
                    bins=tuple(CalibrationBin(**one) for one in each["bins"]),
                )
                for each in found["sizes"][n]
            ),
            notes=(say("note", n=n, panels=found["panels"]),),
            language=wanted.language,
        )
    )


@lru_cache(maxsize=1)
def _simulated() -> dict[str, Any]:
    """Read what `python -m bench.placement_calibration` has simulated."""
    text = files(__package__).joinpath("placement_calibration.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
