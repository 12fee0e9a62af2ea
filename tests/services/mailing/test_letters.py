from __future__ import annotations

from dataclasses import replace
from email.header import decode_header
from email.header import make_header
from email.utils import parseaddr
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.errors import StorageError
from surveys.model.events import EventKind
from surveys.model.mail_settings import MailSettings
from surveys.model.messages import MessageKind
from surveys.model.rounds import RoundState
from surveys.model.texts import LANGUAGES
from surveys.services.launching import find_round
from surveys.services.mailing import wording
from surveys.services.mailing.choosing import choose
from surveys.services.mailing.rendering import render
from surveys.services.mailing.rendering import round_values
from surveys.services.mailing.transport import compose
from surveys.services.mailing.transport import deliver
from surveys.services.mailing.trying_out import example_letter
from surveys.services.mailing.trying_out import send_test
from surveys.services.mailing.trying_out import write_letters
from tests.mail_server import SENDER
from tests.mail_server import running_mail_server
from tests.mail_server import text_of
from tests.mail_server import with_mail
from tests.web.hostile_texts import HOSTILE
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.mail_templates import MailTemplate
    from surveys.services.mailing.rendering import Letter
    from surveys.services.workspace import Workspace

LINK, NO_MORE = "https://survey.example/i/abc", "https://survey.example/u/def"
SET = MailSettings(server="127.0.0.1", port=1, sender=SENDER, reply_to="desk@university.example")


@pytest.fixture
def mailing(workspace: Workspace) -> Workspace:
    bring_round(workspace, RoundState.OPEN)
    return with_mail(workspace, SET)


def letter(workspace: Workspace, template: MailTemplate, name: str = "Jane Doe") -> Letter:
    values = round_values(workspace, find_round(workspace, AUTUMN), template.language)
    return render(template, values, name=name, link=LINK, unsubscribe=NO_MORE)


def words(subject: str = "Hello", body: str = "Dear {name},\n\n{link}\n") -> MailTemplate:
    shipped = wording.shipped_template(MessageKind.INVITATION, "en")
    return replace(shipped, subject=subject, body=body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MessageKind)
def test_what_is_shipped_is_whole_in_every_language(
    mailing: Workspace, kind: MessageKind, language: str
) -> None:
    template = wording.shipped_template(kind, language)
    made = letter(mailing, template)
    assert template.language == language
    for text in (made.subject, made.text, made.html):
        assert "{" not in text.replace("{font", "")
    assert made.text.count(LINK) == 1
    assert NO_MORE in made.text
    assert "Jane Doe" in made.text
    assert "ada@example.org" in made.text


def test_an_invitation_says_who_asks_how_long_it_takes_and_until_when(mailing: Workspace) -> None:
    made = letter(mailing, wording.shipped_template(MessageKind.INVITATION, "en"))
    assert made.subject.startswith("Ada Researcher asks for your judgement: The alliances of")
    assert made.subject.endswith(" minutes)")
    assert "until the end of 1 October 2026 (America/New_York, UTC-4)" in made.text
    assert "No more mail from this study:" in made.text


def test_the_html_has_one_button_and_the_bare_address_and_loads_nothing(
    mailing: Workspace,
) -> None:
    made = letter(mailing, wording.shipped_template(MessageKind.INVITATION, "zh-Hant"))
    assert made.html.count(f'href="{LINK}"') == 2
    assert f">{LINK}</a>" in made.html
    assert '<html lang="zh-Hant">' in made.html
    assert "Microsoft JhengHei" in made.html
    for loaded in ("<img", "<script", "<link", "src=", "url(", "@import"):
        assert loaded not in made.html


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_name_becomes_an_element_or_a_mark(mailing: Workspace, payload: str) -> None:
    plain = letter(mailing, words(), "Jane")
    hostile = letter(mailing, words(), payload)
    assert hostile.html.count("<") == plain.html.count("<")
    assert letter(mailing, words(), "{link}").text.count(LINK) == 1


def test_the_studys_own_words_win_until_they_are_dropped(mailing: Workspace) -> None:
    wording.save_template(
        mailing, STUDY, MessageKind.REMINDER, "ja", subject="お願い", body="{link}"
    )
    own = wording.find_template(mailing, STUDY, MessageKind.REMINDER, "ja")
    assert (own.subject, own.is_own, own.button) == ("お願い", True, "質問票へ進む")
    assert wording.restore_template(mailing, STUDY, MessageKind.REMINDER, "ja")
    assert not wording.find_template(mailing, STUDY, MessageKind.REMINDER, "ja").is_own


def test_changing_words_is_recorded(mailing: Workspace) -> None:
    wording.save_template(mailing, STUDY, MessageKind.REMINDER, "ja", subject="S", body="{link}")
    kinds = [row["kind"] for row in mailing.study(STUDY).read().query("SELECT kind FROM chain")]
    assert kinds[-1] == EventKind.MAIL_TEMPLATE_SAVED


@pytest.mark.parametrize(
    ("subject", "body", "said"),
    [
        ("Hello", "No link", "The mark {link} is missing"),
        ("Hello {nmae}", "{link}", "There is no mark {nmae}."),
        ("Hello", "{link} {nmae}", "There is no mark {nmae}."),
        ("Hello\nBcc: everybody@example.org", "{link}", "The subject is one line."),
        ("", "{link}", "The subject is empty."),
        ("{link}", "{link}", "The link belongs into the text"),
    ],
)
def test_words_that_cannot_be_used_are_refused(
    mailing: Workspace, subject: str, body: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said.replace("{", r"\{")):
        wording.save_template(
            mailing, STUDY, MessageKind.INVITATION, "en", subject=subject, body=body
        )


def test_a_language_that_the_study_has_not_is_refused(mailing: Workspace) -> None:
    with pytest.raises(Invalid, match="has no texts in “fr”"):
        wording.save_template(
            mailing, STUDY, MessageKind.INVITATION, "fr", subject="S", body="{link}"
        )


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "jane@example.org\nBcc: all@example.org"},
        {"name": "Jane\r\nBcc: all@example.org"},
        {"subject": "Hello\nBcc: all@example.org"},
        {"headers": {"X-Kind": "a\nBcc: all@example.org"}},
        {"to": "no address"},
        {"to": "two@example.org, three@example.org"},
    ],
    ids=["address", "name", "subject", "header", "no address", "two addresses"],
)
def test_nothing_can_be_smuggled_into_a_header(mailing: Workspace, changed: dict[str, str]) -> None:
    wanted = {"to": "jane@example.org", "subject": "Hello", "text": "Hello"} | changed
    with pytest.raises(Invalid):
        compose(mailing, **wanted)  # type: ignore[arg-type]  # the headers are one


def test_a_message_of_every_script_arrives_as_it_was_written(mailing: Workspace) -> None:
    with running_mail_server() as server:
        sending = with_mail(mailing, replace(server.settings, reply_to="desk@university.example"))
        for language in LANGUAGES:
            send_test(sending, STUDY, MessageKind.INVITATION, language, "ada@example.org")
    for language, message in zip(LANGUAGES, server.messages, strict=True):
        template = wording.find_template(mailing, STUDY, MessageKind.INVITATION, language)
        expected = example_letter(mailing, STUDY, template)
        assert str(message["Subject"]) == expected.subject
        assert text_of(message).splitlines() == expected.text.splitlines()
        assert text_of(message, "html").splitlines() == expected.html.splitlines()
        assert str(message["From"]) == SENDER
        assert str(message["Reply-To"]) == "desk@university.example"
        assert str(message["Auto-Submitted"]) == "auto-generated"
        assert str(message["Content-Language"]) == language


@pytest.mark.parametrize(
    "name",
    [
        "김 철수 · 국립외교원 외교안보연구소 연구 위원 " * 3 + "끝",
        "Zoë Quay",
        'O\'Neil, Ann "Bo" <x@y>',
    ],
    ids=["long", "accents", "signs"],
)
def test_no_letter_or_space_of_a_name_is_lost(mailing: Workspace, name: str) -> None:
    with running_mail_server() as server:
        sending = with_mail(mailing, server.settings)
        deliver(
            sending,
            compose(sending, to="bo@xn--bcher-kva.example", name=name, subject=name, text="x"),
        )
        deliver(
            sending, compose(sending, to="bo@bücher.example", name=name, subject=name, text="x")
        )
    for message in server.messages:
        # As RFC 2047 says; the newer parser of Python 3.11 puts spaces between the parts of a name.
        sent_to = make_header(decode_header(dict(message.raw_items())["To"]))
        assert parseaddr(str(sent_to)) == (name, "bo@xn--bcher-kva.example")
        assert str(message["Subject"]) == name


def test_an_address_that_not_every_server_takes_is_refused(mailing: Workspace) -> None:
    with pytest.raises(Invalid, match="not every mail server takes"):
        compose(mailing, to="zoë@example.org", subject="Hello", text="Hello")


def test_account_mail_is_delivered_or_refused_in_a_sentence(mailing: Workspace) -> None:
    message = compose(mailing, to="bo@example.org", subject="Your password", text="Hello")
    with pytest.raises(StorageError, match=r"127\.0\.0\.1:1 cannot be spoken with"):
        deliver(mailing, message)
    with running_mail_server() as server:
        server.replies["bo@example.org"] = ["550 No such person"]
        sending = with_mail(mailing, server.settings)
        with pytest.raises(Refused, match="550: No such person"):
            deliver(sending, message)
        deliver(sending, message)
        assert server.recipients == ["bo@example.org"]


def test_a_dry_run_writes_every_message_and_changes_nothing(
    mailing: Workspace, tmp_path: Path
) -> None:
    before = "\n".join(mailing.people.read().conn.iterdump())
    recipients = choose(mailing, AUTUMN, MessageKind.INVITATION, everybody=True)
    assert write_letters(mailing, recipients, tmp_path / "out") == EXPERTS
    files = sorted((tmp_path / "out").glob("*.eml"))
    assert len(files) == EXPERTS
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
    assert "\n".join(mailing.people.read().conn.iterdump()) == before


def test_with_a_folder_in_the_settings_all_mail_becomes_files(
    mailing: Workspace, tmp_path: Path
) -> None:
    to_folder = with_mail(mailing, MailSettings(sender=SENDER, folder=tmp_path / "mail"))
    send_test(to_folder, STUDY, MessageKind.INVITATION, "ko", "ada@example.org")
    [file] = (tmp_path / "mail").glob("*.eml")
    assert b"Subject: " in file.read_bytes()
