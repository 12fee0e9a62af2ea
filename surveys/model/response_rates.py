"""Outcome rates of a survey by the definitions of AAPOR, each with what it was computed from.

AAPOR (2015), *Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys*, 8th edition: the
dispositions of Internet surveys of specifically named persons from p. 34 on; response rates from p. 52, cooperation
rates from p. 54, refusal rates from p. 55 and contact rates from p. 56.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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
class Rate:
    """One rate: its name, what it divides by what, and of how many cases; ``reason`` says why there is no value."""

    name: str
    formula: str
    numerator: float
    denominator: float
    n: int
    reason: str = ""

    @property
    def value(self) -> float | None:
        """The rate, or None where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None

    def as_dict(self) -> dict[str, Any]:
        """Return the rate as plain JSON."""
        return {
            "name": self.name,
            "formula": self.formula,
            "value": self.value,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "n": self.n,
            "reason": self.reason,
        }


_NOBODY = "There is nobody to divide by."


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
        ("RR1", "I / (I + P + R + NC + O + U)", complete, every),
        ("RR2", "(I + P) / (I + P + R + NC + O + U)", interviews, every),
        ("RR3", "I / (I + P + R + NC + O + eU)", complete, likely),
        ("RR4", "(I + P) / (I + P + R + NC + O + eU)", interviews, likely),
        ("RR5", "I / (I + P + R + NC + O)", complete, found.eligible),
        ("RR6", "(I + P) / (I + P + R + NC + O)", interviews, found.eligible),
        ("COOP1", "I / (I + P + R + O)", complete, contacted),
        ("COOP2", "(I + P) / (I + P + R + O)", interviews, contacted),
        ("COOP3", "I / (I + P + R)", complete, interviews + refusals),
        ("COOP4", "(I + P) / (I + P + R)", interviews, interviews + refusals),
        ("REF1", "R / (I + P + R + NC + O + U)", refusals, every),
        ("REF2", "R / (I + P + R + NC + O + eU)", refusals, likely),
        ("REF3", "R / (I + P + R + NC + O)", refusals, found.eligible),
        ("CON1", "(I + P + R + O) / (I + P + R + NC + O + U)", contacted, every),
        ("CON2", "(I + P + R + O) / (I + P + R + NC + O + eU)", contacted, likely),
        ("CON3", "(I + P + R + O) / (I + P + R + NC + O)", contacted, found.eligible),
    )
    return tuple(
        Rate(
            name=name,
            formula=formula,
            numerator=numerator,
            denominator=denominator,
            n=found.cases,
            reason="" if denominator else _NOBODY,
        )
        for name, formula, numerator, denominator in table
    )
