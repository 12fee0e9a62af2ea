"""Whatever people write stays text: no element, attribute or handler comes of it on any page or in any file."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from app import create_app
from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.render import render
from surveys.formats.csv_cells import csv_bytes
from surveys.formats.links_file import links_csv
from surveys.model.rounds import RoundName
from surveys.services.designing import add_study
from surveys.services.designing import list_studies
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.web.workspaces import attach
from tests.figures.planes import alliance
from tests.figures.planes import english
from tests.web.browsing import CheckingClient
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.hostile_study import in_study
from tests.web.hostile_study import study_file
from tests.web.hostile_texts import HARMLESS
from tests.web.hostile_texts import HOSTILE
from tests.web.page_check import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.figures.plane import PhasePlane
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

    Shape = tuple[tuple[str, tuple[str, ...]], ...]

ROUND = "2026-autumn"


#: What a text of a drawing is made of where it takes several lines.
LINES = frozenset({("tspan", ()), ("tspan", ("x", "dy"))})
DRAWING = re.compile(r'<div class="drawing[^"]*">.*?</div>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One installation for all the texts: each has a study of its own."""

    workspace: Workspace
    desk: Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page as it was shown: its elements with their attributes' names, and its words.

    Drawings stand apart, since they lay out a longer text in more lines: of them only which elements there are.
    """

    shape: Shape
    words: str
    drawn: frozenset[tuple[str, tuple[str, ...]]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("hostile") / "instance"
    initialise(folder)
    settings = load_settings(folder, {})
    workspace = open_installation(settings)
    app = create_app(settings)
    attach(app, settings, workspace)
    app.testing = True
    app.test_client_class = CheckingClient
    yield Site(workspace=workspace, desk=signed_in_desk(app, workspace))
    workspace.studies.close()
    workspace.people.close()


@pytest.fixture(scope="module")
def harmless(site: Site) -> dict[str, Seen]:
    return walk(site, "harmless", HARMLESS) | {"/": _seen(site.desk, "/")}


def walk(site: Site, study_id: str, text: str) -> dict[str, Seen]:
    """Put a text into a new study, its panel and its answers, and look at every page that shows it."""
    add_study(site.workspace, study_file(study_id, text))
    address = f"/studies/{study_id}"
    seen = dict(_panel_pages(site.desk, address, text))
    name = RoundName(study=study_id, round=ROUND)
    create_round(site.workspace, study_id, ROUND, "30d")
    here = f"{address}/rounds/{ROUND}"
    open_round(site.workspace, name)
    links: list[Link] = []
    invite(site.workspace, name, links.extend)
    seen |= dict(_expert_pages(site, links[0], text))
    close_round(site.workspace, name)
    pages = (address, f"{address}/add-round", here, f"{here}/results")
    return seen | {page.replace(study_id, "STUDY"): _seen(site.desk, page) for page in pages}


def _panel_pages(desk: Desk, address: str, text: str) -> Iterator[tuple[str, Seen]]:
    rows = io.StringIO()
    lines = [["name", "email", "institution"], [text, "one@demo.example", text], [text, text, text]]
    csv.writer(rows).writerows(lines)
    desk.go(f"{address}/panel/file")
    desk.upload_to(f"{address}/panel/file", rows.getvalue().encode(), "panel.csv")
    yield "preview", _shown(desk)
    desk.send_to(f"{address}/panel/import")
    yield "panel", _shown(desk)


def _expert_pages(site: Site, link: Link, text: str) -> Iterator[tuple[str, Seen]]:
    expert = Desk(site.desk.client.application.test_client())
    expert.go(link.address.removeprefix(site.workspace.settings.public_url))
    yield "landing", _shown(expert)
    expert.send()
    yield "consent", _shown(expert)
    expert.send_fields({"purpose-take_part": "y"})
    while not expert.address.endswith("/review"):
        page = expert.address.rpartition("/")[2]
        yield page, _shown(expert)
        form = expert.form
        chosen = {name: values[0] for name, values in form.choices.items()}
        expert.send_fields(chosen | dict.fromkeys(form.typing, text))
    yield "review", _shown(expert)
    home = expert.address.rpartition("/")[0]
    yield "comment again", _seen(expert, f"{home}/us-japan")
    expert.go(f"{home}/review")
    expert.send()
    yield "receipt", _shown(expert)
    yield "own copy", _seen(expert, f"{home}/own-copy")


def _seen(desk: Desk, address: str) -> Seen:
    desk.go(address)
    assert desk.address == address
    return _shown(desk)


def _shown(desk: Desk) -> Seen:
    document = Document(DRAWING.sub("", desk.page.text))
    drawings = Document("".join(DRAWING.findall(desk.page.text)))
    assert drawings.faults == []
    return Seen(
        shape=_elements(document), words=document.root.text, drawn=frozenset(_elements(drawings))
    )


def _elements(document: Document) -> Shape:
    return tuple((each.tag, tuple(each.attributes)) for each in document.elements)


@pytest.mark.parametrize("number", range(len(HOSTILE)), ids=HOSTILE)
def test_a_text_is_shown_on_every_page_and_adds_nothing_to_any(
    site: Site, harmless: dict[str, Seen], number: int
) -> None:
    text = HOSTILE[number]
    study_id = f"hostile-{number:02d}"
    seen = walk(site, study_id, text)
    assert {page: now.shape for page, now in seen.items()} == {
        page: harmless[page].shape for page in seen
    }
    known = LINES.union(*(page.drawn for page in harmless.values()))
    assert known > LINES
    assert {each for now in seen.values() for each in now.drawn - known} == set()
    shown = {page: times(text, now) for page, now in seen.items()}
    assert shown == {page: times(HARMLESS, harmless[page]) for page in seen}
    assert min(shown.values()) > 0
    ratings = site.desk.client.get(f"/studies/{study_id}/rounds/{ROUND}/data/ratings.csv")
    rows = list(csv.reader(io.StringIO(ratings.text)))
    assert [len(row) for row in rows] == [len(rows[0])] * 3
    assert text not in ratings.text


def test_the_list_of_all_studies_shows_every_title_as_text(
    site: Site, harmless: dict[str, Seen]
) -> None:
    add_study(site.workspace, study_file("hostile-list", HOSTILE[0]))
    home = _seen(site.desk, "/")
    assert set(home.shape) <= set(harmless["/"].shape)
    titles = [each.study.title.to("en") for each in list_studies(site.workspace)]
    assert len(titles) > 1
    assert [title for title in titles if times(title, home) == 0] == []


def times(text: str, seen: Seen) -> int:
    """Count how often a text is shown, with its braces and without."""
    return sum(seen.words.count(" ".join(each.split())) for each in {text, in_study(text)})


def plane_of(texts: Sequence[str]) -> PhasePlane:
    """Put one of seventeen texts wherever a figure has one."""
    title, description, vertical, horizontal, low, high, weak, strong, *others = texts
    *cells, note, footnote = others[:6]
    labels, phases = others[6:8], others[8:]
    return replace(
        english(
            alliance(labels[0], (6.0, 6.0), phase_name=phases[0]),
            alliance(labels[1], (2.0, 2.0), phase_name=phases[0]),
        ),
        title=title,
        description=description,
        vertical_title=vertical,
        horizontal_title=horizontal,
        vertical_ends=(low, high),
        horizontal_ends=(weak, strong),
        cells=((cells[0], cells[1]), (cells[2], cells[3])),
        note=note,
        footnote=footnote,
    )


def drawn(planes: Sequence[PhasePlane]) -> list[ET.Element]:
    """Draw phase planes in a process that is spawned for it."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as executor:
        figures = [
            executor.submit(
                partial(render, title=plane.title, description=plane.description),
                phase_plane_spec(plane),
                "svg",
            )
            for plane in planes
        ]
        return [ET.fromstring(figure.result()) for figure in figures]


def test_a_text_adds_nothing_to_the_figure() -> None:
    turned = [(*HOSTILE[first:], *HOSTILE[:first])[:17] for first in range(0, len(HOSTILE), 8)]
    harmless, *figures = drawn([plane_of([HARMLESS] * 17), *map(plane_of, turned)])
    tags = {element.tag for element in harmless.iter()}
    attributes = {name for element in harmless.iter() for name in element.attrib}
    assert not any(name.startswith("on") or name.endswith("href") for name in attributes)
    for texts, figure in zip(turned, figures, strict=True):
        assert {element.tag for element in figure.iter()} <= tags
        assert {name for element in figure.iter() for name in element.attrib} <= attributes
        assert [figure[0].text, figure[1].text] == list(texts[:2])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_one_cell_and_no_formula_in_a_file(text: str) -> None:
    content = csv_bytes(["first", "second"], [[text, 1], [1, text]])
    linked = links_csv([(text, text)])
    for file, count in ((content, 3), (linked, 2)):
        rows = list(csv.reader(io.StringIO(file.decode(), newline="")))
        assert [len(row) for row in rows] == [2] * count
        cells = [cell for row in rows[1:] for cell in row if cell != "1"]
        assert {cell.removeprefix("'") for cell in cells} == {text.removeprefix("'")}
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
