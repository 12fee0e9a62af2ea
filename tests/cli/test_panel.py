from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.formats.panel_workbooks import workbook

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("installed")
STUDY = "northeast-asia"


def sheets() -> bytes:
    rows = [("Name", "E-mail", "Rolle"), ("Mei", "mei@example.org", "scholar"), ("", "nobody", "")]
    return workbook(("Notes", [("x",)]), ("Panel", rows))


def test_a_sheet_of_a_workbook_is_imported_with_its_columns_mapped(soundings: Run) -> None:
    Path("p.xlsx").write_bytes(sheets())
    line = f"panel import {STUDY} p.xlsx --sheet Panel --map Rolle=community"
    tried = soundings(f"{line} --dry-run")
    assert "Rolle → community" in tried.stdout
    assert "1 new, 0 in the panel already, 0 retired, 1 line wrong." in tried.stdout
    assert "line 3: The name is missing." in tried.stderr
    refused = soundings(line)
    assert refused.exit_code == 1
    assert "Nothing was imported: 1 line is wrong." in refused.stderr
    done = soundings(f"{line} --good-rows")
    assert done.exit_code == 0
    assert done.stdout == "Imported 1 experts; 0 were in the panel already.\n"
    listed = soundings(f"panel list {STUDY} --where community=scholar --search mei --json")
    assert [each["email"] for each in json.loads(listed.stdout)] == ["mei@example.org"]


def test_known_experts_are_changed_only_if_asked(soundings: Run) -> None:
    Path("p.csv").write_text("name,email,Notes\nRenamed,expert01@example.org,x\n")
    tried = soundings(f"panel import {STUDY} p.csv --dry-run")
    assert "name: “Expert 01” → “Renamed”" in tried.stdout
    kept = soundings(f"panel import {STUDY} p.csv")
    assert "the column “Notes” is left out" in kept.stderr
    assert "Expert 01" in soundings(f"panel list {STUDY}").stdout
    assert "1 was changed." in soundings(f"panel import {STUDY} p.csv --update").stdout
    assert "Renamed" in soundings(f"panel list {STUDY}").stdout


def test_an_expert_is_added_changed_retired_and_restored(soundings: Run) -> None:
    added = soundings(f"panel add {STUDY} Bo@example.org Bo --set community=scholar")
    assert added.stdout == f"Bo <bo@example.org> is in the panel of {STUDY}.\n"
    changed = soundings(f"panel edit {STUDY} bo@example.org --email bo@example.com --language ja")
    assert "email: “bo@example.org” → “bo@example.com”" in changed.stdout
    again = soundings(f"panel edit {STUDY} bo@example.com --language ja")
    assert again.stdout == "Nothing was different.\n"
    soundings(f"panel retire {STUDY} bo@example.com")
    assert "bo@example.com" in soundings(f"panel list {STUDY} --retired").stdout
    assert "bo@example.com" not in soundings(f"panel list {STUDY}").stdout
    assert "is in the panel" in soundings(f"panel restore {STUDY} bo@example.com").stdout


def test_two_experts_are_merged_after_a_question(soundings: Run) -> None:
    line = f"panel merge {STUDY} expert01@example.org expert02@example.org"
    assert soundings(line, "n\n").exit_code == 1
    assert "expert02" in soundings(f"panel list {STUDY}").stdout
    assert "Merged." in soundings(line, "y\n").stdout
    assert "expert02" not in soundings(f"panel list {STUDY}").stdout


def test_quotas_are_set_and_shown(soundings: Run) -> None:
    assert "No quota is set." in soundings(f"panel quotas {STUDY}").stdout
    done = soundings(f"panel quotas {STUDY} --set community=official=20")
    assert "official: quota 20, panel 4  16 too few" in done.stdout
    soundings(f"round create {STUDY} r --closes 30d")
    found = json.loads(soundings(f"panel quotas {STUDY}/r --json").stdout)
    assert found["attributes"]["community"][0]["missing"] == 20


def test_a_person_is_forgotten_after_being_told_what_remains(soundings: Run) -> None:
    tried = soundings("forget expert01@example.org --dry-run")
    assert "Backups that were made before" in tried.stdout
    assert "Nothing was erased." in tried.stdout
    assert soundings("forget expert01@example.org", "n\n").exit_code == 1
    done = soundings("forget expert01@example.org --answers --yes")
    assert f"What remains in {STUDY}:" in done.stdout
    assert "expert01" not in soundings(f"panel list {STUDY}").stdout
    again = soundings("forget expert01@example.org --yes")
    assert again.exit_code == 1
    assert "or was forgotten before" in again.stderr
    numbers = json.loads(soundings("forget expert02@example.org --yes --json").stdout)
    assert numbers[0]["forgotten"] is True
    assert "expert02" not in json.dumps(numbers)


def test_a_file_to_fill_in_is_written_and_none_is_overwritten(soundings: Run) -> None:
    assert soundings(f"panel template {STUDY} new.xlsx").exit_code == 0
    assert Path("new.xlsx").read_bytes().startswith(b"PK")
    assert "exists already" in soundings(f"panel template {STUDY} new.xlsx").stderr
    assert soundings(f"panel template {STUDY} new.doc").exit_code == 2


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"panel import {STUDY} panel.csv --map x", "is not COLUMN=NAME"),
        (f"panel import {STUDY} panel.csv --sheet A", "A CSV file has no sheets"),
        (f"panel list {STUDY} --where shoe=42", "is no condition"),
        (f"panel list {STUDY} --sort attributes", "sorted by name, email, language, newest"),
        (f"panel add {STUDY} nobody Bo", "is not an e-mail address"),
        (f"panel add {STUDY} bo@example.org Bo --set x", "is not ATTRIBUTE=VALUE"),
        (f"panel edit {STUDY} nobody@example.org", "Nobody in the panel"),
        (f"panel merge {STUDY} expert01@example.org expert01@example.org", "same expert twice"),
        (f"panel quotas {STUDY} --set community=official=many", "ATTRIBUTE=VALUE=NUMBER"),
        (f"panel quotas {STUDY} --set shoe=42=1", "coarse attributes only"),
        ("forget nobody@example.org --yes", "not in any panel here"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(soundings: Run, line: str, sentence: str) -> None:
    refused = soundings(line)
    assert refused.exit_code in {1, 2}
    assert sentence in refused.stderr
