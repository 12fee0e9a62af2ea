"""Write to experts, see what became of it, and leave in peace whoever wants no mail."""

from __future__ import annotations

from surveys.web.mailing import history_views
from surveys.web.mailing import no_mail_views
from surveys.web.mailing import outbox_views
from surveys.web.mailing import words_views
from surveys.web.mailing.blueprint import blueprint

__all__ = ["blueprint", "history_views", "no_mail_views", "outbox_views", "words_views"]
