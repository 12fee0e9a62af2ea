"""Every kind of figure by its name, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.cut_sweep import cut_sweep_figure
from tests.figures.samples.sweeps import sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.figures.figure import Figure

FIGURES: dict[str, Callable[[str], Figure]] = {
    "cut sweep": lambda language: cut_sweep_figure(sweep(language)),
}
