"""Whether a panel agrees on a question, by a rule that was fixed before anybody answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.beside_chance import BesideChance
from analysis.frame import TOLERANCE
from analysis.van_der_eijk import van_der_eijk_a

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.frame import Item
    from analysis.options import Options
    from analysis.results import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """The three things that the rule looks at, and whether all that it asks for hold.

    Attributes
    ----------
    interquartile_range
        Of the ratings; quartiles by linear interpolation between order statistics (R's type 7).
    share_within_one_point
        Of the ratings that lie within one point of their median.
    agreement
        Van der Eijk's A beside chance; looked at only if the rule asks for it. Its interval stands with
        the question's other indices.
    reached
        None for fewer experts than a statistic may rest on.

    """

    reached: bool | None
    interquartile_range: float | None
    share_within_one_point: float | None
    agreement: Agreement
    n: int
    reason: str | None = None


def consensus_on(ratings: FloatArray, item: Item, options: Options) -> Consensus:
    """Judge the ratings of one question by the consensus rule of the options.

    Parameters
    ----------
    ratings
        shape (n,): points of the item's scale, none NaN.
    item
        For its scale.
    options
        `consensus_iqr`, `consensus_share` and `consensus_above_chance` are the rule.

    Examples
    --------
    >>> import numpy as np
    >>> from analysis.frame import Item
    >>> from analysis.options import Options
    >>> item = Item(id="T0", construct="threat_agreement", minimum=1, maximum=7)
    >>> found = consensus_on(np.array([5.0, 5, 5, 6, 6, 6, 6, 5]), item, Options(null_draws=500))
    >>> found.reached, found.interquartile_range, found.share_within_one_point
    (True, 1.0, 1.0)

    """
    n = len(ratings)
    maker = BesideChance(n=n, points=item.points, options=options)
    agreement = maker.make(
        "van_der_eijk_a",
        "van der Eijk’s A",
        lambda: van_der_eijk_a(item.counts(ratings), conf=None),
    )
    if n < options.minimum_placed:
        return Consensus(
            reached=None,
            interquartile_range=None,
            share_within_one_point=None,
            agreement=agreement,
            n=n,
            reason="too_few_experts" if n else "no_experts",
        )
    low, median, high = np.quantile(ratings, [0.25, 0.5, 0.75]).tolist()
    spread, near = high - low, float((np.abs(ratings - median) <= 1 + TOLERANCE).mean())
    kept = spread <= options.consensus_iqr + TOLERANCE
    close = near >= options.consensus_share - TOLERANCE
    above = bool(agreement.beyond_chance) or not options.consensus_above_chance
    return Consensus(
        reached=kept and close and above,
        interquartile_range=spread,
        share_within_one_point=near,
        agreement=agreement,
        n=n,
    )
