"""Say whom the experts were told that a result is shown to: the smallest groups of the consent text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.viewing import SMALLEST_PART

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.reporting.viewing import View


def disclosure_of(study: Study, n: int) -> dict[str, bool]:
    """Say whom the consent text lets see a result of so many experts."""
    return {
        "may_be_shown": n >= study.consent.smallest_group,
        "may_be_published": n >= study.consent.smallest_public_group,
    }


def caution_of(listed: ListedRound, result: dict[str, Any], view: View) -> str:
    """Say what to be careful of with a result of so few, or why there is none; nothing where all is well."""
    study = listed.study
    if not result["n"]:
        return _why_nothing(listed, view)
    if not result["may_be_shown"]:
        return (
            f"The experts were told that results are shown for groups of at least {study.consent.smallest_group} "
            f"only; this one has {result['n']}. Keep it inside the research team."
        )
    if not result["may_be_published"]:
        return (
            "The experts were told that results are published for groups of at least "
            f"{study.consent.smallest_public_group} only; this one has {result['n']}. Do not publish it."
        )
    return ""


def _why_nothing(listed: ListedRound, view: View) -> str:
    if listed.is_collecting:
        return f"While answers can come in, an alliance is shown once at least {EVERY} experts have placed it."
    if view.attribute:
        return (
            f"Of a part of the panel, an alliance is shown where at least {SMALLEST_PART} experts placed it, "
            f"and at least {SMALLEST_PART} others or none."
        )
    return ""  # there is nobody whose answers could show
