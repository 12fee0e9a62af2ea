from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Run as Soundings

    Run = Callable[..., Result]

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, table C: 12 units, 4 observers.
OBSERVERS = """unit,A,B,C,D
1,1,1,,1
2,2,2,3,2
3,3,3,3,3
4,3,3,3,3
5,2,2,2,2
6,1,2,3,4
7,4,4,4,4
8,1,1,2,1
9,2,2,2,2
10,,5,5,5
11,,,1,1
12,,3,,
"""


@pytest.fixture
def run(soundings: Soundings) -> Run:
    """Run the command with arguments one by one."""
    return lambda *arguments: soundings(" ".join(arguments))


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    file = tmp_path / "observers.csv"
    file.write_text(OBSERVERS, encoding="utf-8")
    return file


@pytest.fixture
def long(tmp_path: Path) -> Path:
    head, *rows = OBSERVERS.splitlines()
    raters = head.split(",")[1:]
    lines = [
        f"{rater};{cells[0]};{cell}"
        for cells in (row.split(",") for row in rows)
        for rater, cell in zip(raters, cells[1:], strict=True)
    ]
    file = tmp_path / "long.csv"
    file.write_text("\n".join(["coder;item;rating", *reversed(lines)]), encoding="utf-8-sig")
    return file


def found(run: Run, *arguments: str | Path) -> dict[str, Any]:
    done = run("agreement", *map(str, arguments), "--format", "json")
    assert done.exit_code == 0, done.output
    document: dict[str, Any] = json.loads(done.output)
    return {
        each["name"]: each
        for question in document["questions"]
        for each in question["coefficients"]
    }


@pytest.mark.parametrize(
    ("level", "alpha"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
@pytest.mark.parametrize("shape", ["wide", "long"])
def test_the_published_alphas_come_out_of_both_shapes(
    run: Run, request: pytest.FixtureRequest, shape: str, level: str, alpha: float
) -> None:
    file = request.getfixturevalue(shape)
    result = found(run, file, "--level", level, "--what", "krippendorff_alpha")
    assert round(result["krippendorff_alpha"]["estimate"], 3) == alpha


def test_what_is_guessed_is_said(run: Run, wide: Path, long: Path) -> None:
    said = run("agreement", str(wide)).output
    assert "Read as a wide table: a line is a unit, a column a rater (A, B, C, D)." in said
    assert "Level: ordinal, since the ratings are few whole numbers" in said
    assert "41 ratings by 4 raters on 12 units." in said
    said = run("agreement", str(long)).output
    assert "Raters from the column “coder”, units from “item”, ratings from “rating”; 7" in said


def test_the_three_questions_are_kept_apart_and_what_does_not_apply_says_why(
    run: Run, wide: Path
) -> None:
    said = run("agreement", str(wide), "--scale", "1-5").output
    for words in (
        "Is opinion concentrated on each unit?",
        "Do the raters order the units alike?",
        "Do the raters use the same numbers?",
        "Cohen’s κ: it is for 2 raters, and there are 4.",
        "Without one rater",
    ):
        assert words in said
    assert max(map(len, said.splitlines())) <= 80


def test_unused_points_of_a_declared_scale_count(run: Run, wide: Path) -> None:
    seen = found(run, wide, "--what", "gwet_ac", "--weights", "identity")
    declared = found(run, wide, "--what", "gwet_ac", "--weights", "identity", "--scale", "1-9")
    assert declared["gwet_ac"]["n_points"] == 9
    assert declared["gwet_ac"]["estimate"] > seen["gwet_ac"]["estimate"]


def test_ordered_words_are_read_by_their_places(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("甲,乙\n低,低\n中,高\n高,高\n低,中\n-99,高\n", encoding="utf-8")
    options = ("--scale", "低,中,高", "--level", "ordinal", "--missing", "-99")
    result = found(run, file, *options, "--what", "kendall_w,krippendorff_alpha")
    assert result["kendall_w"]["n_units"] == 4
    numbers = tmp_path / "numbers.csv"
    numbers.write_text("甲,乙\n1,1\n2,3\n3,3\n1,2\n,3\n", encoding="utf-8")
    same = found(run, numbers, "--scale", "1-3", "--what", "kendall_w,krippendorff_alpha")
    assert {name: each["estimate"] for name, each in result.items()} == {
        name: each["estimate"] for name, each in same.items()
    }


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("", (), "The file is empty."),
        ("a,b\n", (), "no rating below them"),
        ("a,a\n1,2\n", (), "The column “a” stands there more than once."),
        ("a,b\n1\n", (), "line 2: This line has 1 cell,"),
        ("a,b\n1,2\n", ("--rater", "x"), "There is no column “x”; there are: a, b."),
        ("a,b\n1,2\n", ("--long",), "No column is named like a rater."),
        ("a,b\nNA,.\n", (), "There is no rating in the table"),
        ("a,b\n1,2\n", ("--scale", "7-1"), "ends before it begins"),
        ("a,b\n1,9\n", ("--scale", "1-7"), "The ratings cannot be used"),
        ("a,b\nx,y\n", ("--level", "ordinal"), "so their order is unknown"),
        ("a,b\n1,2\n", ("--what", "theta"), "There is no coefficient “theta”"),
        ('a,b\n1,"2\n', (), "not a proper CSV"),
    ],
)
def test_every_refusal_is_a_sentence(
    run: Run, tmp_path: Path, content: str, options: tuple[str, ...], sentence: str
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(content, encoding="utf-8")
    done = run("agreement", str(file), *options)
    assert done.exit_code == 1
    assert sentence in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("content", ["a,b\n3,3\n3,3\n", "a\n1\n2\n", "a,b\n1,\n,2\n"])
def test_what_is_undefined_has_a_reason_and_no_number(
    run: Run, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text(content, encoding="utf-8")
    alpha = found(run, file, "--what", "krippendorff_alpha")["krippendorff_alpha"]
    assert alpha["estimate"] is None
    assert alpha["reason"]


def test_tables_for_articles_are_written_and_escaped(run: Run, wide: Path, tmp_path: Path) -> None:
    latex = run("agreement", str(wide), "--format", "latex").output
    assert "\\toprule" in latex
    assert r"a\_wg" in latex
    assert latex.count(r"\begin{tabular}") == latex.count(r"\end{tabular}") == 3
    target = tmp_path / "table.md"
    run("agreement", str(wide), "--format", "markdown", "--to", str(target))
    assert "| Krippendorff’s α (ordinal) | 0.815 |" in target.read_text(encoding="utf-8")
    lines = run("agreement", str(wide), "--format", "csv").output.splitlines()
    assert lines[0].startswith("question,name,title,estimate,low,high")


def test_the_same_file_gives_the_same_bytes(run: Run, wide: Path) -> None:
    first, second = (run("agreement", str(wide), "--format", "json").output for _ in range(2))
    assert first == second
