from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from surveys.figures.fonts import families
from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.render import render
from tests.figures import planes
from tests.figures.seeing import SVG
from tests.figures.seeing import lacking

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.figures.render import Format

TITLE = "Where the panel places <each> alliance & why"
DESCRIPTION = "US–Japan is “ironclad”."


def draw(drawing: ProcessPoolExecutor, name: str, format: Format) -> bytes:  # noqa: A002 - render's own word
    spec = phase_plane_spec(planes.CASES[name])
    return drawing.submit(render, spec, format, title=TITLE, description=DESCRIPTION).result(
        timeout=60
    )


def installed(code: str) -> bool:
    program = shutil.which("fc-list")
    if program is None:
        return False
    ran = subprocess.run([program, f":lang={code}"], check=True, capture_output=True)
    return bool(ran.stdout.strip())


def texts(svg: bytes) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_an_svg_is_one_image_with_a_title_and_a_description(drawing: ProcessPoolExecutor) -> None:
    root = ET.fromstring(draw(drawing, "two", "svg"))
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert (title.tag, title.text) == (f"{SVG}title", TITLE)
    assert (description.tag, description.text) == (f"{SVG}desc", DESCRIPTION)
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")


def test_an_svg_can_be_scaled_by_a_style_sheet(drawing: ProcessPoolExecutor) -> None:
    root = ET.fromstring(draw(drawing, "two", "svg"))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_an_svg_holds_nothing_that_a_strict_page_would_refuse(
    drawing: ProcessPoolExecutor,
) -> None:
    svg = draw(drawing, "nine", "svg")
    for forbidden in (b"style=", b"<style", b"<script", b"href", b"url(", b"clip-path", b" on"):
        assert forbidden not in svg.replace(DESCRIPTION.encode(), b"").replace(b"one expert", b"")


def test_two_figures_of_a_page_share_no_id(drawing: ProcessPoolExecutor) -> None:
    ids = [
        element.get("id")
        for name in ("one", "two", "ja_one")
        for element in ET.fromstring(draw(drawing, name, "svg")).iter()
        if element.get("id")
    ]
    assert len(ids) == 6
    assert len(set(ids)) == 6


def test_an_svg_shows_every_name(drawing: ProcessPoolExecutor) -> None:
    shown = texts(draw(drawing, "two", "svg"))
    for words in ("US–Japan", "US–ROK", "Drifting", "Ironclad", "In danger", "Stable"):
        assert words in shown


@pytest.mark.parametrize(("format", "magic"), [("png", b"\x89PNG\r\n\x1a\n"), ("svg", b"<svg ")])
def test_a_file_is_of_the_format_that_was_asked_for(
    drawing: ProcessPoolExecutor,
    format: Format,  # noqa: A002 - render's own word
    magic: bytes,
) -> None:
    assert draw(drawing, "one", format).startswith(magic)


def test_a_png_has_twice_the_pixels_of_the_svg(drawing: ProcessPoolExecutor) -> None:
    root = ET.fromstring(draw(drawing, "one", "svg"))
    png = draw(drawing, "one", "png")
    size = [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)]
    assert size == [2 * int(root.get(side, "0")) for side in ("width", "height")]


def test_two_processes_draw_the_same_bytes(drawing: ProcessPoolExecutor) -> None:
    formats: tuple[Format, ...] = ("svg", "png")
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as other:
        for each in formats:
            assert draw(drawing, "close", each) == draw(other, "close", each)


def test_importing_the_figures_loads_no_renderer() -> None:
    program = (
        "import surveys.figures.phase_plane, surveys.figures.render, "
        "surveys.figures.fonts, sys; print('vl_convert' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert ran.stdout == "False\n"


@pytest.mark.parametrize("language", ["en", "zh-Hant", "ja", "ko", "fr"])
def test_a_font_list_ends_in_a_family_that_is_always_there(language: str) -> None:
    assert families(language).endswith(", sans-serif")


WITHOUT_FONTS = """
import sys
from surveys.figures.fonts import missing_fonts
from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.render import render
from tests.figures.planes import CASES
from dataclasses import replace

def png(plane):
    return render(phase_plane_spec(plane), "png", title="t", description="d")

plane = CASES["few"]
blank = replace(plane, title=" ")
print(png(plane) != png(blank), missing_fonts("en"))
print(png(replace(plane, language="ja")) != png(replace(blank, language="ja")))
print(missing_fonts("ja"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are hidden by fontconfig's own setting")
def test_with_no_fonts_installed_english_is_drawn_and_japanese_is_missed(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>")
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "FONTCONFIG_FILE": str(settings)},
    )
    english, latin_in_japanese, japanese = ran.stdout.splitlines()
    assert english == "True None"
    assert latin_in_japanese == "True"
    assert japanese.startswith("No font on this machine has the letters of Japanese")


@pytest.mark.parametrize(
    ("language", "code", "names"),
    [
        ("zh-Hant", "zh-tw", ("鐵板期", "平穩期")),
        ("ja", "ja", ("盤石期", "安定期")),
        ("ko", "ko", ("철통기", "안정기")),
    ],
)
def test_names_in_other_scripts_are_drawn_where_their_font_is_installed(
    language: str, code: str, names: tuple[str, str], drawing: ProcessPoolExecutor
) -> None:
    if not installed(code):
        pytest.skip("fontconfig knows of no font for this language")
    assert drawing.submit(lacking, language).result(timeout=60) is None
    plane = replace(planes.CASES["one"], language=language)
    pictures = [
        drawing.submit(
            render,
            phase_plane_spec(replace(plane, cells=((name, ""), ("", "")))),
            "png",
            title="",
            description="",
        ).result(timeout=60)
        for name in names
    ]
    # Where letters are missing, two names of one length look the same: three empty boxes.
    assert pictures[0] != pictures[1]
