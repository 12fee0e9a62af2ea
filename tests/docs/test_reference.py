"""The reference names what there is: codes, columns, settings, tables, dependencies; no more, no less."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from analysis.reasons import REASONS
from analysis.reasons import WARNINGS
from surveys.formats.audit_csv import COLUMNS as AUDIT_COLUMNS
from surveys.formats.codebook_csv import COLUMNS as CODEBOOK
from surveys.model.answers import Missing
from surveys.model.events import EventKind
from surveys.model.kinds import KINDS
from surveys.model.texts import LANGUAGES
from surveys.services import installing
from surveys.services.auditing.telling import WORDS
from surveys.services.designing import shipped_study_file
from surveys.services.exporting.ratings import long_columns
from tests.docs import pages
from tests.every_kind import study as every_kind

_PACKAGE = re.compile(r"[A-Za-z0-9._-]+")


def test_the_statistics_page_lists_every_reason_and_warning_with_its_sentence() -> None:
    text = pages.read("docs/reference/statistics.md")
    for heading, table in (("Reasons", REASONS), ("Warnings", WARNINGS)):
        section = pages.section(text, heading)
        assert pages.table_codes(section) == set(table)
        for code, sentence in table.items():
            assert f"| `{code}` | {sentence} |" in section


def test_the_page_on_ratings_lists_every_column_in_its_order() -> None:
    section = pages.section(pages.read("docs/reference/ratings-csv.md"), "ratings.csv")
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert tuple(row.split("`")[1] for row in rows) == tuple(
        column.name for column in long_columns(every_kind())
    )


def test_the_page_on_ratings_lists_every_missing_code() -> None:
    section = pages.section(pages.read("docs/reference/ratings-csv.md"), "Missing codes")
    assert pages.table_codes(section) == {code.value for code in Missing}


def test_the_page_on_answers_lists_the_kinds_and_the_columns_of_the_codebook() -> None:
    text = pages.read("docs/reference/answers-and-codebook.md")
    kinds = pages.table_codes(pages.section(text, "answers.csv"))
    assert {kind.name for kind in KINDS} - {"rating"} <= kinds
    assert pages.table_codes(pages.section(text, "codebook.csv")) == set(CODEBOOK)


def test_the_page_on_the_audit_trail_lists_every_kind_of_event_in_its_words() -> None:
    text = pages.read("docs/reference/audit-trail.md")
    section = pages.section(text, "Kinds of events")
    assert pages.table_codes(section) == {kind.value for kind in EventKind}
    for kind, words in WORDS.items():
        said = re.sub(r"{[a-z_]+}", "…", words.replace("{as_person}", ""))
        assert f"| `{kind.value}` | {said} |" in section
    columns = pages.table_codes(pages.section(text, "What an event holds"))
    assert columns == set(AUDIT_COLUMNS)


def test_the_page_on_the_folder_lists_every_setting_with_its_variable() -> None:
    section = pages.section(pages.read("docs/reference/installation-folder.md"), "Settings")
    settings = [line.split("|") for line in section.splitlines() if line.startswith("| `")]
    assert {row[1].strip(" `") for row in settings} == installing._KNOWN
    for row in settings:
        assert row[2].strip() == f"`SOUNDINGS_{row[1].strip(' `')}`"


def test_the_page_on_study_files_has_a_section_for_every_table() -> None:
    study = tomllib.loads(shipped_study_file().decode())
    headings = set(
        re.findall(
            r"^## \[+([a-z_]+)\]+$", pages.read("docs/reference/study-file.md"), re.MULTILINE
        )
    )
    assert headings == {key for key, value in study.items() if isinstance(value, dict | list)}


def test_the_page_on_study_files_names_every_key_of_the_shipped_one() -> None:
    study = tomllib.loads(shipped_study_file().decode())
    named = pages.codes(pages.read("docs/reference/study-file.md"))
    words = {word for code in named for word in re.findall(r"[a-z_]+", code)}
    assert _keys(study) - words - set(study) == set()


def test_the_page_on_study_files_names_every_kind_of_question_and_every_language() -> None:
    text = pages.read("docs/reference/study-file.md")
    assert {kind.name for kind in KINDS} <= pages.table_codes(
        pages.section(text, "Kinds of question")
    )
    assert set(LANGUAGES) <= pages.codes(text)


def _keys(value: Any, above: str = "") -> set[str]:
    """List the keys of a file, without languages and without the constructs that are keys of others."""
    if isinstance(value, list):
        return set().union(*(_keys(each, above) for each in value))
    if not isinstance(value, dict):
        return set()
    found = set() if above in {"cut", "prior"} else set(value) - set(LANGUAGES)
    return found.union(*(_keys(each, key) for key, each in value.items()))


def test_why_lists_every_dependency_and_no_other() -> None:
    project = tomllib.loads(pages.read("pyproject.toml"))["project"]
    section = pages.section(pages.read("docs/why.md"), "What is each dependency for?")
    listed = set(re.findall(r"^- `([^`]+)`: .+$", section, re.MULTILINE))
    extras = project.get("optional-dependencies", {}).values()
    required = [*project["dependencies"], *(each for extra in extras for each in extra)]
    assert listed == {_package(each) for each in required} - {project["name"]}


def _package(requirement: str) -> str:
    found = _PACKAGE.match(requirement)
    assert found, requirement
    return found[0]
