"""The whole of a round as a researcher types it, with experts answering in between."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.services import answering
from surveys.services.exporting.files import export_names
from surveys.services.exporting.folders import formats
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from tests.workspaces import PASSWORD
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import close

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"
NOT_REVIEWED = (
    r"(\d+) of \1 texts of experts are not reviewed yet, and so in no file rationales: "
    r"review them on the page “Texts” of the round\.\n"
)


def answer_links(instance: Path, addresses: list[str]) -> list[str]:
    """Answer as experts do, and return the receipts."""
    workspace = open_installation(load_settings(instance, {}))
    receipts = [
        answer_everything(workspace, address.rpartition("/")[2], at_random(seed)).receipt
        for seed, address in enumerate(addresses)
    ]
    close(workspace)
    return receipts


def test_a_round_from_the_empty_folder_to_the_export(soundings: Run, here: Path) -> None:
    def does(line: str, note: str = "") -> str:
        result = soundings(line)
        assert result.exit_code == 0, line
        assert re.fullmatch(note, result.stderr), line
        return str(result.stdout)

    assert does("init") == f"Made an installation in {here / 'instance'}\n"
    assert (
        does("researcher add ada@example.org --password-file secret.txt")
        == "Added ada@example.org\n"
    )
    assert does("study check study.toml").startswith(
        "northeast-asia: no problems.\nThe whole questionnaire: "
    )
    assert does("study add study.toml") == "northeast-asia\n"
    assert (
        does("panel import northeast-asia panel.csv")
        == "Imported 6 experts; 0 were in the panel already.\n"
    )
    assert does("round create northeast-asia 2026-autumn --closes 30d").startswith(
        f"{ROUND} closes "
    )
    assert does(f"round open {ROUND}").startswith(f"{ROUND} is open until ")
    assert does(f"invite {ROUND} --links-to links.csv").startswith("6 links are in links.csv.")

    with Path("links.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["email", "link"]
    assert rows[0]["email"] == "expert01@example.org"
    assert all(row["link"].startswith("http://127.0.0.1:5055/i/") for row in rows)
    receipts = answer_links(here / "instance", [row["link"] for row in rows[:5]])

    status = json.loads(does(f"round status {ROUND} --json"))
    assert {key: status[key] for key in ("invited", "begun", "submitted", "withdrawn")} == {
        "invited": 6,
        "begun": 5,
        "submitted": 5,
        "withdrawn": 0,
    }
    assert does(f"round close {ROUND}") == f"{ROUND} is closed\n"

    results = json.loads(does(f"analyze {ROUND} --json"))
    assert [alliance["id"] for alliance in results["alliances"]] == ["us-japan", "us-rok"]
    for alliance in results["alliances"]:
        assert 0 < alliance["n"] <= 5
        assert set(alliance["position"]) == {"threat_agreement", "cohesion"}
        assert alliance["phase"] in {"ironclad", "stable", "drifting", "danger"}
        assert set(alliance["placement_probability"]) == {
            "ironclad",
            "stable",
            "drifting",
            "danger",
        }
    assert results["reliability"]
    assert re.match(r"\d experts place US–Japan, on average, ", does(f"analyze {ROUND}"))

    # Each figure takes a second to draw: they have a test of their own.
    endings = " ".join(f"--format {ending}" for ending in formats() if ending != "figures")
    exported = does(f"export {ROUND} --to out/ {endings}", note=NOT_REVIEWED)
    written = [line.split()[0] for line in exported.splitlines()]
    assert {Path(path).name for path in written} == {*export_names(), "manifest.json"}
    assert json.loads(Path("out/results.json").read_text()) == results
    assert Path("out/ratings.csv").read_text().splitlines()[0] == (
        "pseudonym,round,target_kind,target,period,threat,perspective,item,construct,value,"
        "missing,reason,scale_min,scale_max,reversed"
    )

    assert does("study list").startswith("northeast-asia  version 1  The alliances")
    assert does("round list").startswith(f"{ROUND}  closed  closes ")
    verified = (
        "northeast-asia: 10 entries, no findings\n"  # 5 submissions, and what researchers did
        "people.db: 3 entries, no findings\n"
    )
    assert does("verify") == verified
    assert re.fullmatch(
        r"“The alliances of Northeast Asia: a survey of experts”, round northeast-asia/2026-autumn: "
        r"answers were acknowledged with this code on \d+ [A-Z][a-z]+ \d{4}, and they are in force\.\n",
        does(f"receipt check {receipts[0]}"),
    )
    assert does("backup --to backups").startswith("5 files are in backups/soundings-")
    (backup,) = Path("backups").iterdir()
    restored = here / "restored"
    assert does(f"--instance {restored} restore {backup}").startswith("5 files restored to ")
    assert does(f"--instance {restored} verify") == verified
    assert (
        does(f"--instance {restored} analyze {ROUND} --json")
        == Path("out/results.json").read_text()
    )
    assert does(f"round finalize {ROUND} --yes") == f"{ROUND} is final\n"


@pytest.mark.usefixtures("installed")
def test_inviting_again_takes_only_new_experts(soundings: Run, here: Path) -> None:
    assert soundings("round create northeast-asia 2026-autumn --closes 30d").exit_code == 0
    assert soundings(f"round open {ROUND}").exit_code == 0
    assert soundings(f"invite {ROUND} --links-to one.csv").stdout.startswith("12 links are in")
    nobody = soundings(f"invite {ROUND} --links-to two.csv")
    assert "Everybody in the panel is invited already" in nobody.stdout
    assert (nobody.exit_code, (here / "two.csv").exists()) == (0, False)
    Path("more.csv").write_text("name,email\nNew,new@example.org\n")
    assert soundings("panel import northeast-asia more.csv").exit_code == 0
    assert soundings(f"invite {ROUND} --links-to two.csv").stdout.startswith("1 link is in two.csv")
    assert "new@example.org,http" in Path("two.csv").read_text()
    again = soundings(f"invite {ROUND} --links-to two.csv")
    assert again.exit_code == 1
    assert "two.csv exists already, and its links may be the only copy" in again.stderr


def test_a_reissued_link_takes_the_place_of_the_old_one(soundings: Run, installed: Path) -> None:
    soundings("round create northeast-asia 2026-autumn --closes 30d")
    soundings(f"round open {ROUND}")
    soundings(f"invite {ROUND} --links-to one.csv")
    line = f"invite {ROUND} --links-to two.csv --reissue expert01@example.org"
    assert soundings(f"{line} --reissue expert02@example.org").stdout.startswith("2 links are in")
    old = Path("one.csv").read_text().splitlines()
    new = Path("two.csv").read_text().splitlines()
    assert [row.partition(",")[0] for row in new] == [row.partition(",")[0] for row in old[:3]]
    assert set(old) & set(new) == {"email,link"}
    workspace = open_installation(load_settings(installed, {}))
    arrival = answering.arrive(workspace, new[1].rpartition("/")[2])
    assert arrival.invitation.expert.email == "expert01@example.org"
    close(workspace)


@pytest.mark.usefixtures("installed")
def test_a_password_may_be_typed(soundings: Run) -> None:
    typed = soundings("researcher add grace@example.org --name Grace", f"{PASSWORD}\n{PASSWORD}\n")
    assert typed.exit_code == 0
    assert PASSWORD not in typed.output
    listed = json.loads(soundings("researcher list --json").stdout)
    assert (listed[-1]["email"], listed[-1]["name"]) == ("grace@example.org", "Grace")
    assert "grace@example.org  Grace" in soundings("researcher list").stdout
