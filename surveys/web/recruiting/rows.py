"""Experts as rows of tables: names of values, never a pseudonym."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.attributes import Attribute
    from surveys.model.experts import Candidate
    from surveys.model.experts import Expert
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One expert as a row of a table; without an id where the panel does not have them yet."""

    name: str
    email: str
    language: str
    attributes: tuple[str, ...]
    id: str = ""
    is_retired: bool = False


def row_of(expert: Expert | Candidate, study: Study) -> Row:
    """Make the row of an expert, or of somebody who may become one."""
    return Row(
        name=expert.name,
        email=expert.email,
        language=LANGUAGES.get(expert.language, expert.language),
        attributes=tuple(
            value_name(each, expert.attributes, study) or "–" for each in study.attributes
        ),
        id=getattr(expert, "id", ""),
        is_retired=getattr(expert, "retired_at", None) is not None,
    )


def attribute_names(study: Study) -> tuple[str, ...]:
    """Name the attributes of a study in its first language."""
    return tuple(each.name.to(study.languages[0]) for each in study.attributes)


def value_name(attribute: Attribute, values: Mapping[str, str], study: Study) -> str:
    """Name the value of an attribute as the study does; empty where there is none."""
    value = values.get(attribute.id, "")
    names = {known.id: known.name.to(study.languages[0]) for known in attribute.values}
    return names.get(value, value)


def field_name(field: str, study: Study) -> str:
    """Name what is known of an expert."""
    plain = {
        "name": gettext("Name"),
        "email": gettext("E-mail address"),
        "language": gettext("Language"),
    }
    names = {each.id: each.name.to(study.languages[0]) for each in study.attributes}
    return str({**names, **plain}.get(field, field))


def field_value(field: str, value: str, study: Study) -> str:
    """Say what is known of an expert as the study names it."""
    if field == "language":
        return LANGUAGES.get(value, value)
    for attribute in study.attributes:
        if attribute.id == field:
            return value_name(attribute, {field: value}, study)
    return value
