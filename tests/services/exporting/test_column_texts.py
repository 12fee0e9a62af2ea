"""What columns and datasets are is said in every language of the shipped study, in whatever format."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from surveys.model.texts import LANGUAGES
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.column_texts import TEXTS
from surveys.services.exporting.column_texts import in_languages
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("name", DATASETS)
def test_every_column_and_code_is_said_in_every_language(name: str, hard_source: Source) -> None:
    vignettes = {each.id for each in hard_source.study.vignettes}
    for column in dataset_of(hard_source, name).columns:
        said = [
            column.label,
            *(words for code, words in column.values.items() if code not in vignettes),
        ]
        for text in said:
            assert dict(text.words).keys() == LANGUAGES.keys(), text
            assert all(words and not PLACEHOLDER.search(words) for _, words in text.words)
    facts = DATASETS[name]
    for sentence in (facts.about, facts.for_whom):
        assert dict(in_languages(sentence).words).keys() == LANGUAGES.keys(), sentence


def test_a_translation_has_the_names_of_the_sentence() -> None:
    for english, others in TEXTS.items():
        marks = set(PLACEHOLDER.findall(english))
        assert all(set(PLACEHOLDER.findall(each)) == marks for each in others), english


def test_no_translation_is_left_of_a_column_that_is_gone(hard_source: Source) -> None:
    said = {facts.about for facts in DATASETS.values()} | {
        facts.for_whom for facts in DATASETS.values()
    }
    for name in DATASETS:
        for column in dataset_of(hard_source, name).columns:
            texts = (column.label, *column.values.values())
            said |= {text.to("en") for text in texts}
    plain = {english for english in TEXTS if not PLACEHOLDER.search(english)}
    assert plain - said == set()


def test_a_part_of_an_answer_is_said_in_the_language_of_the_question(hard: Workspace) -> None:
    stream = io.BytesIO()
    write_file(source_of(hard, AUTUMN, "ko"), "answers.json", stream)
    labels = {each["name"]: each["label"] for each in json.loads(stream.getvalue())["columns"]}
    assert labels["us-japan.COMMENT:quotation"].endswith("[의견을 인용해도 되는지, 어떻게 되는지.]")
    assert labels["us-japan.PH1:missing"] == "us-japan.PH1: 답이 없는 이유"
