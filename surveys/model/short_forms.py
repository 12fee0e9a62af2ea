"""Forms of a questionnaire that ask less than the whole of it, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForm:
    """The modules that a form asks, and how many vignettes an expert rates: as many as otherwise where it is None.

    ``costs`` says what cannot be computed from such a round, or gets less certain.
    """

    id: str
    name: Text
    costs: Text
    modules: tuple[str, ...]
    vignettes: int | None = None
