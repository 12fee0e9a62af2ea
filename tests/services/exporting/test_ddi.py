"""The DDI codebook of an answered round, held against its datasets."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING
from typing import Any

import pytest
from lxml import etree

from surveys.model.answers import Missing
from surveys.model.datasets import with_missing_apart
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.files import export_file
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

FILE = "codebook.ddi.xml"
DDI = {"d": "ddi:codebook:2_5"}
NAMES = ("ratings", "ratings-wide", "answers")


def read(source: Source) -> Any:
    stream = io.BytesIO()
    write_file(source, FILE, stream)
    return etree.fromstring(stream.getvalue())


def variable(root: Any, name: str) -> Any:
    (found,) = [each for each in root.iterfind(".//d:var", DDI) if each.get("name") == name]
    return found


def summary(found: Any) -> dict[str, float]:
    return {each.get("type"): float(each.text) for each in found.iterfind("d:sumStat", DDI)}


@pytest.fixture(scope="module")
def root(hard_source: Source) -> Any:
    return read(hard_source)


def test_every_column_of_the_three_files_is_a_variable(root: Any, hard_source: Source) -> None:
    for number, name in enumerate(NAMES, 1):
        dataset = with_missing_apart(dataset_of(hard_source, name))
        (file,) = root.findall(f"d:fileDscr[@ID='F{number}']", DDI)
        assert file.get("URI") == f"{name}.csv"
        assert int(file.findtext(".//d:caseQnty", None, DDI)) == dataset.n_rows
        assert int(file.findtext(".//d:varQnty", None, DDI)) == len(dataset.columns)
        variables = root.findall(f".//d:var[@files='F{number}']", DDI)
        assert [each.get("name") for each in variables] == [each.name for each in dataset.columns]
    ids = [each.get("ID") for each in root.iter() if each.get("ID")]
    assert len(ids) == len(set(ids))


def test_frequencies_are_those_of_the_rows(root: Any, hard_source: Source) -> None:
    dataset = dataset_of(hard_source, "ratings-wide")
    rows = list(dataset.rows())
    for place, column in enumerate(dataset.columns[2:], 2):
        cells = Counter(row[place] for row in rows)
        found = variable(root, column.name)
        shown = {
            int(each.findtext("d:catValu", None, DDI)): int(each.findtext("d:catStat", None, DDI))
            for each in found.iterfind("d:catgry", DDI)
        }
        assert shown == {point: cells[point] for point in range(1, 8)}
        why = variable(root, f"{column.name}:missing")
        reasons = {
            each.findtext("d:catValu", None, DDI): int(each.findtext("d:catStat", None, DDI))
            for each in why.iterfind("d:catgry[@missing='Y']", DDI)
        }
        assert reasons == {code.value: cells[code] for code in Missing}
        valid = [cell for cell in (row[place] for row in rows) if isinstance(cell, int)]
        said = summary(found)
        assert (said["vald"], said["invd"]) == (len(valid), len(rows) - len(valid))
        if valid:
            assert said["mean"] == pytest.approx(sum(valid) / len(valid))


def test_a_question_has_its_words_its_scale_and_its_missing_codes(hard: Workspace) -> None:
    root = read(source_of(hard, AUTUMN, "ja"))
    found = variable(root, "us-japan.T0")
    spoken = "{http://www.w3.org/XML/1998/namespace}lang"
    words = found.find("d:qstn/d:qstnLit", DDI)
    assert words.get(spoken) == "ja"
    assert "脅威" in words.text
    span = found.find("d:valrng/d:range", DDI)
    assert (span.get("min"), span.get("max")) == ("1", "7")
    assert found.find("d:invalrng/d:item", DDI).get("VALUE") == ""
    assert "us-japan.T0:missing" in found.findtext("d:invalrng/d:key", None, DDI)
    why = variable(root, "us-japan.T0:missing")
    codes = [each.get("VALUE") for each in why.iterfind("d:invalrng/d:item", DDI)]
    assert codes == [code.value for code in Missing]
    assert why.findtext("d:catgry/d:labl", None, DDI) == "判断できない"


def test_what_experts_wrote_is_counted_and_not_in_it(hard: Workspace, root: Any) -> None:
    comment = variable(root, "us-japan.COMMENT")
    assert summary(comment)["vald"] == 6
    assert comment.find("d:catgry", DDI) is None
    assert "漂流期に近い" not in export_file(hard, AUTUMN, FILE).decode()


def test_it_is_that_of_the_round_and_the_same_twice(hard: Workspace, root: Any) -> None:
    title = root.find("d:stdyDscr/d:citation/d:titlStmt", DDI)
    assert title.findtext("d:IDNo", None, DDI) == str(AUTUMN)
    sampling = root.findtext(".//d:sampProc", None, DDI)
    assert "12 experts were in this round, and the responses of 6 count" in sampling
    assert export_file(hard, AUTUMN, FILE) == export_file(hard, AUTUMN, FILE)


def test_it_waits_for_the_close_as_the_rows_do(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=1)
    with pytest.raises(Refused, match="is open: rows of single experts"):
        export_file(workspace, AUTUMN, FILE)
