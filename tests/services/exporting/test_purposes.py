"""What files are taken for: every kind has a purpose, and nothing that may name somebody looks harmless."""

from __future__ import annotations

import pytest

from surveys.model.datasets import Exposure
from surveys.model.datasets import Purpose
from surveys.services.exporting.file_kinds import FILE_KINDS
from surveys.services.exporting.file_kinds import FileKind
from surveys.services.exporting.purposes import purpose_of


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("placements.csv", Purpose.RESULTS),
        ("results.json", Purpose.RESULTS),
        ("phase-plane.pdf", Purpose.RESULTS),
        ("ratings.sav", Purpose.ANALYSIS),
        ("vignettes.csv", Purpose.ANALYSIS),
        ("codebook.csv", Purpose.CODEBOOKS),
        ("codebook.ddi.xml", Purpose.CODEBOOKS),
        ("codebook.html", Purpose.CODEBOOKS),
        ("datapackage.json", Purpose.CODEBOOKS),
        ("comments.csv", Purpose.SENSITIVE),
        ("panel.dta", Purpose.SENSITIVE),
        ("data.db", Purpose.SENSITIVE),
    ],
)
def test_a_file_is_in_the_group_that_it_is_taken_for(name: str, purpose: Purpose) -> None:
    assert purpose_of(FILE_KINDS[name]) is purpose


def test_a_new_file_of_single_experts_is_sensitive_until_somebody_says_otherwise() -> None:
    def of(exposure: Exposure) -> Purpose:
        return purpose_of(
            FileKind(name="new.csv", about="", exposure=exposure, write=lambda _source, _to: None)
        )

    assert of(Exposure.SINGLE_EXPERTS) is Purpose.SENSITIVE
    assert of(Exposure.AGGREGATES) is Purpose.RESULTS
    assert of(Exposure.NOBODY) is Purpose.CODEBOOKS


def test_whatever_has_single_experts_and_is_to_be_published_is_no_result() -> None:
    results = [kind for kind in FILE_KINDS.values() if purpose_of(kind) is Purpose.RESULTS]
    assert results
    assert {kind.exposure for kind in results} == {Exposure.AGGREGATES}
