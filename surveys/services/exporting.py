"""Export a closed round: ratings, results and figures, each file made of the same results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.answers_csv import answers_csv
from surveys.formats.codebook_csv import codebook_csv
from surveys.formats.paradata_csv import paradata_csv
from surveys.formats.ratings_csv import ratings_csv
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.errors import StorageError
from surveys.model.events import EventKind
from surveys.model.questions import plan_questions
from surveys.model.rounds import RoundState
from surveys.services.auditing import record_in_study
from surveys.services.exporting_paradata import paradata_rows
from surveys.services.launching import find_round
from surveys.services.launching import say_moment
from surveys.services.reporting import FORMATS
from surveys.services.reporting import phase_plane
from surveys.services.reporting import round_results
from surveys.storage import answers
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace

#: The files with rows of single experts: only a closed round hands them out, after its grace.
OF_SINGLE_EXPERTS = frozenset({"ratings.csv", "answers.csv", "paradata.csv"})
_READ_ME = """Soundings: {study}, round {round}
{simulated}
ratings.csv      every rating of every submitted, not withdrawn, response: one row a question, missing codes kept
answers.csv      every other answer of these responses: one row a response, a comment beside what may be quoted of it
paradata.csv     one row a question shown: order, seconds on its page, width of the screen, changes; where recorded
codebook.csv     what every column of ratings.csv and answers.csv means: question, values, and the five codes of no answer
results.json     the results as computed, with the software's version, the options and the seed
phase-plane.*    the placements, with the 50 % and 90 % regions of the panel's mean

Column names and codes are explained in the reference on exports. Pseudonyms name nobody; who they are is kept
elsewhere. Rows are sorted by pseudonym, which says nothing about the order in which experts answered.
"""


def export_names() -> tuple[str, ...]:
    """List the files of an export."""
    return (
        "README.txt",
        "ratings.csv",
        "answers.csv",
        "codebook.csv",
        "paradata.csv",
        "results.json",
        *(f"phase-plane.{each}" for each in FORMATS),
    )


def export_file(workspace: Workspace, name: RoundName, filename: str) -> bytes:
    """Make one file of an export.

    Raises
    ------
    NotFound
        When there is no file of that name in an export.
    Refused
        When answers may still come in and the file shows single experts.
    """
    if filename in OF_SINGLE_EXPERTS:
        return _of_single_experts(workspace, name, filename)
    if filename == "codebook.csv":
        return _codebook(workspace, name)
    if filename == "results.json":
        return round_results(workspace, name).json_bytes()
    if filename == "README.txt":
        return _read_me(workspace, name)
    for form in FORMATS:
        if filename == f"phase-plane.{form}":
            return phase_plane(workspace, round_results(workspace, name), form)
    raise NotFound(f"An export has no file “{filename}”; it has {', '.join(export_names())}.")


def _of_single_experts(workspace: Workspace, name: RoundName, filename: str) -> bytes:
    listed = find_round(workspace, name)
    require_settled(listed, "rows of single experts")
    if filename == "paradata.csv":
        return paradata_csv(paradata_rows(workspace, name))
    # The columns are fixed, so the pseudonyms themselves say it where nobody is behind them.
    simulated = "simulated-" if workspace.settings.is_demonstration else ""
    with workspace.study(name.study).snapshot() as db:
        questions = {question.id: question for question in rounds.list_questions(db, name)}
        stored = [
            (f"{simulated}{each.pseudonym}", questions[each.question], each.answer)
            for each in answers.list_answers(db, name.round)
        ]
    if filename == "ratings.csv":
        return ratings_csv(listed.study, name.round, stored)
    return answers_csv(listed.study, name.round, questions.values(), stored)


def require_settled(listed: ListedRound, what: str) -> None:
    """Refuse to hand out what shows single experts while answers may still come in.

    Raises
    ------
    Refused
        With the state, or until when experts who had begun may still submit.
    """
    found, zone = listed.round, listed.study.time_zone
    if listed.is_in_grace:
        raise Refused(
            f"The round {found.name} is closed, and experts who had begun may still submit until "
            f"{say_moment(found.answers_end_at, zone)}: {what} are exported only after that."
        )
    if listed.state not in {RoundState.CLOSED, RoundState.FINAL}:
        raise Refused(
            f"The round {found.name} is {listed.state.value}: {what} are exported only once it is closed."
        )


def _codebook(workspace: Workspace, name: RoundName) -> bytes:
    listed = find_round(workspace, name)
    # A draft has no questions yet; these are those that it would ask.
    asked = rounds.list_questions(workspace.study(name.study).read(), name)
    asking_since = listed.round.opened_at or listed.round.created_at
    questions = asked or plan_questions(listed.study)
    return codebook_csv(listed.study, questions, asking_since.year)


def _read_me(workspace: Workspace, name: RoundName) -> bytes:
    simulated = "\nSIMULATED DATA: no expert gave these answers.\n"
    return _READ_ME.format(
        study=name.study,
        round=name.round,
        simulated=simulated if workspace.settings.is_demonstration else "",
    ).encode()


def record_export(workspace: Workspace, name: RoundName, filenames: Sequence[str]) -> None:
    """Record that somebody is handed files of a round; call it before they are."""
    with workspace.study(name.study).write() as db:
        record_in_study(
            workspace, db, name.study, EventKind.DATA_EXPORTED, name.round, files=list(filenames)
        )


def export_round(workspace: Workspace, name: RoundName) -> dict[str, bytes]:
    """Make every file of an export, by name."""
    return {filename: export_file(workspace, name, filename) for filename in export_names()}


def write_export(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write an export's files to a folder.

    Raises
    ------
    StorageError
        When the folder or a file in it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for filename, content in files.items():
            (folder / filename).write_bytes(content)
    except OSError as error:
        raise StorageError(f"{error.filename} cannot be written: {error.strerror}.") from error
    return tuple(folder / filename for filename in files)
