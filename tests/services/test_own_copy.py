from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from tests.docs import pages
from tests.services.test_withdrawing import telling
from tests.workspaces import AUTUMN
from tests.workspaces import again
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import form

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

PAGE = "docs/reference/own-copy.md"


def submitted(workspace: Workspace) -> Visit:
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[1], telling)
    answer_everything(workspace, tokens[0], telling)
    return begun(workspace, tokens[0])


def copy_of(workspace: Workspace, seen: Visit) -> bytes:
    return answering.own_copy_json(seen, answering.own_copy(workspace, seen))


def read(workspace: Workspace, seen: Visit) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(copy_of(workspace, seen))
    return document


def recomputed(file: Path) -> str:
    """Run the recipe of the documentation."""
    (recipe,) = re.findall(r"```python\n(.*?)```", pages.read(PAGE), re.DOTALL)
    run = subprocess.run(
        [sys.executable, "-I", "-W", "ignore", "-c", recipe, str(file)],
        capture_output=True,
        check=True,
        text=True,
    )
    return run.stdout.strip()


def test_the_recipe_of_the_documentation_gives_the_receipt_code(
    workspace: Workspace, tmp_path: Path
) -> None:
    seen, file = submitted(workspace), tmp_path / "own-copy.json"
    file.write_bytes(copy_of(workspace, seen))
    assert recomputed(file) == seen.submissions[-1].receipt
    answering.withdraw_answers(workspace, seen, ["us-japan.T0"], form("part"))
    later = again(workspace, seen)
    file.write_bytes(copy_of(workspace, later))
    assert recomputed(file) == later.submissions[-1].receipt != seen.submissions[-1].receipt


def test_another_answer_gives_another_code(workspace: Workspace, tmp_path: Path) -> None:
    seen, file = submitted(workspace), tmp_path / "own-copy.json"
    text = copy_of(workspace, seen).decode()
    file.write_text(text.replace('"value": 6', '"value": 5'), encoding="utf-8")
    assert recomputed(file) != seen.submissions[-1].receipt


def test_it_says_every_question_in_words_and_what_was_agreed_to(workspace: Workspace) -> None:
    seen = submitted(workspace)
    document = read(workspace, seen)
    assert document["receipt"] == seen.submissions[-1].receipt
    answers = {each["question"]: each for each in document["answers"]}
    assert answers["us-japan.T0"]["value"] == 6
    assert answers["us-japan.T0"]["words"] == "Mostly alike"
    assert answers["us-japan.T0"]["section"] == "US–Japan"
    asked = {asked.id for page in seen.pages for asked in page.asked}
    assert answers.keys() == asked
    assert {each["purpose"]: each["is_given"] for each in document["consent"]} == {
        "take_part": True,
        "quote": False,
        "archive": True,
    }


def test_the_reference_names_every_key(workspace: Workspace) -> None:
    document = read(workspace, submitted(workspace))
    section = pages.section(pages.read(PAGE), "The JSON file")
    assert pages.table_codes(section) == document.keys()
    named = pages.codes(section)
    for part in ("study", "asked_by", "proof"):
        assert document[part].keys() <= named
    assert document["consent"][0].keys() <= named
    assert document["answers"][0].keys() <= named


def test_what_is_not_in_force_has_no_proof(workspace: Workspace) -> None:
    seen = submitted(workspace)
    answering.withdraw(workspace, seen)
    document = read(workspace, again(workspace, seen))
    assert (document["answers"], document["proof"]) == ([], None)


def test_a_final_round_still_gives_it(workspace: Workspace) -> None:
    seen = submitted(workspace)
    close_round(workspace, AUTUMN)
    finalize_round(workspace, AUTUMN)
    assert read(workspace, again(workspace, seen))["receipt"] == seen.submissions[-1].receipt
