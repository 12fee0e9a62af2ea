"""What the address of a results page asks for: a part of the panel, a language, single experts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from surveys.services.reporting import WHOLE
from surveys.services.reporting import View
from surveys.services.reporting import read_view

if TYPE_CHECKING:
    from surveys.services.reporting import RoundResults


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; ``language`` is empty where none is."""

    view: View = WHOLE
    language: str = ""
    with_experts: bool = False

    @property
    def query(self) -> dict[str, str]:
        """What the addresses of this view's other pages, figures and files have after their ``?``."""
        said = {"group": self.view.group, "period": self.view.when, "language": self.language}
        return {key: value for key, value in said.items() if value}

    def language_for(self, results: RoundResults) -> str:
        """Return the language of figures: the one asked for, or the study's first."""
        return self.language or results.study.languages[0]


def asked() -> Asked:
    """Read what the address asks for."""
    return Asked(
        view=read_view(request.args.get("group", ""), request.args.get("period", "")),
        language=request.args.get("language", ""),
        with_experts=request.args.get("experts") == "1",
    )
