"""The schema of people.db: who is who. Append-only; a released step never changes."""

from __future__ import annotations

from sqlite_utils import Migrations

from surveys.storage.people_schema import m001_people
from surveys.storage.people_schema import m002_access
from surveys.storage.people_schema import m003_audit
from surveys.storage.people_schema import m004_panel
from surveys.storage.people_schema import m005_mail
from surveys.storage.people_schema import m006_jobs

people_migrations = Migrations("people")

for _name, _step in (
    ("m001_people", m001_people.apply),
    ("m002_access", m002_access.apply),
    ("m003_audit", m003_audit.apply),
    ("m004_panel", m004_panel.apply),
    ("m005_mail", m005_mail.apply),
    ("m006_jobs", m006_jobs.apply),
):
    people_migrations(name=_name)(_step)
