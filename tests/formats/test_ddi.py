"""The DDI codebook as a document: what XML cannot hold, and the order of elements that DDI 2.5 documents."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree

from surveys.formats.ddi import DescribedStudy
from surveys.formats.ddi import write_ddi
from surveys.model.column_types import ColumnType
from surveys.model.datasets import ColumnQuestion
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.texts import Text
from surveys.model.texts import plain

DDI = "{ddi:codebook:2_5}"
HOSTILE = "<b>&amp; \x00\x0b\ud800\ufffe ]]> \"'\r\n漂流期\U0001f30f"
HELD = "<b>&amp; \ufffd\ufffd\ufffd\ufffd ]]> \"'\n漂流期\U0001f30f"
BLANK = dict.fromkeys(
    [
        "subtitle",
        "id",
        "sponsor",
        "contact",
        "software_version",
        "version",
        "began",
        "ended",
        "made_on",
        "abstract",
        "unit",
        "universe",
        "data_kind",
        "sampling",
        "mode",
        "instrument",
        "confidentiality",
        "conditions",
        "simulated",
        "empty_cell",
    ],
    HOSTILE,
)


def written(language: str = "en") -> Any:
    study: dict[str, Any] = BLANK | {"asked_if": {"q": HOSTILE}}
    column = DataColumn(
        name=HOSTILE,
        type=ColumnType.TEXT,
        label=plain(HOSTILE),
        values={HOSTILE: Text((("en", HOSTILE), ("ja", f"{HOSTILE}!")))},
        question=ColumnQuestion(id="q", text=plain(HOSTILE), construct=HOSTILE),
    )
    dataset = Dataset(
        facts=Facts(name="made", about=HOSTILE, for_whom="", exposure=Exposure.NOBODY),
        columns=(column,),
        n_rows=1,
        rows=lambda: iter([(HOSTILE,)]),
    )
    stream = io.BytesIO()
    described = DescribedStudy(title=plain(HOSTILE), **study)
    write_ddi(described, [dataset], stream, language=language)
    return etree.fromstring(stream.getvalue())


def test_what_xml_cannot_hold_is_replaced_and_the_rest_stays() -> None:
    root = written()
    texts = [each.text for each in root.iter() if each.text and each.text.strip()]
    assert {HELD, "Soundings", "made.csv", "text/csv", "1", "0"} == set(texts)
    (variable,) = root.iter(f"{DDI}var")
    assert variable.get("name") == HELD


def test_a_text_says_in_which_language_it_is() -> None:
    root = written("ja")
    (variable,) = root.iter(f"{DDI}var")
    spoken = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(spoken) == "ja"
    assert variable.find(f"{DDI}labl").get(spoken) == "en"
    category = variable.find(f"{DDI}catgry/{DDI}labl")
    assert (category.text, category.get(spoken)) == (f"{HELD}!", "ja")


@pytest.mark.parametrize(
    ("path", "order"),
    [
        (".", ("stdyDscr", "fileDscr", "dataDscr")),
        ("stdyDscr", ("citation", "stdyInfo", "method", "dataAccs", "notes")),
        ("stdyDscr/citation", ("titlStmt", "rspStmt", "prodStmt", "distStmt", "verStmt")),
        ("stdyDscr/stdyInfo", ("abstract", "sumDscr")),
        (
            "stdyDscr/stdyInfo/sumDscr",
            ("collDate", "collDate", "anlyUnit", "universe", "dataKind"),
        ),
        ("stdyDscr/method/dataColl", ("sampProc", "collMode", "resInstru")),
        ("stdyDscr/dataAccs/useStmt", ("confDec", "conditions", "disclaimer")),
        ("fileDscr/fileTxt", ("fileName", "fileCont", "dimensns", "fileType")),
        (
            "dataDscr/var",
            (
                "labl",
                "qstn",
                "universe",
                "sumStat",
                "sumStat",
                "catgry",
                "concept",
                "varFormat",
            ),
        ),
        ("dataDscr/var/catgry", ("catValu", "labl", "catStat")),
    ],
)
def test_elements_stand_in_the_order_of_the_standard(path: str, order: tuple[str, ...]) -> None:
    found = written().find(
        "/".join(DDI + step if step != "." else step for step in path.split("/"))
    )
    assert tuple(etree.QName(each).localname for each in found) == order
