"""The figures and the tables of a round's results, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from flask import redirect
from flask import request
from flask import url_for

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services.reporting import FORMATS
from surveys.services.reporting import Wanted
from surveys.services.reporting import figure_csv
from surveys.services.reporting import figure_file
from surveys.services.reporting import find_figure
from surveys.services.reporting import round_results
from surveys.web.reporting.asking import asked
from surveys.web.reporting.blueprint import blueprint
from surveys.web.reporting.parts import file_content
from surveys.web.reporting.parts import find_table
from surveys.web.reporting.parts import slug
from surveys.web.reporting.section_pages import section_of
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.reporting import Figure
    from surveys.web.reporting.asking import Asked

_RESULTS = "/studies/<study_id>/rounds/<round_id>/results"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@blueprint.get(f"{_RESULTS}/figures/<figure>.<extension>")
def show_figure(study_id: str, round_id: str, figure: str, extension: str) -> ResponseReturnValue:
    """Draw a figure: for the page, or as a file where that is asked for."""
    if extension not in {*FORMATS, "csv"}:
        raise NotFound(f"Figures come as {', '.join(FORMATS)}, and their numbers as csv.")
    wish, name = asked(), RoundName(study=study_id, round=round_id)
    results = round_results(current_workspace(), name, view=wish.view)
    wanted = Wanted(language=wish.language_for(results), with_experts=wish.with_experts)
    made = find_figure(results, figure, wanted)
    reply = _drawn(study_id, made, extension)
    return _as_file(reply, name, wish, figure, extension) if request.args.get("save") else reply


def _drawn(study_id: str, figure: Figure, extension: str) -> Response:
    for form in FORMATS:
        if form == extension:
            drawn = figure_file(current_workspace(), study_id, figure, form)
            return Response(drawn, mimetype=_TYPES[form])
    return Response(figure_csv(figure), content_type="text/csv; charset=utf-8")


@blueprint.get(f"{_RESULTS}/phase-plane.<extension>")
def show_plane(study_id: str, round_id: str, extension: str) -> ResponseReturnValue:
    """Lead from where the phase plane was to where all figures are."""
    address = url_for(
        ".show_figure",
        study_id=study_id,
        round_id=round_id,
        figure="phase-plane",
        extension=extension,
    )
    asked_for = request.query_string.decode("ascii", "replace")
    return redirect(f"{address}?{asked_for}" if asked_for else address, 301)


@blueprint.get(f"{_RESULTS}/<section>/<table>.csv")
def download_table(study_id: str, round_id: str, section: str, table: str) -> ResponseReturnValue:
    """Hand out a table of one of the pages as CSV."""
    wish, name = asked(), RoundName(study=study_id, round=round_id)
    build = section_of(section).build
    found = find_table(build(round_results(current_workspace(), name, view=wish.view)), table)
    reply = Response(file_content(found), content_type="text/csv; charset=utf-8")
    return _as_file(reply, name, wish, f"{section}-{table}", "csv")


def _as_file(reply: Response, name: RoundName, wish: Asked, what: str, ending: str) -> Response:
    # What was made has known names; those of a view are made plain, too.
    parts = [name.study, name.round, slug(wish.view.group), slug(wish.view.when), what]
    parts.append(slug(wish.language) if wish.language and ending != "csv" else "")
    saved_as = f"{'-'.join(filter(None, parts))}.{ending}"
    reply.headers["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    return reply
