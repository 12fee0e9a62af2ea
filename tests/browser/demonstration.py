"""A served demonstration: where it is, and the links of the experts who have not answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the command printed."""

    root: str
    links: tuple[str, ...]

    @property
    def study(self) -> str:
        """The address of its study."""
        return f"{self.root}/studies/northeast-asia"
