"""The pages of the documentation as the tests read them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


def pages() -> tuple[Path, ...]:
    """List every page that is written for readers."""
    top = (path for path in ROOT.glob("*.md") if path.is_file())
    return (*sorted(top), *sorted((ROOT / "docs").rglob("*.md")))


def read(page: str) -> str:
    """Return a page's text."""
    return (ROOT / page).read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    """Say a page as one names it in the project."""
    return page.relative_to(ROOT).as_posix()


def without_examples(text: str) -> str:
    """Leave out what stands between fences."""
    return _FENCE.sub("", text)


def links(text: str) -> tuple[str, ...]:
    """List the addresses of links and images."""
    return tuple(_LINK.findall(without_examples(text)))


def anchors(text: str) -> set[str]:
    """List the headings of a page as addresses have them: small letters, hyphens, no signs."""
    return {_anchor(heading) for heading in _HEADING.findall(without_examples(text))}


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of any level; empty where there is none."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.lstrip("#").strip() == heading]
    if not starts or not lines[starts[0]].startswith("#"):
        return ""
    body: list[str] = []
    fenced = False
    for line in lines[starts[0] + 1 :]:
        fenced ^= line.startswith("```")
        if line.startswith("#") and not fenced:
            break
        body.append(line)
    return "\n".join(body)


def codes(text: str) -> set[str]:
    """List what a text sets in backticks, outside of examples."""
    return set(re.findall(r"`([^`\n]+)`", without_examples(text)))


def table_codes(text: str) -> set[str]:
    """List what the first cells of a text's tables set in backticks."""
    first = (line.split("|")[1] for line in text.splitlines() if line.startswith("|"))
    return {code for cell in first for code in codes(cell)}
