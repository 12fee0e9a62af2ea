"""Outcome rates of a survey by the definitions of AAPOR, each with what it was computed from.

AAPOR (2015), *Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys*, 8th edition: the
dispositions of Internet surveys of specifically named persons from p. 34 on; response rates from p. 52, cooperation
rates from p. 54, refusal rates from p. 55 and contact rates from p. 56.
"""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Any

LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispositions:
    """How many cases of a list ended how, each case once, by the letters of AAPOR.

    ``complete`` is I, ``partial`` P, ``refused`` and ``broken_off`` together R, ``non_contact`` NC, ``other`` O,
    ``unknown`` UH + UO (of whom nothing is known), and ``not_eligible`` who was found not to belong on the list.
    """

    complete: int = 0
    partial: int = 0
    refused: int = 0
    broken_off: int = 0
    non_contact: int = 0
    other: int = 0
    unknown: int = 0
    not_eligible: int = 0

    @property
    def interviews(self) -> int:
        """I + P."""
        return self.complete + self.partial

    @property
    def refusals(self) -> int:
        """R: who refused, and who broke off."""
        return self.refused + self.broken_off

    @property
    def eligible(self) -> int:
        """I + P + R + NC + O: everybody who is known to belong on the list."""
        return self.interviews + self.refusals + self.non_contact + self.other

    @property
    def cases(self) -> int:
        """Everybody on the list."""
        return self.eligible + self.unknown + self.not_eligible


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a share may lie, had these experts been drawn from many like them."""

    low: float
    high: float
    level: float
    method: str


def wilson(count: float, n: float, level: float = LEVEL) -> Interval:
    """Return the score interval of a proportion, which holds its level for small and for extreme counts too.

    Wilson (1927), *JASA* 22:209-212; Brown, Cai & DasGupta (2001), *Statistical Science* 16:101-133, compare it.

    Examples
    --------
    >>> found = wilson(15, 50)
    >>> (round(found.low, 4), round(found.high, 4))
    (0.191, 0.4375)
    >>> wilson(0, 10).low
    0.0
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, shift = count / n, z * z / n
    middle = (share + shift / 2) / (1 + shift)
    half = z * sqrt(share * (1 - share) / n + shift / (4 * n)) / (1 + shift)
    return Interval(
        low=0.0 if count == 0 else middle - half,
        high=1.0 if count == n else middle + half,
        level=level,
        method="Wilson",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate: its name, what it says, what it divides by what, and of how many cases.

    ``reason`` says why there is no value; ``is_estimated`` that the denominator rests on e, which is itself estimated.
    """

    name: str
    meaning: str
    formula: str
    numerator: float
    denominator: float
    n: int
    is_estimated: bool = False
    reason: str = ""

    @property
    def value(self) -> float | None:
        """The rate, or None where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self) -> Interval | None:
        """The interval of the rate; None where the denominator is no count, so that none is known."""
        if self.is_estimated or not self.denominator:
            return None
        return wilson(self.numerator, self.denominator)

    def as_dict(self) -> dict[str, Any]:
        """Return the rate as plain JSON."""
        return {
            "name": self.name,
            "meaning": self.meaning,
            "formula": self.formula,
            "value": self.value,
            "interval": asdict(self.interval) if self.interval else None,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "n": self.n,
            "reason": self.reason,
        }


_NOBODY = "There is nobody to divide by."

#: What each rate divides by what, in the letters of AAPOR; U stands for UH + UO.
FORMULAS = {
    "RR1": "I / (I + P + R + NC + O + U)",
    "RR2": "(I + P) / (I + P + R + NC + O + U)",
    "RR3": "I / (I + P + R + NC + O + eU)",
    "RR4": "(I + P) / (I + P + R + NC + O + eU)",
    "RR5": "I / (I + P + R + NC + O)",
    "RR6": "(I + P) / (I + P + R + NC + O)",
    "COOP1": "I / (I + P + R + O)",
    "COOP2": "(I + P) / (I + P + R + O)",
    "COOP3": "I / (I + P + R)",
    "COOP4": "(I + P) / (I + P + R)",
    "REF1": "R / (I + P + R + NC + O + U)",
    "REF2": "R / (I + P + R + NC + O + eU)",
    "REF3": "R / (I + P + R + NC + O)",
    "CON1": "(I + P + R + O) / (I + P + R + NC + O + U)",
    "CON2": "(I + P + R + O) / (I + P + R + NC + O + eU)",
    "CON3": "(I + P + R + O) / (I + P + R + NC + O)",
}
#: The same in words.
MEANINGS = {
    "RR1": "Of everybody invited, who submitted: the strictest rate.",
    "RR2": "As RR1, counting partial responses too.",
    "RR3": "As RR1, but of those who gave no sign only the share e that is thought to belong on the list.",
    "RR4": "As RR3, counting partial responses too.",
    "RR5": "Of everybody who gave a sign, who submitted: the highest rate.",
    "RR6": "As RR5, counting partial responses too.",
    "COOP1": "Of everybody who was reached, who submitted.",
    "COOP2": "As COOP1, counting partial responses too.",
    "COOP3": "Of everybody who was reached and able to take part, who submitted.",
    "COOP4": "As COOP3, counting partial responses too.",
    "REF1": "Of everybody invited, who refused or broke off.",
    "REF2": "As REF1, but of those who gave no sign only the share e.",
    "REF3": "Of everybody who gave a sign, who refused or broke off.",
    "CON1": "Of everybody invited, who was reached.",
    "CON2": "As CON1, but of those who gave no sign only the share e.",
    "CON3": "Of everybody known to belong on the list, who was reached.",
}


def eligible_share(found: Dispositions) -> float:
    """Estimate e, the share of the cases of unknown eligibility that are eligible.

    It is their share among the cases whose eligibility is known (the proportional allocation of CASRO, which AAPOR's
    own calculator uses too). Where nobody is known not to be eligible it is 1, and so it is where nothing is known of
    anybody: the strictest choice, since a smaller e gives a higher rate.

    Examples
    --------
    >>> eligible_share(Dispositions(complete=6, refused=3, unknown=2, not_eligible=1))
    0.9
    >>> eligible_share(Dispositions(unknown=40))
    1.0
    """
    known = found.eligible + found.not_eligible
    return found.eligible / known if found.eligible else 1.0 if not known else 0.0


def outcome_rates(found: Dispositions, e: float | None = None) -> tuple[Rate, ...]:
    """Compute the response, cooperation, refusal and contact rates of AAPOR.

    Parameters
    ----------
    found
        How the cases ended.
    e
        The share of the cases of unknown eligibility that are eligible; :func:`eligible_share` where it is None.

    Examples
    --------
    >>> found = Dispositions(
    ...     complete=4, partial=2, refused=1, non_contact=1, other=1, unknown=2, not_eligible=1
    ... )
    >>> {rate.name: round(rate.value, 3) for rate in outcome_rates(found) if rate.name in {"RR1", "RR3", "COOP1"}}
    {'RR1': 0.364, 'RR3': 0.37, 'COOP1': 0.5}
    >>> outcome_rates(Dispositions())[0].reason
    'There is nobody to divide by.'
    """
    share = eligible_share(found) if e is None else e
    complete, interviews, refusals = found.complete, found.interviews, found.refusals
    contacted = interviews + refusals + found.other
    every = found.eligible + found.unknown
    likely = found.eligible + share * found.unknown
    table = (
        ("RR1", complete, every),
        ("RR2", interviews, every),
        ("RR3", complete, likely),
        ("RR4", interviews, likely),
        ("RR5", complete, found.eligible),
        ("RR6", interviews, found.eligible),
        ("COOP1", complete, contacted),
        ("COOP2", interviews, contacted),
        ("COOP3", complete, interviews + refusals),
        ("COOP4", interviews, interviews + refusals),
        ("REF1", refusals, every),
        ("REF2", refusals, likely),
        ("REF3", refusals, found.eligible),
        ("CON1", contacted, every),
        ("CON2", contacted, likely),
        ("CON3", contacted, found.eligible),
    )
    return tuple(
        Rate(
            name=name,
            meaning=MEANINGS[name],
            formula=FORMULAS[name],
            numerator=numerator,
            denominator=denominator,
            n=found.cases,
            is_estimated="eU" in FORMULAS[name],
            reason="" if denominator else _NOBODY,
        )
        for name, numerator, denominator in table
    )
