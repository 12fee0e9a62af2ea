"""The pages of studies."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import send_file
from flask import url_for
from flask_babel import gettext
from flask_babel import ngettext

from surveys.services import designing
from surveys.services import editing
from surveys.services import printing
from surveys.web.designing import pages
from surveys.web.designing.forms import AddDefaultForm
from surveys.web.designing.forms import ConfirmTranslationForm
from surveys.web.designing.forms import UploadForm
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.uploading import read_file
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.problems import Problem

blueprint = Blueprint("designing", __name__)


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """Show every study with its rounds."""
    return render("designing/home.html", pages.home_page(current_workspace(), AddDefaultForm()))


@blueprint.route("/add-study", methods=["GET", "POST"])
@shows_again
def new_study() -> ResponseReturnValue:
    """Check an uploaded study file; one with problems is kept as a draft, to be mended here."""
    upload = UploadForm()
    problems: tuple[Problem, ...] = ()
    if upload.is_well_sent():
        data = read_file(upload.file)
        problems = designing.check_study_file(data).problems
        if not problems:
            return _add(data)
        with refusals_said_at(upload):
            return _keep_as_draft(data, len(problems))
    default = AddDefaultForm(formdata=None)
    page = pages.NewStudyPage(upload=upload, default=default, problems=problems)
    return render("designing/new.html", page, upload.status)


def _keep_as_draft(data: bytes, problems: int) -> ResponseReturnValue:
    draft = editing.keep_file_as_draft(current_workspace(), data)
    flash(
        ngettext(
            "The file has a problem, so it was kept as a draft and not as a version. It is listed below.",
            "The file has %(num)s problems, so it was kept as a draft and not as a version. They are listed below.",
            problems,
        )
    )
    return redirect(url_for("editing.show_draft", study_id=draft.study), 303)


@blueprint.post("/add-study/default")
@shows_again
def add_default() -> ResponseReturnValue:
    """Add the study that comes with Soundings."""
    form = AddDefaultForm()
    if form.is_well_sent():
        return _add(designing.shipped_study_file())
    page = pages.NewStudyPage(upload=UploadForm(formdata=None), default=form)
    return render("designing/new.html", page, form.status)


def _add(data: bytes) -> ResponseReturnValue:
    added = designing.add_study(current_workspace(), data)
    title = added.study.title.to(added.study.languages[0])
    values = {"study": title, "version": added.version}
    if not added.is_new:
        flash(
            gettext("“%(study)s” has this very file already: it is version %(version)s.", **values)
        )
    else:
        flash(gettext("“%(study)s” was added as version %(version)s.", **values))
    return redirect(url_for(".show_study", study_id=added.study.id), 303)


@blueprint.get("/add-study/northeast-asia.toml")
def default_file() -> ResponseReturnValue:
    """Hand out the file of the default study, to be changed."""
    return send_file(
        BytesIO(designing.shipped_study_file()),
        mimetype="application/toml",
        as_attachment=True,
        download_name=f"{designing.SHIPPED_STUDY}.toml",
    )


@blueprint.get("/studies/<study_id>")
def show_study(study_id: str) -> ResponseReturnValue:
    """Show what a study says, and its rounds."""
    return render("designing/study.html", pages.study_page(current_workspace(), study_id))


@blueprint.get("/studies/<study_id>/languages/<language>/questionnaire.pdf")
def print_questionnaire(study_id: str, language: str) -> ResponseReturnValue:
    """Hand out the questionnaire as a PDF, for an ethics board."""
    content = printing.print_study(current_workspace(), study_id, language)
    return send_file(
        BytesIO(content),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{study_id}-{language}.pdf",
        max_age=0,
    )


@blueprint.route("/studies/<study_id>/languages/<language>/confirm", methods=["GET", "POST"])
@shows_again
def confirm_translation(study_id: str, language: str) -> ResponseReturnValue:
    """Stand by a translation, so that experts may answer in it."""
    form = ConfirmTranslationForm()
    page = pages.confirm_page(current_workspace(), study_id, language, form)
    if form.is_well_sent():
        with refusals_said_at(form):
            designing.confirm_translation(current_workspace(), study_id, language)
            flash(
                gettext(
                    "The translation into %(language)s is confirmed; experts may answer in it.",
                    language=page.name,
                )
            )
            return redirect(url_for(".show_study", study_id=study_id), 303)
    return render("designing/confirm.html", page, form.status)
