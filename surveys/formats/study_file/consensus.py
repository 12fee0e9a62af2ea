"""The section [consensus]: when the panel is said to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.consensus import ConsensusRule

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table


def read_consensus(root: Table) -> ConsensusRule:
    """Read the rule; where the file has none, the usual one holds."""
    usual = ConsensusRule()
    if not root.has("consensus"):
        return usual
    table = root.table("consensus", "section [consensus]")
    spread = _number(table, "interquartile_range", usual.interquartile_range)
    share = _number(table, "share_within_one_point", usual.share_within_one_point)
    above_chance = table.flag("above_chance", default=usual.above_chance)
    if spread < 0:
        table.problem("interquartile_range", "a range cannot be below 0.")
    if not 0 < share <= 1:
        sentence = "a share lies above 0 and is at most 1, such as 0.75 for three quarters."
        table.problem("share_within_one_point", sentence)
    table.close()
    return ConsensusRule(
        interquartile_range=spread,
        share_within_one_point=share,
        above_chance=above_chance,
        is_stated=True,
    )


def _number(table: Table, key: str, usual: float) -> float:
    given = table.number(key, default=usual)
    return usual if given is None else given
