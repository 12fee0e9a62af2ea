from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.designing import add_study
from surveys.services.designing import list_studies
from surveys.services.designing import offered_languages
from surveys.services.designing import shipped_study_file
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

ADD = "/add-study"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def test_an_empty_installation_says_how_to_begin(desk: Desk, workspace: Workspace) -> None:
    desk.go("/")
    assert "Begin with the default study" in desk.words
    desk.send_to("/add-study/default")
    assert desk.address == STUDY
    assert "was added as version 1" in desk.page.text
    desk.go("/")
    assert "US–Japan, US–ROK" in desk.words
    assert len(list_studies(workspace)) == 1


def test_adding_the_default_study_twice_leads_to_the_same_page(desk: Desk) -> None:
    for words in ("was added as version 1", "has this very file already: it is version 1"):
        desk.go("/add-study")
        desk.send_to("/add-study/default")
        assert desk.address == STUDY
        assert words in desk.page.text


def test_a_changed_file_is_the_next_version(desk: Desk) -> None:
    desk.go(ADD)
    desk.upload_to(ADD, shipped_study_file(), "study.toml")
    desk.go(ADD)
    desk.upload_to(ADD, shipped_study_file() + b"\n# reworded\n", "study.toml")
    assert "was added as version 2" in desk.page.text


def test_a_broken_study_file_is_kept_as_a_draft_that_shows_every_problem_with_its_line(
    desk: Desk, workspace: Workspace
) -> None:
    broken = shipped_study_file().replace(b'id = "us-rok"', b'id = "us-japan"', 1)
    broken = broken.replace(b'time_zone = "America/New_York"', b'time_zone = "Atlantis"', 1)
    desk.go(ADD)
    reply = desk.upload_to(ADD, broken, "study.toml")
    assert desk.address == f"{STUDY}/draft"
    assert "so it was kept as a draft and not as a version" in reply.text
    assert reply.text.count('<span class="line">Line ') >= 2
    assert list_studies(workspace) == ()
    desk.go("/")
    assert "In the making" in desk.words
    assert f'href="{STUDY}/draft"' in desk.page.text
    desk.go(ADD)
    other = broken.replace(b"Atlantis", b"Lemuria", 1)
    assert desk.upload_to(ADD, other, "study.toml").status_code == 422
    assert "has a draft already, so nothing was kept" in desk.words
    assert desk.page.text.count('<span class="line">Line ') >= 2


@pytest.mark.parametrize(
    ("content", "filename"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 50, "study.toml"),
        (b"", "empty.toml"),
        ("題".encode("utf-16"), "utf-16.toml"),
        (b"format = ", "half.toml"),
        (b"x" * 1_500_000, "large.toml"),
    ],
    ids=["binary", "empty", "utf-16", "half a line", "too large for a study"],
)
def test_a_file_that_is_no_study_gets_a_sentence(
    desk: Desk, workspace: Workspace, content: bytes, filename: str
) -> None:
    desk.go(ADD)
    reply = desk.upload_to(ADD, content, filename)
    assert reply.status_code == 422
    assert "There is a problem" in desk.words
    assert list_studies(workspace) == ()


def test_no_file_at_all_is_said_at_the_field(desk: Desk) -> None:
    desk.go(ADD)
    reply = desk.send_to(ADD, file="")
    assert reply.status_code == 422
    assert "Please choose a study file" in desk.words


def test_a_file_of_three_megabytes_is_refused_in_a_sentence(desk: Desk) -> None:
    desk.go(ADD)
    reply = desk.upload_to(ADD, b"#" * 3_000_000, "study.toml")
    assert reply.status_code == 413
    assert "larger than 2 MB" in desk.words


def test_markup_in_a_study_file_is_shown_and_not_run(desk: Desk) -> None:
    title = b"<script>alert(1)</script><img src=x onerror=alert(1)>"
    ours = shipped_study_file().replace(b"The alliances of Northeast Asia: a survey", title, 1)
    desk.go(ADD)
    desk.upload_to(ADD, ours, "study.toml")
    assert desk.page.status_code == 200
    assert "<script>alert(1)" in desk.heading
    for address in ("/", STUDY, f"{STUDY}/panel", f"{STUDY}/panel/file", f"{STUDY}/add-round"):
        desk.go(address)  # the page check fails on any script, handler or unknown image
        assert "<img src=x" not in desk.page.text
        assert "<script>alert" not in desk.page.text


def test_markup_in_a_problem_is_shown_and_not_run(desk: Desk) -> None:
    broken = shipped_study_file().replace(b'"America/New_York"', b'"<img src=x onerror=alert(1)>"')
    desk.go(ADD)
    desk.upload_to(ADD, broken, "study.toml")
    assert "<img src=x onerror=alert(1)>" in desk.words
    assert "<img src=x" not in desk.page.text


def test_the_study_page_draws_both_readings_of_the_map_in_words(desk: Desk) -> None:
    desk.go(ADD)
    desk.send_to("/add-study/default")
    assert "The reading in use" in desk.words
    assert "The other reading" in desk.words
    assert "The framework’s author has not confirmed this map" in desk.words


def test_a_translation_is_offered_once_it_is_confirmed(desk: Desk, workspace: Workspace) -> None:
    desk.go(ADD)
    desk.send_to("/add-study/default")
    address = f"{STUDY}/languages/ja/confirm"
    desk.go(address)
    assert offered_languages(workspace, "northeast-asia", 1) == ("en",)
    desk.send_to(address)
    assert "Confirmed translation, offered" in desk.words
    assert offered_languages(workspace, "northeast-asia", 1) == ("en", "ja")


@pytest.mark.parametrize(
    "address",
    [
        "/studies/nowhere",
        "/studies/..",
        "/studies/nowhere/panel",
        "/studies/nowhere/rounds/1",
        "/studies/northeast-asia/languages/xx/confirm",
        "/studies/northeast-asia/rounds/none",
        "/studies/northeast-asia/rounds/none/results",
        "/studies/northeast-asia/rounds/none/data",
    ],
)
def test_what_does_not_exist_is_not_found(desk: Desk, address: str) -> None:
    desk.go(ADD)
    desk.send_to("/add-study/default")
    assert desk.go(address).status_code == 404


def test_the_default_file_can_be_downloaded_and_changed(desk: Desk) -> None:
    reply = desk.go("/add-study/northeast-asia.toml")
    assert reply.data == shipped_study_file()
    assert "attachment" in reply.headers["Content-Disposition"]


def test_the_page_of_a_study_says_how_long_each_form_is(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    desk.go(STUDY)
    assert (
        "Short form (short): 28 answers, about 6 minutes on a computer, 8 on a phone" in desk.words
    )


def test_the_questionnaire_is_printed_beside_each_language(
    desk: Desk, workspace: Workspace
) -> None:
    add_study(workspace, shipped_study_file())
    desk.go(STUDY)
    for language in ("en", "ko"):
        address = f"/studies/northeast-asia/languages/{language}/questionnaire.pdf"
        assert f'href="{address}"' in desk.page.text
        reply = desk.client.get(address)
        assert (reply.status_code, reply.mimetype) == (200, "application/pdf")
        assert reply.data.startswith(b"%PDF-")
    assert (
        desk.client.get("/studies/northeast-asia/languages/fr/questionnaire.pdf").status_code == 422
    )
