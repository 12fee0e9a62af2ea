"""The consent text as an expert reads it, and the hash that says which text that was."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from surveys.model.texts import plain

if TYPE_CHECKING:
    from surveys.model.consent import Decision
    from surveys.model.duration import Minutes
    from surveys.model.studies import Study
    from surveys.services.answering.round_context import RoundContext


def consent_words(context: RoundContext, language: str) -> tuple[str, ...]:
    """Return the paragraphs of the consent text as an expert reads them, names and minutes filled in."""
    return consent_paragraphs(
        context.study,
        language,
        sponsor=context.round.sponsor,
        contact=context.round.contact,
        minutes=context.minutes,
    )


def consent_paragraphs(
    study: Study, language: str, *, sponsor: str, contact: str, minutes: Minutes
) -> tuple[str, ...]:
    """Return the paragraphs of a study's consent text for whoever asks."""
    values = {
        "sponsor": plain(sponsor),
        "contact": plain(contact),
        "computer_minutes": plain(str(minutes.computer)),
        "phone_minutes": plain(str(minutes.phone)),
    }
    return tuple(section.text.fill(values).to(language) for section in study.consent.sections)


def consent_sha256(context: RoundContext, language: str) -> str:
    """Return the SHA-256 of the very words that stand on the consent page, each paragraph on its line."""
    words = (
        *consent_words(context, language),
        context.study.sponsorship.retention.to(language),
        *(purpose.text.to(language) for purpose in context.study.consent.purposes),
    )
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def in_order(study: Study, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Put decisions in the order in which the study asks for them; of a purpose it no longer has, nothing is said."""
    by_purpose = {each.purpose: each for each in decisions}
    asked = (purpose.id for purpose in study.consent.purposes)
    return tuple(by_purpose[purpose] for purpose in asked if purpose in by_purpose)


def is_current(context: RoundContext, decisions: tuple[Decision, ...]) -> bool:
    """Say whether the text that was decided on is the one that stands there now, in the language it was read in."""
    return bool(decisions) and all(
        decision.text_sha256 == consent_sha256(context, decision.language) for decision in decisions
    )
