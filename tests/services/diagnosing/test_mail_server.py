from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from surveys.model.findings import Weight
from surveys.model.mail_settings import MailSettings
from surveys.model.settings import Settings
from surveys.services.diagnosing.mail_server import check_mail
from surveys.services.diagnosing.mail_server import check_server

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from aiosmtpd.smtp import SMTP
    from aiosmtpd.smtp import Envelope
    from aiosmtpd.smtp import Session

    Start = Callable[..., MailSettings]


class Relay:
    """A mail server that takes mail from one address, and counts what it was sent."""

    def __init__(self) -> None:
        self.messages = 0

    async def handle_MAIL(  # noqa: N802 - the name of a command of SMTP
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address != "team@institute.test":
            return "550 Not your address"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - likewise
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.messages += 1
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def relay() -> Relay:
    return Relay()


@pytest.fixture
def start(relay: Relay) -> Iterator[Start]:
    """Start a real mail server, and return the settings that lead to it."""
    running: list[Controller] = []

    def run(**options: Any) -> MailSettings:
        controller = Controller(relay, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        running.append(controller)
        return MailSettings(
            server="127.0.0.1", port=controller.port, sender="Team <team@institute.test>"
        )

    yield run
    for controller in running:
        controller.stop()


def test_a_server_that_takes_our_mail_is_well_and_gets_none(start: Start, relay: Relay) -> None:
    (found,) = check_server(start())
    assert found.weight is Weight.GOOD
    assert "takes messages from team@institute.test" in found.sentence
    assert relay.messages == 0


def test_a_sender_that_the_server_does_not_take_is_said_with_its_words(start: Start) -> None:
    (found,) = check_server(replace(start(), sender="other@institute.test"))
    assert found.weight is Weight.TO_MEND
    assert "550 Not your address" in found.sentence


def test_a_wrong_password_is_told_from_a_wrong_address(start: Start) -> None:
    def refuse(*_: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    settings = start(authenticator=refuse, auth_require_tls=False)
    (found,) = check_server(replace(settings, username="ada", password="wrong"))
    assert "refuses the login of ada (535)" in found.sentence
    assert "wrong" not in found.sentence + found.to_do
    assert "MAIL_PASSWORD" in found.to_do


def test_a_server_without_the_encryption_that_was_asked_for_is_said(start: Start) -> None:
    settings = start()
    (starttls,) = check_server(replace(settings, use_tls=True))
    assert "does not offer what the settings ask for" in starttls.sentence
    (tls,) = check_server(replace(settings, use_ssl=True))
    assert "No encrypted connection" in tls.sentence


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused(start: Start, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    (found,) = check_server(replace(start(tls_context=context), use_tls=True))
    assert "No encrypted connection" in found.sentence
    assert "certificate" in found.sentence.lower()


def self_signed(folder: Path) -> Path:
    pem = folder / "both.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -batch"
    subprocess.run(
        [*command.split(), "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")],
        check=True,
        capture_output=True,
    )
    pem.write_text((folder / "key.pem").read_text() + (folder / "cert.pem").read_text())
    return pem


def test_a_server_that_is_not_there_is_said() -> None:
    settings = MailSettings(server="127.0.0.1", port=free_port(), sender="team@institute.test")
    (found,) = check_server(settings)
    assert "could not be spoken with: Connection refused" in found.sentence


def test_mail_that_is_not_set_or_goes_to_a_folder_is_advised_upon(tmp_path: Path) -> None:
    settings = Settings(instance=tmp_path, secret_key="k" * 40)
    (unset,) = check_mail(settings)
    assert (unset.weight, "file of links only" in unset.sentence) == (Weight.ADVICE, True)
    mail = MailSettings(sender="a@institute.test", folder=tmp_path)
    (folder,) = check_mail(replace(settings, mail=mail))
    assert "reach nobody" in folder.sentence


def test_the_sender_s_domain_is_looked_at_after_the_server(start: Start, tmp_path: Path) -> None:
    settings = Settings(instance=tmp_path, secret_key="k" * 40, mail=start())
    server, domain = check_mail(settings)
    assert server.about == "mail server"
    assert "institute.test is one for examples" in domain.sentence
