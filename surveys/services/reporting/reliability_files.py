"""The reliability of a round as files, for a spreadsheet or a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats import reliability_csv as formats
from surveys.model.errors import NotFound
from surveys.services.reporting.pooling import items_of
from surveys.services.reporting.results import round_results
from surveys.services.reporting.viewing import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.model.rounds import RoundName
    from surveys.services.reporting.results import RoundResults
    from surveys.services.reporting.viewing import View
    from surveys.services.workspace import Workspace


def _distributions(results: RoundResults) -> bytes:
    minimum = {item.id: item.minimum for item in items_of(results.study)}
    return formats.distributions_csv(results.document, minimum)


#: The files, by name.
RELIABILITY_FILES: dict[str, Callable[[RoundResults], bytes]] = {
    "agreement-by-question.csv": lambda results: formats.questions_csv(results.document),
    "distributions.csv": _distributions,
    "coefficients.csv": lambda results: formats.coefficients_csv(results.document),
    "scale-items.csv": lambda results: formats.items_csv(results.document),
}


def reliability_file(
    workspace: Workspace, name: RoundName, filename: str, *, view: View = WHOLE
) -> bytes:
    """Make one file.

    Raises
    ------
    NotFound
        When there is no file of that name.
    Refused
        When nothing has been submitted that may be shown.
    """
    if filename not in RELIABILITY_FILES:
        raise NotFound(
            f"The reliability has no file “{filename}”; it has {', '.join(RELIABILITY_FILES)}."
        )
    return RELIABILITY_FILES[filename](round_results(workspace, name, view=view))
