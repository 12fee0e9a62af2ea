from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.mail_server import SENDER
from tests.mail_server import running_mail_server
from tests.workspaces import EXPERTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run
    from tests.mail_server import MailServer

ROUND = "northeast-asia/2026-autumn"
FIRST = "expert01@example.org"


@pytest.fixture
def server(installed: Path, soundings: Run) -> Iterator[MailServer]:
    """A real mail server that the installation's own configuration names, and an open round."""
    with running_mail_server() as running:
        (installed / "config.py").write_text(
            f'MAIL_SERVER = "127.0.0.1"\nMAIL_PORT = {running.port}\nMAIL_SENDER = "{SENDER}"\n'
            "MAIL_PER_MINUTE = 60000\n"
        )
        soundings("round create northeast-asia 2026-autumn --closes 30d")
        soundings(f"round open {ROUND}")
        yield running


def test_the_list_is_shown_and_asked_about_before_anything_goes(
    soundings: Run, server: MailServer
) -> None:
    refused = soundings(f"mail send {ROUND}", stdin="n\n")
    assert "To 12 experts (12 en):" in refused.output
    assert f"Expert 01 <{FIRST}>" in refused.output
    assert "Send 12 messages? [y/N]" in refused.output
    assert (refused.exit_code, server.messages) == (1, [])
    sent = soundings(f"mail send {ROUND}", stdin="y\n")
    assert "12 messages queued (invitation 1).\n12 sent.\n" in sent.output
    assert len(server.messages) == EXPERTS


def test_sending_again_says_that_nobody_is_left(soundings: Run, server: MailServer) -> None:
    soundings(f"mail send {ROUND} --yes")
    again = soundings(f"mail send {ROUND} --yes")
    assert "There is nobody to write to" in again.output
    assert again.exit_code == 1
    soon = soundings(f"mail send {ROUND} --reminder --yes")
    assert "was written to within the last 24 hours" in soon.output
    assert "With --everybody, 12 of them get it too." in soon.output
    assert soundings(f"mail send {ROUND} --reminder --everybody --yes").exit_code == 0
    assert len(server.messages) == 2 * EXPERTS


def test_a_dry_run_writes_files_and_sends_nothing(soundings: Run, server: MailServer) -> None:
    done = soundings(f"mail send {ROUND} --dry-run out")
    assert "12 messages in out. Nothing was sent, and their links lead nowhere." in done.output
    assert len(list(Path("out").glob("*.eml"))) == EXPERTS
    assert server.messages == []


def test_what_waits_is_sent_by_a_run_or_stopped(soundings: Run, server: MailServer) -> None:
    soundings(f"mail send {ROUND} --yes --queue-only")
    assert "12 waiting" in soundings(f"mail status {ROUND}").output
    assert soundings(f"mail cancel {ROUND}").output == "12 messages will not be sent.\n"
    soundings(f"mail send {ROUND} --yes --queue-only")
    assert soundings("mail run").output == "12 sent.\n"
    assert soundings("mail run").output == "Nothing was waiting.\n"
    assert len(server.messages) == EXPERTS


def test_the_status_names_what_failed_and_it_is_sent_again(
    soundings: Run, server: MailServer
) -> None:
    server.replies[FIRST] = ["550 Nobody of that name"]
    assert "11 sent, 1 failed." in soundings(f"mail send {ROUND} --yes").output
    status = soundings(f"mail status {ROUND}")
    assert f"{FIRST}: invitation 1 failed: The mail server said 550: Nobody of that name" in (
        status.output
    )
    found = json.loads(soundings(f"mail status {ROUND} --json").output)
    assert (found["waves"][0]["sent"], found["waves"][0]["failed"]) == (11, 1)
    assert (
        "1 message queued once more.\n1 sent." in soundings(f"mail again {ROUND} --failed").output
    )
    assert soundings(f"mail again {ROUND} --to {FIRST}").exit_code == 1


def test_words_are_printed_changed_tried_and_dropped(soundings: Run, server: MailServer) -> None:
    words = soundings("mail template show northeast-asia reminder en").output
    assert words.startswith("Subject: Reminder from {sponsor}")
    Path("own.txt").write_text(words.replace("Reminder from", "A word from"))
    assert soundings("mail template set northeast-asia reminder en own.txt").exit_code == 0
    shown = soundings("mail template show northeast-asia reminder en --filled").output
    assert shown.startswith("Subject: A word from Ada Researcher")
    test = soundings("mail template test northeast-asia reminder en ada@example.org")
    assert test.output == "The mail server has taken a test message to ada@example.org.\n"
    assert str(server.messages[0]["Subject"]).startswith("A word from Ada Researcher")
    soundings("mail template reset northeast-asia reminder en")
    assert soundings("mail template show northeast-asia reminder en").output == words


@pytest.mark.usefixtures("installed")
def test_words_that_cannot_be_used_are_refused_in_a_sentence(soundings: Run) -> None:
    Path("bad.txt").write_text("Subject: Hello\n\nNo link.\n")
    refused = soundings("mail template set northeast-asia reminder en bad.txt")
    assert refused.output.startswith("Error: The mark {link} is missing")
    Path("bad.txt").write_text("Hello\n\n{link}\n")
    refused = soundings("mail template set northeast-asia reminder en bad.txt")
    assert "must begin with a line “Subject: …”" in refused.output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("MAIL_PORT = 'high'", "MAIL_PORT is 'high'; it is a whole number from 1 to 65535."),
        ("MAIL_SENDER = 'nobody'", "MAIL_SENDER is 'nobody'; it is an address"),
        ("MAIL_USE_TLS = MAIL_USE_SSL = True", "MAIL_USE_TLS and MAIL_USE_SSL are both set."),
        ("MAIL_USE_TLS = 'perhaps'", "MAIL_USE_TLS is 'perhaps'; it is True or False."),
        ("MAIL_PASSWORD_FILE = 'gone'", "which cannot be read."),
        ("MAIL_SEVER = 'x'", "sets MAIL_SEVER, which is no setting."),
    ],
)
def test_a_setting_that_cannot_be_read_is_said(
    installed: Path, soundings: Run, line: str, said: str
) -> None:
    (installed / "config.py").write_text(f"{line}\n")
    refused = soundings("mail run")
    assert refused.exit_code == 1
    assert said in refused.output


@pytest.mark.usefixtures("installed")
def test_without_a_mail_server_it_is_said_what_to_set(soundings: Run) -> None:
    refused = soundings("mail run")
    assert refused.output.startswith("Error: This installation cannot send mail yet.")
