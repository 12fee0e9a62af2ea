"""The objects behind the pages about consent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext

from surveys.model.rounds import RoundState
from surveys.services.answering import consent_sha256
from surveys.services.answering import consent_words
from surveys.web.answering.control_pages import ConsentVersion
from surveys.web.answering.control_pages import GivenConsent
from surveys.web.answering.control_pages import QuotedComment
from surveys.web.answering.control_pages import YourConsentPage
from surveys.web.answering.forms import purpose_fields
from surveys.web.answering.forms import quotation_name
from surveys.web.answering.page_making import visit_frame
from surveys.web.answering.pages import ConsentPage
from surveys.web.answering.visits import places

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.services.answering import Visit

#: So many digits of a SHA-256 tell the texts of one study apart, and can be read out on the telephone.
_SHORT = 8


def consent_page(seen: Visit, form: Any) -> ConsentPage:
    """Make the consent page, with names and minutes in the place of the text's marks."""
    study, context = seen.context.study, seen.context
    _stand_below_the_text(seen, form)
    return ConsentPage(
        frame=visit_frame(seen),
        sections=consent_words(context, seen.language),
        retention=study.sponsorship.retention.to(seen.language),
        ethics_reference=study.sponsorship.ethics_reference,
        purposes=purpose_fields(form),
        version=_version(seen),
        has_changed=seen.response.consented_at is not None and not seen.has_consented,
        has_consented=seen.has_consented,
        can_decline=seen.context.is_open and not seen.submissions,
        records_paradata=study.conduct.records_paradata,
        form=form,
        places=places(seen),
    )


def your_consent_page(
    seen: Visit, form: Any, quotable: tuple[tuple[Asked, str, str], ...]
) -> YourConsentPage:
    """Make the page on which consent can be read again and changed."""
    purposes = {purpose.id: purpose for purpose in seen.context.study.consent.purposes}
    _stand_below_the_text(seen, form)
    return YourConsentPage(
        frame=visit_frame(seen),
        sections=consent_words(seen.context, seen.language),
        retention=seen.context.study.sponsorship.retention.to(seen.language),
        version=_version(seen),
        given=tuple(
            GivenConsent(
                words=purposes[each.purpose].text.to(each.language),
                language=each.language,
                is_given=each.is_given,
                is_required=purposes[each.purpose].is_required,
                given_at=each.given_at,
                version=each.text_sha256[:_SHORT],
            )
            for each in seen.decisions
        ),
        optional=purpose_fields(form),
        comments=tuple(
            QuotedComment(
                question=asked.text.to(seen.language),
                words=words,
                field=form[quotation_name(asked)],
            )
            for asked, words, _ in quotable
        ),
        is_final=seen.context.state is RoundState.FINAL,
        is_withdrawn=seen.response.withdrawn_at is not None,
        is_current=seen.has_consented,
        form=form,
        places=places(seen),
    )


def _stand_below_the_text(seen: Visit, form: Any) -> None:
    """Have the form say which text it stands below now: a page may be shown again in another language."""
    form.text.data = consent_sha256(seen.context, seen.language)


def _version(seen: Visit) -> ConsentVersion:
    context = seen.context
    return ConsentVersion(
        code=consent_sha256(context, seen.language)[:_SHORT],
        since=context.round.opened_at or context.round.created_at,
    )


def shown_language(seen: Visit, form: Any) -> str:
    """Return the language of the very text that stood above the boxes; empty where it is not the text of today."""
    for language in (seen.language, *seen.context.languages):
        if consent_sha256(seen.context, language) == form.text.data:
            return language
    form.refuse(
        gettext(
            "The consent text was changed while you were reading it. Please read it again before you decide."
        )
    )
    return ""
