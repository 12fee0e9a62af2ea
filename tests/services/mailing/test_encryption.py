from __future__ import annotations

import shutil
import ssl
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.smtp import AuthResult

from surveys.model.errors import StorageError
from surveys.services.mailing.transport import compose
from surveys.services.mailing.transport import deliver
from tests.mail_server import running_mail_server
from tests.mail_server import with_mail

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.mail_settings import MailSettings
    from surveys.services.workspace import Workspace

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    pem = tmp_path / "cert.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -batch "
        f"-addext subjectAltName=IP:127.0.0.1 -keyout {tmp_path}/key.pem -out {pem}"
    )
    subprocess.run(command.split(), check=True, capture_output=True)
    return pem


@pytest.fixture
def context(certificate: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, certificate.with_name("key.pem"))
    return made


def send(workspace: Workspace, settings: MailSettings) -> None:
    sending = with_mail(workspace, settings)
    deliver(sending, compose(sending, to="bo@example.org", subject="Hello", text="Hello"))


def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(
    workspace: Workspace, context: ssl.SSLContext
) -> None:
    with running_mail_server(tls_context=context, require_starttls=True) as server:
        with pytest.raises(StorageError, match="certificate verify failed"):
            send(workspace, replace(server.settings, use_tls=True))
        assert server.messages == []


def test_with_a_certificate_that_is_vouched_for_it_is_encrypted(
    workspace: Workspace,
    context: ssl.SSLContext,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with running_mail_server(tls_context=context, require_starttls=True) as server:
        send(workspace, replace(server.settings, use_tls=True))
        assert server.recipients == ["bo@example.org"]


def test_a_wrong_password_is_said_and_not_shown(
    workspace: Workspace,
    context: ssl.SSLContext,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    def refuse(*_: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    with running_mail_server(tls_context=context, authenticator=refuse) as server:
        settings = replace(server.settings, use_tls=True, username="ada", password="open sesame")
        with pytest.raises(StorageError, match="refuses the login: 535") as refused:
            send(workspace, settings)
    assert "open sesame" not in str(refused.value) + repr(settings)
