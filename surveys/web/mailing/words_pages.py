"""What the pages about the words of messages show."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from surveys.model.mail_templates import MARKS
from surveys.model.messages import MessageKind
from surveys.model.texts import LANGUAGES
from surveys.services import designing
from surveys.services.mailing import wording
from surveys.services.mailing.trying_out import example_letter
from surveys.web.mailing.outbox_forms import RestoreForm
from surveys.web.mailing.outbox_forms import TestForm
from surveys.web.mailing.outbox_forms import WordsForm

if TYPE_CHECKING:
    from surveys.model.mail_templates import MailTemplate
    from surveys.model.studies import Study
    from surveys.services.mailing.rendering import Letter
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class AllWordsPage:
    """Every kind of message in every language of a study."""

    study: Study
    language: str
    templates: tuple[tuple[MessageKind, tuple[MailTemplate, ...]], ...]

    def name_of(self, language: str) -> str:
        """Return a language's own name."""
        return LANGUAGES.get(language, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage:
    """The words of one kind of message in one language, and how they read for an example person."""

    study: Study
    language: str
    template: MailTemplate
    letter: Letter
    form: WordsForm
    test: TestForm
    restore: RestoreForm
    can_test: bool

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """What is to be mended in the forms."""
        return self.form.problems + self.test.problems + self.restore.problems

    @property
    def marks(self) -> dict[str, str]:
        """What may stand in braces."""
        return MARKS

    @property
    def language_name(self) -> str:
        """The language's own name."""
        return LANGUAGES.get(self.template.language, self.template.language)

    @property
    def body(self) -> Markup:
        """The letter as HTML."""
        return Markup(self.letter.body)  # noqa: S704 - our own elements, in which every text is escaped


def all_words_page(workspace: Workspace, study_id: str) -> AllWordsPage:
    """Gather which words are in force."""
    study = designing.newest_study(workspace, study_id).study
    return AllWordsPage(
        study=study,
        language=study.languages[0],
        templates=tuple(
            (
                kind,
                tuple(
                    wording.find_template(workspace, study_id, kind, language)
                    for language in study.languages
                ),
            )
            for kind in MessageKind
        ),
    )


def words_page(
    workspace: Workspace,
    study_id: str,
    kind: MessageKind,
    language: str,
    *,
    form: WordsForm | None = None,
    test: TestForm | None = None,
    restore: RestoreForm | None = None,
) -> WordsPage:
    """Gather the words in force, or those just typed, and an example of them."""
    wording.require_language(workspace, study_id, language)
    study = designing.newest_study(workspace, study_id).study
    template = wording.find_template(workspace, study_id, kind, language)
    if form is None:
        form = WordsForm(formdata=None, subject=template.subject, body=template.body)
    typed = replace(template, subject=form.subject.data or "", body=form.body.data or "")
    return WordsPage(
        study=study,
        language=study.languages[0],
        template=template,
        letter=example_letter(workspace, study_id, typed),
        form=form,
        test=test or TestForm(formdata=None, address=_own_address(workspace)),
        restore=restore or RestoreForm(formdata=None),
        can_test=workspace.settings.mail.is_set,
    )


def _own_address(workspace: Workspace) -> str:
    return workspace.actor.email if workspace.actor else ""
