"""The form that decides about a text: each button is a verdict."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask_babel import gettext
from flask_babel import lazy_gettext
from wtforms import HiddenField
from wtforms import TextAreaField

from surveys.model.errors import Conflict
from surveys.model.text_decisions import Verdict
from surveys.services.reviewing import Wish
from surveys.web.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reviewing import WrittenText


class ReviewForm(Form):
    """What is decided; ``seen`` says with which text and decision the page was shown.

    ``drops`` stands once somebody was told that another verdict drops what was typed as the redacted form.
    """

    verdict = HiddenField()
    seen = HiddenField()
    drops = HiddenField()
    redacted = TextAreaField(lazy_gettext("Redacted form"))
    reason = TextAreaField(lazy_gettext("Reason (optional)"))

    @property
    def wish(self) -> Wish | None:
        """What is wanted; None where no button said it."""
        chosen = self.verdict.data or ""
        if chosen not in set(Verdict):
            return None
        return Wish(
            verdict=Verdict(chosen),
            seen=self.seen.data or "",
            redacted=self.redacted.data or "",
            reason=self.reason.data or "",
        )

    def is_decided(self, text: WrittenText) -> bool:
        """Say whether it can be done; a text is not released as it stands by whoever has begun to redact it.

        The wrong button would show others the very words that were to be taken out.
        """
        wish = self.wish
        if wish is None:
            self.refuse(gettext("Please choose what to do with the text, by one of the buttons."))
            return False
        if wish.verdict is Verdict.RELEASED and not self.drops.data and self._is_begun(text):
            self.drops.data = "yes"
            self.refuse(
                gettext(
                    "You have changed the redacted form. Press “Release the redacted form” to release that, or "
                    "“Release as it stands” once more to release every word of the text and drop what you typed."
                )
            )
            return False
        return True

    def _is_begun(self, text: WrittenText) -> bool:
        if self.seen.data != text.seen:
            return False  # a conflict says more
        typed = (self.redacted.data or "").replace("\r\n", "\n").strip()
        before = text.decision.redacted if text.decision else ""
        return typed not in {"", text.words, before}

    @contextmanager
    def shown_anew_on_conflict(self) -> Iterator[None]:
        """Let the form, once it is known to be outdated, be shown with what is there now.

        Refused for another reason it keeps saying what was seen, so that a conflict is noticed when it is sent again.
        """
        try:
            yield
        except Conflict:
            self.seen.data = ""
            raise

    def begin_with(self, text: WrittenText) -> None:
        """Fill in what was decided before; a redaction begins with the words themselves."""
        self.redacted.data = (text.decision and text.decision.redacted) or text.words
        self.reason.data = text.decision.reason if text.decision else ""
