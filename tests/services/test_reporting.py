from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.errors import StorageError
from surveys.model.kinds import Rating
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.exporting.files import export_file
from surveys.services.exporting.files import export_names
from surveys.services.exporting.files import export_round
from surveys.services.exporting.files import write_export
from surveys.services.launching import close_round
from surveys.services.reporting import round_results
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import close
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import save_all

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.answers import Answer
    from surveys.model.pages import Asked
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace

IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from surveys.services.installing import load_settings, open_installation
from surveys.services.launching import read_round_name
from surveys.services.reporting import round_results
if __name__ == "__main__":
    workspace = open_installation(load_settings(Path(sys.argv[1]), {}))
    results = round_results(workspace, read_round_name(sys.argv[2]))
    sys.stdout.buffer.write(results.json_bytes())
"""


def change(workspace: Workspace, token: str, value: int) -> None:
    seen = begun(workspace, token)
    answering.reopen(workspace, seen, form(f"reopen {value}"))
    save_all(workspace, again(workspace, seen), all_points(value), f"change {value}")
    answering.submit(workspace, again(workspace, seen))


def level(results: RoundResults) -> float:
    """Return where US–Japan lies on the vertical axis."""
    position: float = results.alliances[0].result["position"]["threat_agreement"]
    return position


def test_results_of_an_open_round_move_with_every_fifth_submission_only(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    for token in tokens[:4]:
        answer_everything(workspace, token, all_points(4))
    with pytest.raises(Refused, match="appear with the 5th submission"):
        round_results(workspace, AUTUMN)

    clock_of(workspace).go_on(hours=1)
    answer_everything(workspace, tokens[4], all_points(4))
    first = round_results(workspace, AUTUMN)
    assert (first.pooled, first.as_of) == (5, clock_of(workspace).now)
    assert first.expert_points == ()

    clock_of(workspace).go_on(hours=1)
    change(workspace, tokens[0], 7)
    for token in tokens[5:9]:
        answer_everything(workspace, token, all_points(7))
    assert round_results(workspace, AUTUMN) == first

    answer_everything(workspace, tokens[9], all_points(7))
    second = round_results(workspace, AUTUMN)
    assert second.pooled == 10
    assert second.as_of == clock_of(workspace).now
    assert level(second) > level(first)

    change(workspace, tokens[9], 1)
    assert round_results(workspace, AUTUMN) == second
    close_round(workspace, AUTUMN)
    closed = round_results(workspace, AUTUMN)
    assert closed.pooled == 10
    assert level(closed) < level(second)


def test_a_closed_round_has_all_submissions_and_says_as_of_the_newest(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=6)
    clock_of(workspace).go_on(days=1)
    change(workspace, tokens[2], 7)
    newest = clock_of(workspace).now
    clock_of(workspace).go_on(days=1)
    consented(workspace, tokens[7])  # begun, and never submitted
    close_round(workspace, AUTUMN)
    results = round_results(workspace, AUTUMN)
    assert (results.pooled, results.as_of) == (6, newest)
    assert len(results.expert_points) == 12
    said = results.document["round"]
    assert {key: said[key] for key in ("id", "state", "form", "as_of", "submitted")} == {
        "id": "2026-autumn",
        "state": "closed",
        "form": "",
        "as_of": newest.isoformat(),
        "submitted": 6,
    }
    [closed] = said["changes"]
    assert (closed["kind"], closed["at"]) == ("closed", clock_of(workspace).now.isoformat())


def test_a_draft_has_no_results(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.DRAFT)
    with pytest.raises(Refused, match="is a draft, so nobody can have answered yet"):
        round_results(workspace, AUTUMN)


@pytest.mark.parametrize("withdrawn", [0, 1])
def test_a_closed_round_without_answers_counts_nobody_and_places_nothing(
    workspace: Workspace, withdrawn: int
) -> None:
    tokens = bring_round(workspace, RoundState.CLOSED, answered=withdrawn)
    for token in tokens[:withdrawn]:
        answering.withdraw(workspace, begun(workspace, token))
    results = round_results(workspace, AUTUMN)
    assert (results.pooled, results.has_positions) == (0, False)
    for report in results.alliances:
        assert (report.result["n"], report.result["phase"]) == (0, None)
        assert "has no position" in report.sentence
        assert report.caution == ""


@pytest.mark.parametrize(
    ("answered", "caution"),
    [
        (1, "this one has 1. Keep it inside the research team"),
        (4, "Keep it inside the research team"),
        (5, "Do not publish it"),
        (10, ""),
    ],
)
def test_results_keep_the_promise_about_small_groups(
    workspace: Workspace, answered: int, caution: str
) -> None:
    bring_round(workspace, RoundState.CLOSED, answered=answered)
    report = round_results(workspace, AUTUMN).alliances[0]
    assert report.result["n"] == answered
    assert caution in report.caution
    assert bool(report.caution) == (not report.result["may_be_published"])


def test_the_same_answers_give_the_same_bytes_from_cache_afresh_and_elsewhere(
    closed: Workspace,
) -> None:
    first = round_results(closed, AUTUMN).json_bytes()
    assert round_results(closed, AUTUMN).json_bytes() == first
    shutil.rmtree(closed.settings.cache_folder)
    assert round_results(closed, AUTUMN).json_bytes() == first
    shutil.rmtree(closed.settings.cache_folder)
    close(closed)
    elsewhere = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, str(closed.settings.instance), str(AUTUMN)],
        capture_output=True,
        check=True,
    )
    assert elsewhere.stdout == first
    document = json.loads(first)
    assert document["round"]["submitted"] == 7
    assert not document["simulated"]


def test_the_cache_is_private(closed: Workspace) -> None:
    round_results(closed, AUTUMN)
    folder = closed.settings.cache_folder / STUDY
    assert folder.stat().st_mode & 0o777 == 0o700
    modes = {file.suffix: file.stat().st_mode & 0o777 for file in folder.iterdir()}
    assert {".json", ".generation"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_ratings_are_exported_as_they_were_typed(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    typed: dict[tuple[str, str], Answer | None] = {}
    for seed, token in enumerate(tokens[:3]):
        choose = at_random(seed)
        pseudonym = answering.arrive(workspace, token).invitation.expert.pseudonym

        def remember(asked: Asked, who: str = pseudonym, choose=choose) -> Answer | None:  # type: ignore[no-untyped-def] # noqa: ANN001
            answer: Answer | None = choose(asked)
            if isinstance(asked.item.kind, Rating):
                typed[who, asked.id] = answer
            return answer

        answer_everything(workspace, token, remember)
    close_round(workspace, AUTUMN)

    content = export_file(workspace, AUTUMN, "ratings.csv")
    header, *lines = content.decode().split("\r\n")
    assert header == (
        "pseudonym,round,target_kind,target,period,threat,perspective,item,construct,value,"
        "missing,reason,scale_min,scale_max,reversed"
    )
    assert lines[-1] == ""
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    exported = {}
    for row in rows:
        threat = f".{row['threat']}" if row["threat"] else ""
        key = (row["pseudonym"], f"{row['target']}.{row['item']}{threat}")
        assert key not in exported
        exported[key] = (row["value"], row["missing"], row["reason"])
    for key, answer in typed.items():
        value = "" if answer is None or answer.value is None else str(answer.value)
        missing = "skipped" if answer is None else answer.missing or ""
        assert exported.pop(key) == (value, missing, answer.reason if answer else "")
    assert set(exported.values()) == {("", "not_shown", "")}
    assert len(exported) == 3 * 4 * 2  # four vignettes of seven, with two linking items each
    assert {(row["round"], row["scale_min"], row["scale_max"]) for row in rows} == {
        ("2026-autumn", "1", "7")
    }
    assert {row["item"] for row in rows if row["reversed"] == "1"} == {"C5R"}
    assert [row["pseudonym"] for row in rows] == sorted(row["pseudonym"] for row in rows)


def test_an_export_has_every_file(closed: Workspace, tmp_path: Path) -> None:
    files = export_round(closed, AUTUMN)
    assert tuple(files) == export_names()
    assert files["phase-plane.svg"].startswith(b"<svg")
    assert files["phase-plane.png"].startswith(b"\x89PNG")
    assert files["phase-plane.pdf"].startswith(b"%PDF")
    assert files["results.json"] == round_results(closed, AUTUMN).json_bytes()
    assert b"northeast-asia, round 2026-autumn" in files["README.txt"]
    assert b"SIMULATED" not in files["README.txt"]
    assert b"has a ' in front" in files["README.txt"]
    assert b"explained in codebook.html, codebook.csv" in files["README.txt"]
    paths = write_export(files, tmp_path / "out" / "here")
    assert {path.name: path.read_bytes() for path in paths} == files


def test_an_export_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"cannot be written: (Not a directory|File exists)"):
        write_export({"a": b""}, tmp_path / "file")


def test_rows_of_single_experts_wait_for_the_close(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=6)
    with pytest.raises(Refused, match="is open: rows of single experts"):
        export_file(workspace, AUTUMN, "ratings.csv")
    assert json.loads(export_file(workspace, AUTUMN, "results.json"))["round"]["submitted"] == 5


def test_what_is_not_in_an_export_is_not_found(closed: Workspace) -> None:
    with pytest.raises(NotFound, match=r"An export has no file “people.db”; it has README.txt"):
        export_file(closed, AUTUMN, "people.db")
    with pytest.raises(NotFound, match="no round “2030”"):
        export_file(closed, RoundName(study=STUDY, round="2030"), "results.json")
