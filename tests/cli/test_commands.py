from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("researcher add ada@example.org --password-file secret.txt", "already a researcher with"),
        ("researcher add nobody --password-file secret.txt", "“nobody” is not an e-mail address"),
        ("researcher add b@example.org --password-file nothing.txt", "nothing.txt cannot be read"),
        ("researcher add b@example.org --password-file short.txt", "has 5 characters"),
        ("researcher add b@example.org --password-file empty.txt", "has 0 characters"),
        ("study add nothing.toml", "nothing.toml cannot be read: No such file"),
        ("study add panel.csv", "The study file has 7 problems"),
        ("study confirm northeast-asia fr", "has no texts in “fr”"),
        ("study confirm nowhere en", "There is no study “nowhere”"),
        ("study print nowhere --to q.pdf", "There is no study “nowhere”"),
        ("study print study.toml --language fr --to q.pdf", "has no texts in “fr”"),
        ("study print study.toml --to nowhere.txt/q.pdf", "cannot be written"),
        ("panel import nowhere panel.csv", "There is no study “nowhere”"),
        ("panel import northeast-asia study.toml", "Nothing was imported"),
        ("panel list nowhere", "There is no study “nowhere”"),
        ("round create nowhere a --closes 30d", "There is no study “nowhere”"),
        ("round create northeast-asia Autumn --closes 30d", "cannot name a round"),
        ("round create northeast-asia a --closes soon", "“soon” is no closing date"),
        ("round open autumn", "“autumn” does not name a round"),
        (f"round open {ROUND}", "There is no round “2026-autumn”"),
        (f"round close {ROUND}", "There is no round “2026-autumn”"),
        (f"round status {ROUND}", "There is no round “2026-autumn”"),
        (f"round finalize {ROUND} --yes", "There is no round “2026-autumn”"),
        ("round list nowhere", "There is no study “nowhere”"),
        (f"invite {ROUND} --links-to links.csv", "There is no round “2026-autumn”"),
        ("invite northeast-asia/draft --links-to nowhere.txt/links.csv", "cannot be written"),
        (
            "invite northeast-asia/draft --links-to links.csv --reissue a@example.org",
            "a@example.org was not invited",
        ),
        (f"analyze {ROUND} --json", "There is no round “2026-autumn”"),
        ("analyze northeast-asia/draft", "is a draft, so nobody can have answered"),
        ("export northeast-asia/draft --to out", "is draft: its files are exported only once"),
        ("verify nowhere", "There is no study “nowhere”"),
        ("receipt check ABCD", "A receipt code has 16 letters"),
        ("receipt check AAAA-AAAA-AAAA-AAAA", "Nothing was acknowledged here"),
        ("backup --to instance", "is inside the installation itself"),
        ("restore out", "out is no backup"),
        ("--instance elsewhere study list", "There is no installation in"),
        ("--instance short.txt/instance init", "cannot be made"),
        ("demo --no-serve --folder instance", "is not a demonstration"),
        ("serve --host 0.0.0.0", "without https they could read names and answers"),
    ],
)
def test_every_failure_is_a_sentence_on_standard_error(
    soundings: Run, line: str, sentence: str
) -> None:
    Path("short.txt").write_text("short\n")
    Path("empty.txt").write_text("")
    Path("nowhere.txt").write_text("")
    soundings("round create northeast-asia draft --closes 30d")
    failed = soundings(line)
    assert failed.exit_code == 1
    assert failed.stdout == ""
    assert sentence in failed.stderr
    assert "Traceback" not in failed.stderr
    assert isinstance(failed.exception, SystemExit)


@pytest.mark.parametrize(
    "line", ["nonsense", "round", "round open", "init extra", "serve --port x"]
)
def test_what_is_no_command_is_explained(soundings: Run, line: str) -> None:
    failed = soundings(line)
    assert failed.exit_code == 2
    assert "Usage: soundings" in failed.stderr


def test_initialising_twice_is_said(soundings: Run, installed: Path) -> None:
    assert soundings("init").stdout == f"The installation is up to date in {installed}\n"


@pytest.mark.usefixtures("here")
def test_every_problem_of_a_study_file_is_listed(soundings: Run) -> None:
    text = Path("study.toml").read_text().replace('kind = "number"', 'kind = "guess"', 1)
    Path("broken.toml").write_text(text.replace("cohesion = 4", "cohesion = 40", 1))
    checked = soundings("study check broken.toml")
    assert (checked.exit_code, checked.stdout) == (1, "")
    *problems, count = checked.stderr.splitlines()
    assert len(problems) >= 2
    assert all(re.match(r"broken.toml: line \d+: ", problem) for problem in problems)
    assert count == f"{len(problems)} problems found."
    as_json = soundings("study check broken.toml --json")
    assert as_json.exit_code == 1
    content = json.loads(as_json.stdout)
    assert [
        f"broken.toml: line {each['line']}: {each['message']}" for each in content["problems"]
    ] == problems
    assert content["minutes"] is None
    added = soundings("init") and soundings("study add broken.toml")
    assert added.exit_code == 1
    assert problems[0].removeprefix("broken.toml: ") in added.stderr


@pytest.mark.usefixtures("here")
def test_a_study_file_without_problems_has_a_length(soundings: Run) -> None:
    content = json.loads(soundings("study check study.toml --json").stdout)
    assert content["problems"] == []
    assert 0 < content["minutes"]["computer"] < content["minutes"]["phone"]
    assert [(each["form"], each["answers"]) for each in content["forms"]] == [
        ("", 48),
        ("short", 28),
    ]


@pytest.mark.usefixtures("installed")
def test_the_same_study_file_again_is_said(soundings: Run) -> None:
    again = soundings("study add study.toml")
    assert (again.exit_code, again.stdout) == (0, "northeast-asia\n")
    assert again.stderr == "These very bytes are version 1 already.\n"


@pytest.mark.usefixtures("installed")
def test_studies_are_listed_for_programs(soundings: Run) -> None:
    assert json.loads(soundings("study list --json").stdout) == [
        {
            "id": "northeast-asia",
            "title": "The alliances of Northeast Asia: a survey of experts",
            "version": 1,
            "alliances": ["us-japan", "us-rok"],
        }
    ]
    assert soundings("study confirm northeast-asia ja").stdout.startswith(
        "northeast-asia is offered in ja"
    )


@pytest.mark.usefixtures("installed")
def test_a_questionnaire_is_printed_from_a_file_and_from_a_study(soundings: Run) -> None:
    for name in ("study.toml", "northeast-asia"):
        done = soundings(f"study print {name} --language ja --to {Path(name).stem}.pdf")
        assert done.stdout == f"{Path(name).stem}.pdf\n"
        assert Path(f"{Path(name).stem}.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("here")
def test_an_empty_installation_says_what_comes_next(soundings: Run) -> None:
    soundings("init")
    assert "soundings study add FILE" in soundings("study list").stdout
    assert "soundings researcher add EMAIL" in soundings("researcher list").stdout
    assert "soundings round create" in soundings("round list").stdout
    assert soundings("verify").stdout == "people.db: 0 entries, no findings\n"
    soundings("study add study.toml")
    assert (
        "soundings panel import northeast-asia FILE"
        in soundings("panel list northeast-asia").stdout
    )


@pytest.mark.usefixtures("installed")
def test_a_panel_is_listed_without_pseudonyms(soundings: Run) -> None:
    assert soundings("panel list northeast-asia").stdout.splitlines()[0] == (
        "Expert 01  <expert01@example.org>  en"
    )
    listed = json.loads(soundings("panel list northeast-asia --json").stdout)
    assert listed[0] == {
        "name": "Expert 01",
        "email": "expert01@example.org",
        "language": "en",
        "community": "scholar",
        "institution": "Institute 1",
    }


@pytest.mark.usefixtures("installed")
def test_good_rows_are_imported_and_the_others_named(soundings: Run) -> None:
    Path("mixed.csv").write_text("name,email\nNew,new@example.org\n,nobody\n")
    refused = soundings("panel import northeast-asia mixed.csv")
    assert refused.exit_code == 1
    assert "  line 3: The name is missing." in refused.stderr
    done = soundings("panel import northeast-asia mixed.csv --good-rows")
    assert done.exit_code == 0
    assert "mixed.csv: left out, line 3: The name is missing." in done.stderr
    assert done.stdout == "Imported 1 experts; 0 were in the panel already.\n"


@pytest.mark.usefixtures("installed")
def test_rounds_are_listed_and_watched(soundings: Run) -> None:
    soundings("round create northeast-asia 2026-autumn --closes 30d")
    (listed,) = json.loads(soundings("round list northeast-asia --json").stdout)
    assert (listed["round"], listed["state"], listed["version"]) == (ROUND, "draft", 1)
    shown = soundings(f"round status {ROUND}").stdout.splitlines()
    assert shown[0] == f"{ROUND} is draft"
    assert [line.split() for line in shown[1:3]] == [["panel", "12"], ["invited", "0"]]


@pytest.mark.usefixtures("installed")
def test_a_round_of_the_short_form_says_so_everywhere(soundings: Run) -> None:
    made = soundings("round create northeast-asia brief --closes 30d --form short")
    assert made.stdout.endswith(" (America/New_York) and asks the form short\n")
    status = soundings("round status northeast-asia/brief")
    assert status.stdout.startswith("northeast-asia/brief is draft and asks the form short\n")
    assert (
        json.loads(soundings("round status northeast-asia/brief --json").stdout)["form"] == "short"
    )
    assert "form short" in soundings("round list").stdout
    listed = json.loads(soundings("round list --json").stdout)
    assert [each["form"] for each in listed if each["round"] == "northeast-asia/brief"] == ["short"]
    refused = soundings("round create northeast-asia other --closes 30d --form shrot")
    assert refused.stderr.rstrip().endswith("It has: short.")


@pytest.mark.usefixtures("installed")
def test_finalising_asks_first(soundings: Run) -> None:
    soundings("round create northeast-asia 2026-autumn --closes 30d")
    soundings(f"round open {ROUND}")
    soundings(f"round close {ROUND}")
    assert soundings(f"round finalize {ROUND}", "n\n").exit_code == 1
    assert json.loads(soundings(f"round status {ROUND} --json").stdout)["state"] == "closed"
    assert soundings(f"round finalize {ROUND}", "y\n").exit_code == 0
    assert json.loads(soundings(f"round status {ROUND} --json").stdout)["state"] == "final"


def test_what_verifying_finds_is_said_and_the_exit_code_tells(
    soundings: Run, installed: Path
) -> None:
    (installed / "heads" / "northeast-asia.log").write_text(f"9 {'a' * 64} 2026-09-01\n")
    found = soundings("verify")
    assert found.exit_code == 1
    assert "northeast-asia: 1 entry, 1 finding" in found.stdout
    assert "Entry 9, acknowledged at 2026-09-01, is no longer in the chain." in found.stdout
    as_json = soundings("verify northeast-asia --json")
    assert as_json.exit_code == 1
    assert len(json.loads(as_json.stdout)[0]["findings"]) == 1


def test_a_demonstration_is_made_once_and_reset(soundings: Run, here: Path) -> None:
    made = soundings("demo --no-serve --port 5099")
    assert made.exit_code == 0
    assert "SIMULATED data is at http://127.0.0.1:5099" in made.stdout
    links = re.findall(r"http://127.0.0.1:5099/i/\S+", made.stdout)
    assert len(links) == 3
    again = soundings("demo --no-serve --port 5099")
    assert re.findall(r"http://127.0.0.1:5099/i/\S+", again.stdout) == links
    line = f"--instance {here / 'instance' / 'demo'} analyze northeast-asia/2026-spring"
    assert soundings(line).stdout.startswith("SIMULATED DATA: no expert gave these answers.\n")
    reset = soundings("demo --no-serve --port 5099 --reset")
    assert reset.exit_code == 0
    assert not set(re.findall(r"http://\S+/i/\S+", reset.stdout)) & set(links)


def test_a_port_that_something_listens_on_is_said(soundings: Run, installed: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for line in ("serve", f"demo --folder {installed / 'demo'}"):
            failed = soundings(f"{line} --port {port}")
            assert failed.exit_code == 1
            assert (
                f"Port {port} of 127.0.0.1 cannot be used: Address already in use" in failed.stderr
            )
    assert not (installed / "demo").exists()
