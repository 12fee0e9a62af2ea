"""Events and the spans of periods: what is read, and what the checker says of those that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from surveys.formats.study_file import check_study
from surveys.formats.study_file import read_study
from surveys.services.designing import shipped_study_file
from surveys.services.reporting.dated_events import events_of
from tests.conditional_study import words
from tests.formats.study_file.shipped import line_after
from tests.formats.study_file.shipped import problems_of
from tests.structured_study import TEXT


def event(*lines: str, name: str = "summit") -> str:
    return "\n".join(
        ["[[events]]", f'id = "{name}"', f"label = {words('A summit')}", *lines, "", ""]
    )


def with_events(*events: str) -> str:
    return TEXT.replace("[[countries]]", "".join(events) + "[[countries]]", 1)


def test_an_event_has_a_date_as_far_as_it_is_known_or_a_period() -> None:
    study = read_study(
        with_events(
            event('date = "2015-04"', 'alliance = "us-japan"'),
            event('period = "1990"', name="end-of-the-cold-war"),
        ).encode()
    )

    first, second = study.events
    assert first.date is not None
    assert (str(first.date), first.date.first_day) == ("2015-04", date(2015, 4, 1))
    assert (first.alliance, first.period) == ("us-japan", "")
    assert (second.date, second.period, second.alliance) == (None, "1990", "")


def test_a_study_file_without_events_has_none() -> None:
    study, problems = check_study(TEXT.encode())

    assert problems == ()
    assert study is not None
    assert study.events == ()


@pytest.mark.parametrize(
    ("lines", "anchor", "says"),
    [
        (
            ('date = "2015-13"',),
            'date = "2015-13"',
            "Event “summit”: “date” must be a year, a month",
        ),
        (("date = 2015-04-27",), "date = 2015-04-27", "Event “summit”: “date” must be text in"),
        (('period = "199"',), 'period = "199"', "Event “summit”: there is no period “199”."),
        (
            ('date = "2015"', 'alliance = "us-jap"'),
            'alliance = "us-jap"',
            "Event “summit”: there is no alliance “us-jap”. Did you mean “us-japan”?",
        ),
        (
            ('date = "2015"', 'period = "1990"'),
            'period = "1990"',
            "Event “summit”: an event has a date or a period; give one of the two.",
        ),
        ((), 'id = "summit"', "Event “summit”: an event has a date or a period"),
    ],
)
def test_a_broken_event_gets_a_sentence_at_its_line(
    lines: tuple[str, ...], anchor: str, says: str
) -> None:
    text = with_events(event(*lines))
    found = problems_of(text)
    said = [message for line, message in found if line == line_after(text, anchor)]
    assert any(message.startswith(says) for message in said), found


def test_a_period_cannot_end_before_it_begins() -> None:
    text = TEXT.replace('id = "2010"\n', 'id = "2010"\nbegins = "2011"\nends = "2010-12"\n', 1)

    assert [message for _, message in problems_of(text)] == [
        "Period “2010”: it ends in 2010-12, before it begins in 2011."
    ]


def test_events_come_in_the_order_of_time_and_those_of_no_known_day_last() -> None:
    text = with_events(
        event('period = "2010"', name="undated"),
        event('date = "2015"', name="later"),
        event('period = "1990"', name="dated-by-its-period"),
    ).replace('id = "1990"\n', 'id = "1990"\nbegins = "1989-11-09"\n', 1)

    events = events_of(read_study(text.encode()))

    assert [each["id"] for each in events] == ["dated-by-its-period", "later", "undated"]
    assert [each["first_day"] for each in events] == ["1989-11-09", "2015-01-01", None]


def test_the_shipped_events_are_dated_and_in_every_language() -> None:
    study = read_study(shipped_study_file())

    assert [str(each.date) for each in study.events] == sorted(
        str(each.date) for each in study.events
    )
    assert len({each.id for each in study.events}) == len(study.events) > 0
    for each in study.events:
        assert each.date is not None
        assert len({each.label.to(language) for language in study.languages}) == len(
            study.languages
        )
