from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import confirm_translation
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from tests.conditional_study import TEXT
from tests.web.desk import EMAIL
from tests.web.desk import NAME
from tests.web.desk import PASSWORD
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel
from tests.web.page_check import Document

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.browsing import Browser
    from tests.web.desk import Desk

PREVIEW = f"{STUDY}/versions/1/preview"
PROMPTED = {"prompted": "1"}


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    with_panel(workspace)
    return signed_in_desk(app, workspace)


@pytest.fixture
def conditional(app: Flask, workspace: Workspace) -> Desk:
    """A desk at which a study with conditions is previewed."""
    add_study(workspace, TEXT.replace("every-kind", NAME.study, 1).encode())
    return signed_in_desk(app, workspace)


def stored(workspace: Workspace) -> dict[str, str]:
    """Return the hash of every file of the installation."""
    folder = workspace.settings.instance
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def begin(browser: Browser, query: str = "") -> None:
    """Begin and agree: the first page of questions is shown."""
    browser.go(PREVIEW + query)
    browser.send()
    browser.send_fields({"purpose-take_part": "y"})


def answer_all(browser: Browser) -> int:
    """Answer page after page with the first choice until the review is shown, and count the pages."""
    pages = 0
    while not browser.address.endswith("/review"):
        form, before = browser.form, browser.page.text
        chosen = {name: values[:1] for name, values in form.choices.items()}
        typed = {name: "12" for name in form.typing if "-" not in name.rpartition(".")[2]}
        browser.send_fields(chosen | typed | PROMPTED)
        assert browser.page.text != before, browser.words
        pages += 1
    return pages


def go_on_to(browser: Browser, question: str) -> None:
    """Leave pages empty until one asks a question."""
    while f'id="question-{question}"' not in browser.page.text:
        assert not browser.address.endswith("/review"), f"No page asks {question}."
        browser.send_fields(PROMPTED)


def is_named_a_draft(browser: Browser) -> bool:
    """Say whether the banner says, in whichever language, that the translation is a draft."""
    return 'class="draft"' in browser.page.text


def test_a_researcher_walks_from_the_invitation_to_the_end(desk: Desk) -> None:
    desk.go(PREVIEW)
    assert "Preview: nothing is stored. Version 1 of the study." in desk.page.text.replace(
        "</strong>", ""
    )
    desk.send()
    assert desk.heading == "Before you begin"
    desk.send_fields({"purpose-take_part": "y"})
    assert "Part 1 of" in desk.words
    assert answer_all(desk) > 3
    assert desk.heading == "Review your answers"
    desk.send()
    assert desk.heading == "The end of the preview"
    assert "Nothing of this preview was stored." in desk.words


def test_nothing_is_written(desk: Desk, workspace: Workspace) -> None:
    desk.go(PREVIEW)
    before = stored(workspace)
    begin(desk)
    answer_all(desk)
    desk.send()
    assert desk.heading == "The end of the preview"
    assert stored(workspace) == before


def test_what_was_answered_is_there_at_the_next_page_and_on_the_way_back(desk: Desk) -> None:
    begin(desk)
    go_on_to(desk, "expert.BG_YEARS")
    address = desk.address
    desk.send_fields({"expert.BG_YEARS": "17"} | PROMPTED)
    assert desk.address != address
    back = desk.page.text.split('class="back"><a href="')[1].split('"')[0].replace("&amp;", "&")
    desk.go(back)
    assert desk.address == address
    assert desk.form.fields["expert.BG_YEARS"] == ["17"]


def test_answers_are_checked_like_those_of_experts(desk: Desk) -> None:
    begin(desk)
    go_on_to(desk, "expert.BG_YEARS")
    desk.send_fields({"expert.BG_YEARS": "many"})
    assert desk.page.status_code == 422
    assert "There is a problem" in desk.words
    assert desk.form.fields["expert.BG_YEARS"] == ["many"]


def test_consent_is_asked_for(desk: Desk) -> None:
    desk.go(PREVIEW)
    desk.send()
    desk.send()
    assert desk.page.status_code == 422
    assert "Please tick this box if you agree to take part." in desk.words
    desk.go(f"{PREVIEW}/pages/us-japan")
    assert desk.heading == "Before you begin"
    desk.go(f"{PREVIEW}/review")
    assert desk.heading == "Before you begin"


def test_skip_logic_and_repeated_answers_are_those_of_experts(conditional: Desk) -> None:
    begin(conditional)
    go_on_to(conditional, "expert.SHORT")
    conditional.send_fields({"expert.SHORT": "Physics"})
    assert "One of them leads to the question below" in conditional.words
    conditional.send_fields({"expert.WHERE": "<b>Paris</b>"})
    assert "In which street of <b>Paris</b>?" in conditional.words
    assert "<b>Paris" not in conditional.page.text
    assert "US–ROK" not in conditional.words


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-Hant", "美日同盟"), ("ja", "日米同盟"), ("ko", "미일 동맹"), ("en", "US–Japan")],
)
def test_every_language_can_be_walked_in_and_drafts_are_named(
    desk: Desk, language: str, words: str
) -> None:
    begin(desk, f"?language={language}")
    assert f'<html lang="{language}">' in desk.page.text
    assert is_named_a_draft(desk) is (language != "en")
    go_on_to(desk, "us-japan.T0")
    assert words in desk.words


def test_the_language_is_switched_with_what_was_typed(desk: Desk) -> None:
    begin(desk)
    go_on_to(desk, "expert.BG_YEARS")
    desk.send_fields({"expert.BG_YEARS": "17", "language": "ko"})
    assert '<html lang="ko">' in desk.page.text
    assert desk.form.fields["expert.BG_YEARS"] == ["17"]
    desk.go(f"{PREVIEW}/review?{desk.page.request.query_string.decode()}")
    assert '<html lang="ko">' in desk.page.text
    assert "17" in desk.words


def test_a_confirmed_translation_is_no_draft(desk: Desk, workspace: Workspace) -> None:
    confirm_translation(workspace, NAME.study, "ja")
    desk.go(f"{PREVIEW}?language=ja")
    assert not is_named_a_draft(desk)


def test_another_expert_gets_another_order(desk: Desk) -> None:
    def vignettes(turn: int) -> list[str]:
        begin(desk, f"?turn={turn}")
        while "Description 1 of" not in desk.words:
            desk.send_fields(PROMPTED)
        return [
            each.text
            for each in Document(desk.page.text).all("div")
            if each.attributes.get("class") == "vignette"
        ]

    desk.go(PREVIEW)
    assert f"{PREVIEW}?language=en&amp;turn=1" in desk.page.text
    assert vignettes(0) == vignettes(0)
    assert len({tuple(vignettes(turn)) for turn in range(4)}) > 1


def test_the_short_form_is_shorter(desk: Desk) -> None:
    begin(desk, "?form=short")
    assert "in the form" in desk.page.text
    short = answer_all(desk)
    begin(desk)
    assert short < answer_all(desk)


def test_what_needs_stored_answers_is_not_part_of_it(desk: Desk) -> None:
    begin(desk)
    desk.send_fields({"leave": "1"} | PROMPTED)
    assert desk.heading == "Not part of the preview"


def test_what_can_be_learned_about_an_expert_is_part_of_it(desk: Desk) -> None:
    begin(desk)
    there = desk.page.request.full_path.replace("pages/background", "what-can-be-learned")
    desk.go(there)
    assert "What the researchers can see" in desk.words


def test_a_changed_address_begins_anew(desk: Desk) -> None:
    begin(desk)
    token = desk.page.request.args["so_far"]
    desk.go(f"{PREVIEW}/review?so_far={token[:-2]}xx")
    assert desk.heading == "Before you begin"


def test_more_text_than_an_address_can_carry_is_refused(desk: Desk) -> None:
    begin(desk)
    go_on_to(desk, "us-japan.COMMENT")
    # Words that no compression makes short.
    words = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(78))
    desk.send_fields({"us-japan.COMMENT": words} | PROMPTED)
    go_on_to(desk, "us-rok.COMMENT")
    desk.send_fields({"us-rok.COMMENT": words[::-1]} | PROMPTED)
    assert desk.page.status_code == 422
    assert "There is more text here than a preview can take along." in desk.words
    assert desk.form.fields["us-rok.COMMENT"] == [words[::-1]]


@pytest.mark.parametrize("address", ["versions/2/preview", "versions/1/preview?form=tiny"])
def test_there_is_no_preview_of_what_is_not_there(desk: Desk, address: str) -> None:
    assert desk.go(f"{STUDY}/{address}").status_code == 404


@pytest.mark.parametrize("address", ["", "/consent", "/pages/us-japan", "/review", "/aside"])
def test_strangers_see_no_preview(app: Flask, workspace: Workspace, address: str) -> None:
    with_panel(workspace)
    add_researcher(workspace, EMAIL, PASSWORD, "Ada")
    stranger = new_desk(app)
    stranger.go(PREVIEW + address)
    assert stranger.address == "/sign-in"


def test_the_page_of_a_study_leads_to_its_preview(desk: Desk) -> None:
    desk.go(STUDY)
    for language in ("en", "zh-Hant", "ja", "ko"):
        assert f'href="{PREVIEW}?language={language}"' in desk.page.text
    assert f'href="{PREVIEW}?form=short&amp;language=ja"' in desk.page.text
    desk.go(f"{PREVIEW}?form=short&language=ja")
    assert '<html lang="ja">' in desk.page.text


def test_the_page_of_a_round_leads_to_the_preview_until_it_opens(
    desk: Desk, workspace: Workspace
) -> None:
    create_round(workspace, NAME.study, NAME.round, "30d", form="short")
    desk.go(ROUND)
    assert f'href="{PREVIEW}?form=short"' in desk.page.text
    open_round(workspace, NAME)
    desk.go(ROUND)
    assert PREVIEW not in desk.page.text
