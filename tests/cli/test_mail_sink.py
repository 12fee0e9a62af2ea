from __future__ import annotations

import email
import email.policy
import os
import signal
import smtplib
import socket
import subprocess
import sys
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINK = "https://survey.example/i/abc"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def sink(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A mail sink as somebody starts it, once it takes mail."""
    command = ["-c", "from app import main; main()", "--instance", str(tmp_path / "instance")]
    with subprocess.Popen(
        [sys.executable, "-u", *command, "mail", "sink", "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdout
        assert f"127.0.0.1:{port}" in process.stdout.readline()
        yield process
        process.terminate()


def a_mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "panel@survey.example", "陳 <chen@example.org>"
    message["Subject"] = "您的邀請"
    message.set_content(f"請開啟：\n{LINK}\n")
    return message


def test_what_is_sent_is_shown_and_kept_and_goes_nowhere(
    sink: subprocess.Popen[str], tmp_path: Path, port: int
) -> None:
    with smtplib.SMTP("127.0.0.1", port) as server:
        server.send_message(a_mail())
    assert sink.stdout
    lines = [sink.stdout.readline() for _ in range(5)]
    assert "SOUNDINGS_MAIL_SERVER=127.0.0.1" in lines[1]
    assert lines[2] == "1. To chen@example.org: 您的邀請\n"
    assert lines[3].strip() == LINK
    (kept,) = (tmp_path / "instance" / "mail-sink").iterdir()
    assert str(kept) in lines[4]
    assert kept.stat().st_mode & 0o777 == 0o600
    read = email.message_from_bytes(kept.read_bytes(), policy=email.policy.default)
    assert read["Subject"] == "您的邀請"
    sink.send_signal(signal.SIGINT)
    assert "1 message is in" in sink.stdout.read()
    assert sink.wait() == 0


def test_a_port_that_is_taken_is_said(sink: subprocess.Popen[str], port: int) -> None:
    assert sink.poll() is None
    again = subprocess.run(
        [sys.executable, "-c", "from app import main; main()", "mail", "sink", "--port", str(port)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in again.stderr
