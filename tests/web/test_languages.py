"""Which language a page is said in, and how it says times and numbers."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from flask_babel import ngettext

from surveys.model.kinds import Unreadable
from surveys.services.reporting.sentences import probability_in_words
from surveys.web.languages import negotiated
from surveys.web.languages import said
from surveys.web.languages import speak_from_now_on
from surveys.web.times import deadline
from surveys.web.times import moment
from tests.web.page_check import Document

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

OFFERED = ("en", "zh-Hant", "ja", "ko")
AFTERNOON = datetime(2026, 12, 1, 7, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
TAIPEI = "Asia/Taipei"


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (["zh-TW", "zh", "en-US", "en"], "zh-Hant"),
        (["zh-HK"], "zh-Hant"),
        (["zh-Hant"], "zh-Hant"),
        (["zh-Hant-TW", "en"], "zh-Hant"),
        (["zh_MO"], "zh-Hant"),
        (["zh-CN", "zh", "en"], "en"),
        (["zh-Hans-HK", "ko"], "ko"),
        (["zh"], "en"),
        (["ja-JP", "en"], "ja"),
        (["ko"], "ko"),
        (["fr", "de"], "en"),
        ([], "en"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else value,
)
def test_a_browser_gets_the_language_it_asks_for(tags: list[str], language: str) -> None:
    assert negotiated(tags, OFFERED) == language


def test_a_language_that_is_not_offered_is_not_spoken() -> None:
    assert negotiated(["ja", "ko"], ("zh-Hant", "ko")) == "ko"
    assert negotiated(["fr"], ("zh-Hant", "ko")) == "zh-Hant"


@pytest.mark.parametrize(
    ("accepted", "language", "heading"),
    [
        ("zh-TW,zh;q=0.9,en-US;q=0.8", "zh-Hant", "找不到頁面"),
        ("zh-HK", "zh-Hant", "找不到頁面"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "en", "Page not found"),
        ("ja", "ja", "ページが見つかりません"),
        ("ko-KR,ko;q=0.9", "ko", "페이지를 찾을 수 없습니다"),
    ],
)
def test_whoever_comes_with_a_wrong_link_is_told_in_their_language(
    client: FlaskClient, accepted: str, language: str, heading: str
) -> None:
    reply = client.get("/i/no-such-token", headers={"Accept-Language": accepted})
    document = Document(reply.text)
    assert reply.status_code == 404
    assert document.all("html")[0].attributes["lang"] == language
    assert document.all("h1")[0].text == heading
    assert ("This link is not valid" in reply.text) is (language == "en")


def test_researchers_pages_stay_english(client: FlaskClient) -> None:
    reply = client.get("/sign-in", headers={"Accept-Language": "ja"}, follow_redirects=True)
    assert Document(reply.text).all("html")[0].attributes["lang"] == "en"


@pytest.mark.parametrize(
    ("language", "afternoon", "midnight"),
    [
        (
            "en",
            "1 December 2026, 15:30 (Taiwan Time)",
            "the end of 30 November 2026 (Taiwan Time)",
        ),
        (
            "zh-Hant",
            "2026年12月1日 15:30（台北時間）",
            "2026年11月30日 24:00（台北時間）",
        ),
        ("ja", "2026年12月1日 15:30（台北時間）", "2026年11月30日 24:00（台北時間）"),
        (
            "ko",
            "2026년 12월 1일 15:30(대만 시간)",
            "2026년 11월 30일 24:00(대만 시간)",
        ),
    ],
)
def test_times_are_said_as_the_language_says_them(
    app: Flask, language: str, afternoon: str, midnight: str
) -> None:
    with app.test_request_context("/i/x"):
        speak_from_now_on(language)
        assert named(moment(AFTERNOON, TAIPEI)) == afternoon
        assert named(deadline(MIDNIGHT, TAIPEI)) == midnight


def named(time: str) -> str:
    """Read either name of the zone: newer versions of Babel call it in Japanese after the island."""
    return time.replace("台湾時間", "台北時間")


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "one question", "3 questions"),
        ("zh-Hant", "1題", "3題"),
        ("ja", "1問", "3問"),
        ("ko", "1개 문항", "3개 문항"),
    ],
)
def test_plurals_are_those_of_the_language(app: Flask, language: str, one: str, many: str) -> None:
    with app.test_request_context("/i/x"):
        speak_from_now_on(language)
        assert ngettext("one question", "%(num)s questions", 1) == one
        assert ngettext("one question", "%(num)s questions", 3) == many


def test_large_numbers_are_grouped_and_years_are_not(app: Flask) -> None:
    sentence = "Please shorten this to %(longest)s characters; it has %(length)s."
    with app.test_request_context("/i/x"):
        speak_from_now_on("ko")
        words = said(Unreadable(sentence, longest=2000, length=12345))
        assert words == "2000자 이내로 줄여 주십시오. 현재 12,345자입니다."


@pytest.mark.parametrize("language", OFFERED[1:])
def test_a_probability_that_is_almost_certain_is_said_in_every_language(language: str) -> None:
    for almost in (0.999, 0.001):
        words = probability_in_words(almost, language)
        assert words not in {probability_in_words(almost), ""}
    assert probability_in_words(0.95, language) == ".95"
