from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Never

import pytest

from surveys.model.errors import Busy
from surveys.model.errors import Conflict
from surveys.model.errors import Damaged
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.errors import SoundingsError
from surveys.model.errors import StorageError
from surveys.model.problems import Problem
from surveys.services import answering
from surveys.web.errors import STATUS

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Have the landing page meet an error."""

    def fail(*_: object) -> Never:
        raise error

    monkeypatch.setattr(answering, "arrive", fail)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("No such link."), 404),
        (Refused("Not now."), 403),
        (Conflict("There is one already."), 409),
        (Invalid("It has problems."), 422),
        (Busy("Many at work.", retry_after=4), 503),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_refusal_is_a_page_with_its_sentence(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, error: SoundingsError, status: int
) -> None:
    failing(monkeypatch, error)
    reply = client.get("/i/x")
    assert reply.status_code == status
    assert str(error) in reply.text
    assert reply.headers.get("Retry-After") == ("4" if status == 503 else None)


def test_every_problem_of_what_was_handed_in_is_listed(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, Invalid("Two problems.", [Problem(line=3, message="<b>No.</b>")]))
    assert "line 3: &lt;b&gt;No.&lt;/b&gt;" in client.get("/i/x").text


@pytest.mark.parametrize(
    ("error", "status"), [(StorageError("/srv/x.db: disk full"), 507), (Damaged("/srv/x.db"), 500)]
)
def test_a_fault_of_the_storage_names_no_file_but_a_reference(
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: SoundingsError,
    status: int,
) -> None:
    failing(monkeypatch, error)
    reply = client.get("/i/x")
    assert reply.status_code == status
    assert "/srv" not in reply.text
    assert _reference(reply.text) in caplog.text
    assert "/srv/x.db" in caplog.text


def test_an_unexpected_failure_shows_a_reference_and_logs_no_token(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app.testing = False
    failing(monkeypatch, RuntimeError("The inner workings."))
    reply = app.test_client().get("/i/SECRET-TOKEN")
    assert reply.status_code == 500
    assert "inner workings" not in reply.text
    assert _reference(reply.text) in caplog.text
    assert "inner workings" in caplog.text
    assert "SECRET-TOKEN" not in caplog.text


def test_every_kind_of_error_has_its_status() -> None:
    assert set(STATUS) == set(SoundingsError.__subclasses__())


def test_a_wrong_method_is_refused_with_those_that_fit(client: FlaskClient) -> None:
    reply = client.delete("/i/x")
    assert reply.status_code == 405
    assert "GET" in reply.headers["Allow"]


@pytest.mark.parametrize("address", ["/.git/config", "/instance/people.db", "/static/../app.py"])
def test_what_is_not_a_page_is_not_served(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_is_too_large_is_refused_with_a_sentence(client: FlaskClient) -> None:
    body = b"x" * (2 * 1024 * 1024 + 1)
    reply = client.post("/i/x/begin", data=body, content_type="multipart/form-data; boundary=x")
    assert reply.status_code == 413
    assert "larger than 2 MB" in reply.text


def _reference(html: str) -> str:
    found = re.search(r"Reference: <strong>([0-9a-f]{8})</strong>", html)
    assert found
    return found[1]
