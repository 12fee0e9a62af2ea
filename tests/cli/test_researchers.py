from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("installed")
ADA, BO, STUDY = "ada@example.org", "bo@example.org", "northeast-asia"


def says(soundings: Run, line: str, stdin: str | None = None) -> str:
    done = soundings(line, stdin)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def bo(soundings: Run, installed: Path) -> None:
    """Somebody with an account who is no administrator."""
    assert installed.exists()
    says(soundings, f"researcher add {BO} --name Bo --password-file secret.txt")


def accounts(soundings: Run) -> dict[str, dict[str, object]]:
    listed = json.loads(soundings("researcher list --json").stdout)
    return {each["email"]: each for each in listed}


@pytest.mark.usefixtures("bo")
def test_the_first_researcher_is_an_administrator_and_others_where_it_is_said(
    soundings: Run,
) -> None:
    says(soundings, "researcher add cy@example.org --password-file secret.txt --administrator")
    known = accounts(soundings)
    assert known[ADA]["is_administrator"]
    assert not known[BO]["is_administrator"]
    assert known["cy@example.org"]["is_administrator"]
    says(soundings, f"researcher make-administrator {BO}")
    assert accounts(soundings)[BO]["is_administrator"]
    says(soundings, f"researcher unmake-administrator {BO}")
    assert f"{BO}  Bo\n" in says(soundings, "researcher list")


@pytest.mark.usefixtures("bo")
def test_roles_and_the_key_are_given_and_taken(soundings: Run) -> None:
    assert "Nobody works on" in says(soundings, f"researcher list --study {STUDY}")
    says(soundings, f"researcher role give {STUDY} {BO} field-worker")
    says(soundings, f"researcher key give {STUDY} {BO}")
    listed = says(soundings, f"researcher list --study {STUDY}")
    assert listed == f"{BO}  Bo  {STUDY}: field-worker, may use the key\n"
    says(soundings, f"researcher key take {STUDY} {BO}")
    says(soundings, f"researcher role take {STUDY} {BO}")
    assert accounts(soundings)[BO]["studies"] == []


@pytest.mark.usefixtures("bo")
def test_an_account_is_closed_opened_again_and_signed_out(soundings: Run) -> None:
    assert "The account of Bo is closed" in says(soundings, f"researcher close {BO}")
    assert "Bo  closed" in says(soundings, "researcher list")
    says(soundings, f"researcher reopen {BO}")
    assert accounts(soundings)[BO]["is_open"]
    assert "0 sessions of Bo ended." in says(soundings, f"researcher end-sessions {BO}")


@pytest.mark.usefixtures("bo")
def test_a_link_for_a_new_password_is_printed(soundings: Run) -> None:
    made = soundings(f"researcher reset-link {BO}")
    assert re.fullmatch(r"http://127\.0\.0\.1:5055/reset-password/[\w-]{43}\n", made.stdout)


@pytest.mark.usefixtures("bo")
def test_dropping_a_second_factor_asks_first(soundings: Run) -> None:
    assert soundings(f"researcher drop-factor {BO}", "n\n").exit_code == 1
    assert "nothing was changed" in says(soundings, f"researcher drop-factor {BO}", "y\n")
    assert "nothing was changed" in says(soundings, f"researcher drop-factor {BO} --yes")


def test_somebody_is_invited_and_the_invitation_taken_back(soundings: Run) -> None:
    asked = soundings(f"researcher invite {STUDY} {BO} --role analyst")
    assert re.fullmatch(r"http://127\.0\.0\.1:5055/join/[\w-]{43}\n", asked.stdout)
    again = says(soundings, f"researcher invite {STUDY} {BO} --take-back")
    assert again == "Its link lets nobody in any more.\n"
    assert "no open invitation" in says(soundings, f"researcher invite {STUDY} {BO} --take-back")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"researcher close {ADA}", "is the only administrator of this installation"),
        (f"researcher unmake-administrator {ADA}", "is the only administrator"),
        ("researcher close nobody@example.org", "Nobody has an account with the address"),
        (f"researcher role give nowhere {ADA} owner", "There is no study “nowhere”"),
        (f"researcher role give {STUDY} {ADA} king", "'king' is not one of"),
        (f"researcher role take {STUDY} {ADA}", "does not work on the study"),
        (f"researcher key give {STUDY} {ADA}", "does not work on the study"),
        (f"researcher invite {STUDY} nobody", "“nobody” is not an e-mail address"),
        (f"key {STUDY} --expert expert01@example.org --reason short", "at least 10 characters"),
        (f"key {STUDY} --pseudonym abc --reason because-we-must", "at least the first 8"),
        (f"key {STUDY} --expert a --pseudonym b", "Use one of"),
        ("key nowhere", "There is no study “nowhere”"),
        (f"key {STUDY} --csv panel.csv --reason because-we-must", "is there already"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(soundings: Run, line: str, sentence: str) -> None:
    refused = soundings(line)
    assert refused.exit_code > 0
    assert sentence in refused.stderr
    assert "Traceback" not in refused.output


def test_the_key_is_used_for_a_reason_and_every_use_is_listed(soundings: Run) -> None:
    assert "Nobody has used the key" in says(soundings, f"key {STUDY}")
    why = "an expert asks for the own data"
    found = says(soundings, f"key {STUDY} --expert expert01@example.org", f"{why}\n")
    pseudonym = re.search(r"[0-9a-f]{20}", found)
    assert pseudonym
    back = soundings(f"key {STUDY} --pseudonym {pseudonym[0][:8]} --json --reason because-we-must")
    assert json.loads(back.stdout)["name"] == "Expert 01"
    says(soundings, f"key {STUDY} --csv key.csv --reason because-we-must")
    assert Path("key.csv").stat().st_mode & 0o077 == 0
    assert len(list(csv.DictReader(Path("key.csv").read_text().splitlines()))) == 12
    uses = json.loads(soundings(f"key {STUDY} --json").stdout)
    assert [each["experts"] for each in uses] == [12, 1, 1]
    assert uses[-1]["reason"] == why
    assert "the command line  name to pseudonym, 1 expert: an expert asks" in says(
        soundings, f"key {STUDY}"
    )
