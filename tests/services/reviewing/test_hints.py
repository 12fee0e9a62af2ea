"""What in a text may lead to a person is found by patterns, quickly, and pieces give the text again."""

from __future__ import annotations

import time

import pytest

from surveys.services.reviewing import HintKind
from surveys.services.reviewing import find_hints
from surveys.services.reviewing import in_pieces

FOUND = [
    ("Write to a.b+c@think.example please", HintKind.ADDRESS, "a.b+c@think.example"),
    ("mail ada (at) think.example", HintKind.ADDRESS, "ada (at) think.example"),
    ("詳見https://x.example/a?b=1。", HintKind.LINK, "https://x.example/a?b=1"),
    ("as www.csis.org says", HintKind.LINK, "www.csis.org"),
    ("see rand.org/pubs", HintKind.LINK, "rand.org/pubs"),
    ("call +1 (202) 555-0100.", HintKind.PHONE, "+1 (202) 555-0100"),
    ("電話は03-1234-5678です", HintKind.PHONE, "03-1234-5678"),
    ("ask @somebody_else", HintKind.ACCOUNT, "@somebody_else"),
    ("as Ambassador Smith told", HintKind.PERSON, "Ambassador Smith"),
    ("Dr. Lee wrote it", HintKind.PERSON, "Dr. Lee"),
    ("In my old department this", HintKind.ONESELF, "my old department"),
    ("I served there", HintKind.ONESELF, "I served"),
    ("speaking as a former official", HintKind.ONESELF, "as a former official"),
    ("我曾在外交部", HintKind.ONESELF, "我曾"),
    ("제가 보기에", HintKind.ONESELF, "제가"),
]


@pytest.mark.parametrize(("words", "kind", "part"), FOUND, ids=[part for *_, part in FOUND])
def test_what_may_lead_to_a_person_is_found(words: str, kind: HintKind, part: str) -> None:
    (hint,) = find_hints(words)
    assert (hint.kind, words[hint.begins : hint.ends]) == (kind, part)


@pytest.mark.parametrize(
    "words",
    [
        "The alliance was strong in 1951-1960, and less so in 2019–2024.",
        "On 2026-09-01 both signed; 28,500 troops and 1,000,000 shells stay.",
        "The U.S. and Japan share threats, e.g. missiles. They differ on China.",
        "The ambassador and the minister of defense disagree at 7 of 10 points.",
    ],
)
def test_years_numbers_and_offices_without_names_are_no_hints(words: str) -> None:
    assert find_hints(words) == ()


def test_the_pieces_are_the_text_and_say_what_is_marked() -> None:
    words = "I met Dr. Lee; lee@x.example\nknows."
    pieces = in_pieces(words)
    assert "".join(piece.words for piece in pieces) == words
    assert [piece.hint for piece in pieces if piece.hint] == [
        HintKind.ONESELF,
        HintKind.PERSON,
        HintKind.ADDRESS,
    ]
    assert in_pieces("") == ()


@pytest.mark.parametrize("unit", ["a", "a.", "1 ", "(", "@", "a@", "I ", "www.", "my own "])
def test_no_text_takes_long(unit: str) -> None:
    began = time.process_time()
    find_hints(unit * (20_000 // len(unit)))
    assert time.process_time() - began < 1
