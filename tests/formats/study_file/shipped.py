"""The study file that is shipped, and ways to break it in one place."""

from __future__ import annotations

from importlib import resources

from surveys.formats.study_file import check_study

SHIPPED = (resources.files("surveys.studies") / "northeast-asia.toml").read_bytes()
TEXT = SHIPPED.decode("utf-8")


def replaced(old: str, new: str) -> str:
    """Replace the first occurrence of something that does occur."""
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def line_after(text: str, anchor: str) -> int:
    """Return the line on which the first occurrence of an anchor ends."""
    return text.count("\n", 0, text.index(anchor) + len(anchor.rstrip("\n"))) + 1


def problems_of(text: str) -> list[tuple[int, str]]:
    """Return line and message of each problem."""
    _, problems = check_study(text.encode("utf-8"))
    return [(problem.line, problem.message) for problem in problems]


def assert_says(text: str, expected: list[tuple[str, str]]) -> None:
    """Assert that these are all problems: where each one's anchor ends, and how its message begins."""
    problems = problems_of(text)

    assert [line for line, _ in problems] == [line_after(text, anchor) for anchor, _ in expected]
    for (_, message), (_, sentence) in zip(problems, expected, strict=True):
        assert message.startswith(sentence)
