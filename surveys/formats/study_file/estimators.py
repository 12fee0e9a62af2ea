"""The section [analysis]: which estimate of a position leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.estimators import EstimatorRule

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table


def read_estimator(root: Table) -> EstimatorRule:
    """Read the rule; where the file has none, the design of the study decides."""
    usual = EstimatorRule.BY_DESIGN
    if not root.has("analysis"):
        return usual
    table = root.table("analysis", "section [analysis]")
    rule = table.choice("estimator", EstimatorRule, default=usual)
    table.close()
    return rule
