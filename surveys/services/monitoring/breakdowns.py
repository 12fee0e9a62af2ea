"""The counts of a round by language and by each coarse attribute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.field_work import add_up
from surveys.model.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from surveys.model.field_work import Counts
    from surveys.model.field_work import Group
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The experts who share one value; ``id`` and ``name`` are empty where none was given."""

    id: str
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A round's experts parted by one property: ``language``, or an attribute of the study."""

    id: str
    name: str
    parts: tuple[Part, ...]


def break_down(study: Study, groups: Sequence[Group]) -> tuple[Breakdown, ...]:
    """Part the experts by language of the invitation, then by each coarse attribute, in the order of the study."""
    words = study.languages[0]
    languages = {language: LANGUAGES.get(language, language) for language in study.languages}
    by_attribute = (
        _break_down(
            attribute.id,
            attribute.name.to(words),
            {value.id: value.name.to(words) for value in attribute.values},
            groups,
            lambda group, key=attribute.id: group.attributes.get(key, ""),  # type: ignore[misc]
        )
        for attribute in study.attributes
        if attribute.is_coarse
    )
    return (
        _break_down("language", "", languages, groups, lambda group: group.language),
        *by_attribute,
    )


def _break_down(
    key: str,
    name: str,
    names: dict[str, str],
    groups: Sequence[Group],
    value_of: Callable[[Group], str],
) -> Breakdown:
    found: dict[str, list[Counts]] = {value: [] for value in names}
    for group in groups:
        found.setdefault(value_of(group), []).append(group.counts)
    return Breakdown(
        id=key,
        name=name,
        parts=tuple(
            Part(id=value, name=names.get(value, value), counts=add_up(counts))
            for value, counts in found.items()
            if counts
        ),
    )
