"""`soundings analyze FILE`: results of anybody's ratings, without an installation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LINES = [
    f"e{number},{alliance},{item},{point}"
    for number in range(6)
    for alliance, item, point in (
        ("us-japan", "T0", 5 + number % 2),
        ("us-japan", "C0", 6),
        ("us-rok", "T0", 2 + number % 3),
        ("us-rok", "C0", 5),
    )
]


@pytest.fixture
def ratings(here: Path) -> Path:
    file = here / "ratings.csv"
    file.write_text("\n".join(["expert,alliance,item,value", *LINES]))
    return file


def test_ratings_from_elsewhere_get_sentences_files_and_a_mapping(
    soundings: Run, here: Path, ratings: Path
) -> None:
    done = soundings("analyze ratings.csv --to out --save-mapping read.toml --format png")
    assert done.exit_code == 0, done.output
    assert (
        "6 experts place US–Japan, on average, in “ironclad” (6 of 6 individually)." in done.stdout
    )
    assert "Cohesion: α" in done.stdout
    assert "soundings reliability" not in done.stdout  # there is no round to ask about
    assert "Read as a long table: a line is one rating." in done.stderr
    assert "6 experts, 24 ratings, 0 missing." in done.stderr
    assert 'expert = "expert"' in (here / "read.toml").read_text()
    assert (here / "out/phase-plane.png").read_bytes().startswith(b"\x89PNG")
    assert not (here / "instance").exists()
    document = json.loads((here / "out/results.json").read_text())
    assert document["alliances"][0]["position"] == {"threat_agreement": 5.5, "cohesion": 6.0}

    again = soundings("analyze ratings.csv --mapping read.toml --study study.toml --json")
    assert json.loads(again.stdout) == document
    assert ratings.exists()


def test_problems_are_listed_and_nothing_is_written(soundings: Run, here: Path) -> None:
    bad = ["e1,us-japan,T0,8", "e2,us-japn,T0,5"]
    (here / "ratings.csv").write_text("\n".join(["expert,alliance,item,value", *LINES, *bad]))
    refused = soundings("analyze ratings.csv --to out")
    assert refused.exit_code == 1
    assert "There are 2 problems in the table. Nothing was computed." in refused.output
    assert "line 26: 8, given to us-japan.T0, is not on its scale, 1 to 7." in refused.output
    assert (
        "line 27: “us-japn” is no alliance or vignette of the study. Is it us-japan?"
        in refused.output
    )
    assert not (here / "out").exists()
    done = soundings("analyze ratings.csv --skip-bad-lines")
    assert done.exit_code == 0
    assert "Left out for 2 problems:" in done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("analyze nothing.csv", "nothing.csv cannot be read: No such file or directory."),
        ("analyze ratings.csv --language fr", "“fr”"),
        ("analyze ratings.csv --mapping secret.txt", "The mapping is not a proper TOML file"),
        ("analyze ratings.csv --study ratings.csv", "The study file has"),
        (
            "analyze northeast-asia/2026-autumn --to out",
            "--to is for a file of ratings, and northeast-asia/2026-autumn is none.",
        ),
    ],
)
def test_what_cannot_be_done_says_why(soundings: Run, ratings: Path, line: str, said: str) -> None:
    refused = soundings(line)
    assert refused.exit_code == 1
    assert said in refused.output
    assert ratings.exists()
