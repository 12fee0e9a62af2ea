"""The page on field work names every rate with its formula, every sign, and every column of every file."""

from __future__ import annotations

import pytest

from surveys.formats import field_work_csv as formats
from surveys.model.response_rates import FORMULAS
from surveys.model.response_rates import MEANINGS
from surveys.services.monitoring import FLAGS
from surveys.services.monitoring import TABLES
from tests.docs import pages

PAGE = pages.read("docs/reference/field-work.md")


@pytest.mark.parametrize("rate", FORMULAS)
def test_every_rate_stands_there_with_its_formula_and_its_words(rate: str) -> None:
    assert f"| `{rate}` | {FORMULAS[rate]} | {MEANINGS[rate]} |" in PAGE


def test_every_sign_is_explained() -> None:
    assert pages.table_codes(pages.section(PAGE, "Flags")) == set(FLAGS)


@pytest.mark.parametrize("file", TABLES)
def test_every_file_is_listed_with_its_columns(file: str) -> None:
    columns = getattr(formats, file.removesuffix(".csv").upper())
    assert f"| `{file}` | {', '.join(f'`{column}`' for column in columns)} |" in PAGE
