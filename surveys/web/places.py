"""The places of the researchers' navigation, in their order, each with the pages that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext

if TYPE_CHECKING:
    from flask_babel import LazyString


_ROUND = "every page of a round"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a link leads, and on which other pages one is within it.

    Parameters
    ----------
    endpoints
        The page; the first of them that there is and that may be opened.
    within
        Endpoints, or whole blueprints (``editing``), whose pages belong to it.
    """

    words: LazyString
    endpoints: tuple[str, ...]
    within: frozenset[str] = frozenset()

    def covers(self, endpoint: str, *, is_of_round: bool = False) -> bool:
        """Say whether a page belongs to this place; those of a round belong to the rounds, whatever they are about."""
        if is_of_round and _ROUND in self.within:
            return True
        return endpoint in self.within or endpoint.partition(".")[0] in self.within


def _place(words: LazyString, *endpoints: str, within: tuple[str, ...] = ()) -> Place:
    return Place(words=words, endpoints=endpoints, within=frozenset(within))


MAIN = (
    _place(
        lazy_gettext("Studies"),
        "designing.home",
        within=("designing.new_study", "designing.add_default"),
    ),
)
INSTALLATION = (
    _place(
        lazy_gettext("Researchers"),
        "authenticating.show_researchers",
        within=("authenticating.show_researcher", "authenticating.act_on_researcher"),
    ),
    _place(lazy_gettext("Safekeeping"), "preserving.show_safekeeping", within=("preserving",)),
    _place(lazy_gettext("Doctor"), "diagnosing.show_doctor", within=("diagnosing",)),
    _place(
        lazy_gettext("All jobs"),
        "working.show_jobs",
        within=("working.cancel", "working.retry"),
    ),
    _place(lazy_gettext("Audit trail"), "auditing.show_installation"),
)
ACCOUNT = (_place(lazy_gettext("Your account"), "authenticating.show_account"),)
OF_STUDY = (
    _place(
        lazy_gettext("Rounds"),
        "designing.show_study",
        within=(
            _ROUND,
            "designing",
            "launching",
            "monitoring",
            "reporting",
            "reviewing",
            "exporting",
            "previewing",
            "preregistering",
            "comparing",
        ),
    ),
    _place(
        lazy_gettext("Panel"),
        "recruiting.show_panel",
        within=("recruiting",),
    ),
    _place(lazy_gettext("Edit"), "editing.show_draft", within=("editing",)),
    _place(
        lazy_gettext("Words of mail"),
        "mailing.show_all_words",
        within=("mailing.edit_words", "mailing.restore_words", "mailing.send_test_message"),
    ),
    _place(
        lazy_gettext("No mail"),
        "mailing.show_no_mail",
        within=(
            "mailing.read_bounces",
            "mailing.record_bounce",
            "mailing.record_opt_in",
            "mailing.record_opt_out",
            "mailing.mail_again",
        ),
    ),
    _place(lazy_gettext("People"), "authorizing.show_people", within=("authorizing",)),
    _place(lazy_gettext("Key"), "identifying.show_key", within=("identifying",)),
    _place(lazy_gettext("Jobs"), "working.show_study_jobs", within=("working",)),
    _place(lazy_gettext("Audit trail"), "auditing.show_study"),
)
OF_ROUND = (
    _place(
        lazy_gettext("Field work"),
        "monitoring.show_round",
        within=("monitoring", "launching"),
    ),
    _place(lazy_gettext("Preregistration"), "preregistering.show_preregistration"),
    _place(
        lazy_gettext("Mail"),
        "mailing.show_outbox",
        within=("mailing.send", "mailing.send_again", "mailing.stop"),
    ),
    _place(
        lazy_gettext("Links"),
        "inviting.show_links",
        within=(
            "inviting.reissue_all",
            "inviting.revoke_links",
            "inviting.revoke_all_links",
            "inviting.reissue_link",
            "inviting.create_links",
        ),
    ),
    _place(lazy_gettext("Results"), "reporting.show_results", within=("reporting",)),
    _place(lazy_gettext("Texts"), "reviewing.show_texts", within=("reviewing",)),
    _place(lazy_gettext("Data"), "exporting.show_exports", within=("exporting",)),
)
