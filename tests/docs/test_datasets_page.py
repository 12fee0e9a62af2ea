"""The page on datasets lists each of them, as the program knows them."""

from __future__ import annotations

from surveys.services.exporting.catalogue import DATASETS
from tests.docs import pages


def test_every_dataset_is_listed_and_no_other() -> None:
    section = pages.section(pages.read("docs/reference/datasets.md"), "Datasets")

    assert pages.table_codes(section) == set(DATASETS)
