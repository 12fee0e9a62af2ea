"""The page on which two versions of a study are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint
from flask import request

from surveys.services import comparing
from surveys.services import designing
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.comparing import Comparison

blueprint = Blueprint("comparing", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPage:
    """Two versions of a study and what is different."""

    study: str
    title: str
    language: str
    versions: tuple[int, ...]
    first: int
    second: int
    changes: Comparison


@blueprint.get("/studies/<study_id>/compare")
def show_versions(study_id: str) -> ResponseReturnValue:
    """Compare two versions; without a choice, the last two."""
    workspace = current_workspace()
    newest = designing.newest_study(workspace, study_id)
    versions = tuple(each.number for each in designing.list_versions(workspace, study_id))
    second = _wanted("second", newest.version)
    first = _wanted("first", max(1, second - 1))
    language = newest.study.languages[0]
    page = VersionsPage(
        study=study_id,
        title=newest.study.title.to(language),
        language=language,
        versions=versions,
        first=first,
        second=second,
        changes=comparing.compare_versions(workspace, study_id, first, second),
    )
    return render("comparing/versions.html", page)


def _wanted(name: str, usual: int) -> int:
    typed = request.args.get(name, "")
    return int(typed[:9]) if typed.isascii() and typed.isdecimal() else usual
