from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.services.designing import shipped_study_file

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STUDY = "northeast-asia"
REWORDED = shipped_study_file().replace(b"how alike are the views", b"how close are the views", 1)


@pytest.mark.usefixtures("installed")
def test_a_draft_is_begun_changed_with_an_editor_and_kept(soundings: Run) -> None:
    assert "has no draft" in soundings(f"study draft {STUDY}").output
    begun = soundings(f"study draft {STUDY} --begin --to draft.toml")
    assert "draft, begun with version 1" in begun.output
    assert Path("draft.toml").read_bytes() == shipped_study_file()

    Path("draft.toml").write_bytes(REWORDED.replace(b"America/New_York", b"Atlantis", 1))
    shown = json.loads(soundings(f"study draft {STUDY} --from draft.toml --json").output)
    assert [problem["line"] for problem in shown["problems"]] != []
    refused = soundings(f"study keep {STUDY}")
    assert refused.exit_code == 1
    assert "Atlantis" in refused.output

    Path("draft.toml").write_bytes(REWORDED)
    assert soundings(f"study draft {STUDY} --from draft.toml").exit_code == 0
    assert "kept as version 2" in soundings(f"study keep {STUDY}").output


@pytest.mark.usefixtures("installed")
def test_a_draft_is_discarded(soundings: Run) -> None:
    soundings(f"study draft {STUDY} --begin")
    assert "was discarded" in soundings(f"study discard {STUDY}").output
    assert soundings(f"study keep {STUDY}").exit_code == 1


@pytest.mark.usefixtures("installed")
def test_two_versions_are_compared(soundings: Run) -> None:
    Path("new.toml").write_bytes(REWORDED.replace(b"cohesion = 4.0", b"cohesion = 4.5", 1))
    soundings("study add new.toml")
    plain = soundings(f"study compare {STUDY} 1 2").output
    assert "~ item T0 text.en: Overall, how [-alike-]{+close+} are the views" in plain
    assert "~ [framework] cut.cohesion: 4 → 4.5" in plain
    told = json.loads(soundings(f"study compare {STUDY} 1 2 --json").output)
    assert [each["where"] for each in told["texts"]] == ["item T0"]
    assert "say the same" in soundings(f"study compare {STUDY} 2 2").output
    assert "has no version 3" in soundings(f"study compare {STUDY} 1 3").output


@pytest.mark.usefixtures("installed")
def test_a_round_has_a_checklist_and_a_preregistration(soundings: Run) -> None:
    soundings(f"round create {STUDY} autumn --closes 30d")
    plain = soundings(f"round checklist {STUDY}/autumn").output
    assert "advised  Ethics reference: The study names no approval" in plain
    assert "done  Consensus rule" in plain
    told = json.loads(soundings(f"round checklist {STUDY}/autumn --json").output)
    assert told["can_open"] is True

    made = soundings(f"round preregistration {STUDY}/autumn --pdf pre.pdf")
    assert "not recorded" in made.output
    assert Path("pre.pdf").read_bytes().startswith(b"%PDF")
    written = soundings(f"round preregistration {STUDY}/autumn --json").output
    assert hashlib.sha256(written.encode()).hexdigest() in made.output
    assert "no round" in soundings(f"round preregistration {STUDY}/spring").output
