from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bounce_files import delivery_report
from tests.bounce_files import mbox
from tests.bounce_files import plain_mail

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STUDY = "northeast-asia"
ROUND = f"{STUDY}/2026-autumn"
FIRST, SECOND = "expert01@example.org", "expert02@example.org"

pytestmark = pytest.mark.usefixtures("installed")


def out(soundings: Run, line: str) -> str:
    done = soundings(line)
    assert (done.exit_code, done.exception) == (0, None), done.output
    return done.stdout


def test_a_wish_for_no_mail_is_recorded_listed_and_undone(soundings: Run) -> None:
    assert "may be written to" in out(soundings, f"mail opted-out {STUDY}")
    said = out(soundings, f"mail opt-out {FIRST} --study {STUDY}")
    assert said == (
        f"{FIRST} is sent no mail from the study “{STUDY}” any more. Links still work.\n"
    )
    assert "recorded before" in out(soundings, f"mail opt-out {FIRST} --study {STUDY}")
    out(soundings, f"mail opt-out {SECOND}")
    listed = json.loads(out(soundings, f"mail opted-out {STUDY} --json"))
    assert [(each["email"], each["everywhere"]) for each in listed] == [
        (FIRST, False),
        (SECOND, True),
    ]
    assert "again" in out(soundings, f"mail opt-out {SECOND} --undo")
    assert "No wish of" in out(soundings, f"mail opt-out {SECOND} --undo")
    assert SECOND not in out(soundings, f"mail opted-out {STUDY}")


def test_a_bounce_by_hand_says_how_to_write_there_again(soundings: Run) -> None:
    said = out(soundings, f"mail bounce {FIRST} --kind hard --reason gone")
    assert "failed for good. Nothing more is sent there until the address changes" in said
    assert f"soundings mail bounce {FIRST} --clear" in said
    assert out(soundings, f"mail bounce {FIRST} --clear") == f"{FIRST} is written to again.\n"
    assert "was written to anyway" in out(soundings, f"mail bounce {FIRST} --clear")
    assert "failed for now." in out(soundings, f"mail bounce {FIRST} --kind soft")


def test_bounce_files_are_read_and_every_report_is_accounted_for(soundings: Run) -> None:
    Path("one.eml").write_bytes(delivery_report(FIRST))
    Path("box").write_bytes(
        mbox(delivery_report(FIRST), delivery_report("x@y.example"), plain_mail())
    )
    done = soundings("mail bounces one.eml box")
    assert done.exit_code == 0
    assert f"one.eml: {FIRST} failed for good, recognised by its address" in done.stdout
    assert f"box, message 1: {FIRST} was recorded before" in done.stdout
    assert "box, message 2: x@y.example belongs to nobody here" in done.stderr
    assert "box, message 3: This is no delivery report" in done.stderr
    assert "Recorded 1; 1 were known, 1 belong to nobody here, 1 could not be read." in done.stdout
    again = json.loads(out(soundings, "mail bounces one.eml --json"))
    assert (again["recorded"], len(again["known"])) == ([], 1)


def test_a_history_is_shown_with_why_nothing_is_sent(soundings: Run) -> None:
    line = f"mail history {FIRST} --study {STUDY}"
    assert "Nothing has passed yet" in out(soundings, line)
    out(soundings, f"mail opt-out {FIRST} --study {STUDY}")
    said = out(soundings, line)
    assert "Is not written to: wants no mail from this study." in said
    found = json.loads(out(soundings, f"{line} --json"))
    assert (found["no_mail"], [each["what"] for each in found["history"]]) == (
        "opted-out",
        ["opted-out"],
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"mail opt-out nobody@example.org --study {STUDY}", "Nobody in the panel of"),
        ("mail opt-out nobody", "is not an e-mail address"),
        ("mail opted-out nowhere", "There is no study “nowhere”"),
        ("mail bounce nobody@example.org", "Nobody in any panel has the address"),
        ("mail bounces nothing.eml", "nothing.eml cannot be read"),
        (f"mail history nobody@example.org --study {STUDY}", "Nobody in the panel of"),
        (f"mail history {FIRST} --study nowhere", "There is no study “nowhere”"),
        (f"round links {ROUND}", "There is no round"),
        ("doctor --instance", "No such option"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(soundings: Run, line: str, sentence: str) -> None:
    failed = soundings(line)
    assert failed.exit_code != 0
    assert sentence in failed.stderr


def test_links_are_counted_and_revoked_after_a_question(soundings: Run) -> None:
    out(soundings, f"round create {STUDY} 2026-autumn --closes 30d")
    out(soundings, f"invite {ROUND} --links-to one.csv")
    assert out(soundings, f"round links {ROUND}") == "12 invited, 12 links work.\n"
    asked = soundings(f"round links {ROUND} --revoke {FIRST}", "n\n")
    assert asked.exit_code == 1
    assert "1 link stops working at once." in asked.stdout
    said = out(soundings, f"round links {ROUND} --revoke {FIRST} --yes")
    assert said == f"Revoked 1 link of the round {ROUND}.\n"
    assert f"no link that works: Expert 01  <{FIRST}>" in out(soundings, f"round links {ROUND}")
    assert "Revoked 11 links" in out(soundings, f"round links {ROUND} --revoke-all --yes")
    refused = soundings(f"round links {ROUND} --revoke-all --yes")
    assert "there is none to revoke" in refused.stderr
    both = soundings(f"round links {ROUND} --revoke-all --revoke {FIRST}")
    assert "use one" in both.stderr
    listed = json.loads(out(soundings, f"round links {ROUND} --json"))
    assert {each["links"] for each in listed} == {0}
