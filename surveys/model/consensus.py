"""When a panel is said to agree: a rule that is fixed before anybody answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusRule:
    """What must hold of the ratings of a question for the panel to agree on it; all of it together.

    The default is that of the review of 100 Delphi studies by Diamond et al. (2014), 75 % within a point of the
    median, with an interquartile range of at most one point. ``is_stated`` says whether the study file has it.
    """

    interquartile_range: float = 1.0
    share_within_one_point: float = 0.75
    above_chance: bool = True
    is_stated: bool = False

    def sentence(self) -> str:
        """Say the rule in words."""
        unit = "point" if self.interquartile_range == 1 else "points"
        spread = (
            f"the interquartile range of its ratings is at most {self.interquartile_range:g} {unit}"
        )
        share = f"at least {self.share_within_one_point:.0%} of the ratings lie within one point of the median"
        if not self.above_chance:
            return f"The panel agrees on a question when {spread} and {share}."
        chance = "van der Eijk’s agreement A is above the 95th percentile of what chance gives"
        return f"The panel agrees on a question when {spread}, {share}, and {chance}."
