"""A round that asks every kind of question, with ids and words that look like something else: typed, and read back."""

from __future__ import annotations

import io
import json
import shutil
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.composing import compose_report
from surveys.services.designing import add_study
from surveys.services.exporting.files import export_names
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from surveys.services.launching import close_round
from surveys.services.recruiting import import_panel
from tests.every_kind import every_kind
from tests.workspaces import Clock
from tests.workspaces import answer_everything
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.model.pages import Asked
    from surveys.services.exporting.source import Source

NAME = RoundName(study="every-kind", round="autumn")
FORTY = "SHORT-" + "S" * 34
RENAMED = {
    'id = "us-japan"': 'id = "-99-japan"',
    'id = "trade"': 'id = "NA"',
    'id = "SHORT"': f'id = "{FORTY}"',
    '"Very high"': '"=1+1, \\"very\\"\\nhigh"',
    'en = "US–Japan"': 'en = "=US–Japan"',
}
ANSWERS: dict[str, Answer | None] = {
    "expert.MULTIPLE": Answer(
        value={"chosen": ["official", "other"], "years": {"official": 1999}, "other": "'=1+1"}
    ),
    "expert.SINGLE": Answer(missing=Missing.REFUSED),
    "expert.WHOLE": Answer(value=0),
    "expert.SHARE": Answer(value=99.9),
    "expert.PARTY": Answer(value={"text": "-99"}),
    f"expert.{FORTY}": Answer(value="007"),
    "-99-japan.AGREE": Answer(value=5),
    "-99-japan.COHERE": Answer(missing=Missing.CANNOT_JUDGE, reason="expertise"),
    "-99-japan.RANKING": Answer(value={"ranked": ["NA", "bases"]}),
    "-99-japan.INTERVAL": Answer(value={"low": 0, "best": 50, "high": 100}),
    "-99-japan.CHIPS": Answer(
        value={"chips": {"ironclad": 10, "stable": 0, "drifting": 0, "danger": 0}}
    ),
    "-99-japan.MAP": Answer(value={"vertical": 1.0, "horizontal": 5.0}),
    "-99-japan.COMMENT": Answer(value={"text": "漂流期，\n=と思う", "quotation": "none"}),
    "expert.LONG": Answer(value="NA"),
}
CELLS = {
    "expert.MULTIPLE=official": 1,
    "expert.MULTIPLE=scholar": 0,
    "expert.MULTIPLE=other": 1,
    "expert.MULTIPLE=official:year": 1999,
    "expert.MULTIPLE=other:words": "'=1+1",
    "expert.SINGLE": None,
    "expert.SINGLE:missing": "refused",
    "expert.WHOLE": 0,
    "expert.SHARE": 99.9,
    "expert.PARTY": None,
    "expert.PARTY:words": "-99",
    f"expert.{FORTY}": "007",
    "expert.RETIRED:missing": "not_shown",
    "-99-japan.RANKING=NA": 1,
    "-99-japan.RANKING=bases": 2,
    "-99-japan.RANKING=values": None,
    "-99-japan.INTERVAL:low": 0,
    "-99-japan.INTERVAL:high": 100,
    "-99-japan.CHIPS=ironclad": 10,
    "-99-japan.CHIPS=danger": 0,
    "-99-japan.MAP:vertical": 1.0,
    "-99-japan.MAP:horizontal_uncertainty": None,
    "-99-japan.COMMENT": "漂流期，\n=と思う",
    "-99-japan.COMMENT:quotation": "none",
    "us-rok.CHIPS:missing": "skipped",
    "expert.LONG": "NA",
}


def choose(asked: Asked) -> Answer | None:
    if asked.id in {"us-rok.AGREE", "us-rok.COHERE"}:
        return Answer(value=2)
    return ANSWERS.get(asked.id)


@pytest.fixture(scope="module")
def source(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    """The round, closed, which six experts answered alike."""
    folder = tmp_path_factory.mktemp("kinds") / "instance"
    shutil.copytree(made, folder)
    workspace = open_at(folder, Clock())
    text = every_kind().decode()
    for old, new in RENAMED.items():
        assert old in text
        text = text.replace(old, new)
    add_study(workspace, text.encode())
    rows = "\n".join(f"Expert {number},{number}@example.org" for number in range(6))
    import_panel(workspace, NAME.study, f"name,email\n{rows}".encode())
    for token in bring_round(workspace, RoundState.OPEN, name=NAME):
        answer_everything(workspace, token, choose)
    close_round(workspace, NAME)
    yield source_of(workspace, NAME)
    close(workspace)


def rows_of(source: Source, filename: str) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    write_file(source, filename, stream)
    rows: list[dict[str, Any]] = json.loads(stream.getvalue())["rows"]
    return rows


def test_every_answer_stands_in_its_cells_as_it_was_typed(source: Source) -> None:
    rows = rows_of(source, "answers.json")
    assert len(rows) == 6
    for row in rows:
        assert {column: row[column] for column in CELLS} == CELLS
    (ratings, *_) = rows_of(source, "ratings-wide.json")
    assert ratings["-99-japan.AGREE"] == 5
    assert ratings["-99-japan.COHERE"] is None
    assert ratings["-99-japan.COHERE:missing"] == "cannot_judge"


def test_every_file_of_data_is_made(source: Source) -> None:
    names = [name for name in export_names() if not name.startswith(("report.", "phase-plane."))]
    for name in names:
        stream = io.BytesIO()
        if name != "codebook.pdf":
            write_file(source, name, stream)
            assert stream.getvalue()


def test_a_study_without_fears_has_a_report_that_says_so(source: Source) -> None:
    document, _ = compose_report(source.workspace, NAME, "en")
    assert "does not ask about both fears of any government" in str(document.pieces)
