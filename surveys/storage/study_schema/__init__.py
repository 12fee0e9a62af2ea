"""The schema of a study's database: what is asked and answered. Append-only; a released step never changes."""

from __future__ import annotations

from sqlite_utils import Migrations

from surveys.storage.study_schema import m001_study
from surveys.storage.study_schema import m002_conduct
from surveys.storage.study_schema import m003_rounds
from surveys.storage.study_schema import m004_editing
from surveys.storage.study_schema import m005_field_work
from surveys.storage.study_schema import m006_counted_responses
from surveys.storage.study_schema import m007_text_decisions

study_migrations = Migrations("study")

for _name, _step in (
    ("m001_study", m001_study.apply),
    ("m002_conduct", m002_conduct.apply),
    ("m003_rounds", m003_rounds.apply),
    ("m004_editing", m004_editing.apply),
    ("m005_field_work", m005_field_work.apply),
    ("m006_counted_responses", m006_counted_responses.apply),
    ("m007_text_decisions", m007_text_decisions.apply),
):
    study_migrations(name=_name)(_step)
