"""What is said once something was decided about a text."""

from __future__ import annotations

from flask_babel import lazy_gettext

from surveys.model.text_decisions import Verdict

_SAID = {
    Verdict.RELEASED: lazy_gettext("Saved: the text that you just read is released as it stands."),
    Verdict.REDACTED: lazy_gettext(
        "Saved: the text that you just read is released in its redacted form."
    ),
    Verdict.WITHHELD: lazy_gettext("Saved: the text that you just read is withheld."),
    Verdict.UNDECIDED: lazy_gettext(
        "Saved: the decision about the text that you just read is taken back."
    ),
}


def say_decided(verdict: Verdict) -> str:
    """Say what was done with the text that was on the page before."""
    return str(_SAID[verdict])
