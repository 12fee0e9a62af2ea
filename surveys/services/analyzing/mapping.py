"""What the columns and words of somebody's table of ratings stand for: guessed, said, and kept in a file."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from surveys.formats.mapping_file import read_mapping_file
from surveys.formats.mapping_file import write_mapping_file
from surveys.model.errors import Invalid
from surveys.services.analyzing.vocabulary import ids_of
from surveys.services.analyzing.vocabulary import plain_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from surveys.formats.rating_tables import RatingTable
    from surveys.model.studies import Study

#: By role: what a column that has it may be called; the first that is there is taken.
ROLES = {
    "expert": "pseudonym expert rater respondent coder judge participant",
    "target": "target alliance dyad unit case object vignette",
    "period": "period year when",
    "threat": "threat adversary",
    "perspective": "perspective",
    "item": "item question variable indicator",
    "value": "value rating score answer",
    "missing": "missing",
    "reason": "reason",
}
NEEDED = {"long": ("expert", "target", "item", "value"), "wide": ("expert",)}
#: What follows the name of a wide column in that of the column with its missing codes.
MISSING_MARK = ":missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a table is read.

    ``columns`` leads from a role to the column that has it, ``attributes`` from an attribute of experts to its
    column, ``names`` from a word of the table to the id in the study file that it stands for.
    """

    shape: str
    columns: dict[str, str]
    attributes: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def sentences(self) -> tuple[str, ...]:
        """Say how the table is read."""
        said = [
            "Read as a long table: a line is one rating."
            if self.shape == "long"
            else "Read as a wide table: a line is an expert"
            + (" and an alliance" if "target" in self.columns else "")
            + ", a column an item."
        ]
        roles = (f"{role} from “{name}”" for role, name in self.columns.items())
        said.append(f"Columns: {', '.join(roles)}.")
        if self.attributes:
            groups = (f"{attribute} from “{name}”" for attribute, name in self.attributes.items())
            said.append(f"Attributes of experts: {', '.join(groups)}.")
        if self.names:
            words = (f"“{word}” is {known}" for word, known in self.names.items())
            said.append(f"Names: {', '.join(words)}.")
        return tuple(said)

    def as_toml(self) -> bytes:
        """Write it as a file that can be changed and given again."""
        parts = {"columns": self.columns, "attributes": self.attributes, "names": self.names}
        return write_mapping_file(self.shape, parts)


def read_mapping(data: bytes) -> Mapping:
    """Read a mapping that was written before.

    Raises
    ------
    Invalid
        When it is no TOML, or has something else than a mapping has.
    """
    shape, parts = read_mapping_file(data)
    if shape not in NEEDED:
        raise Invalid(f"The mapping has the shape “{shape}”; it is long or wide.")
    unknown = sorted(set(parts["columns"]) - set(ROLES))
    if unknown:
        raise Invalid(
            f"The mapping has a column for {_quoted(unknown)}; there are {', '.join(ROLES)}."
        )
    return Mapping(shape=shape, **parts)


def guess_mapping(table: RatingTable, study: Study) -> Mapping:
    """Guess how a table is read from the names of its columns.

    Raises
    ------
    Invalid
        When no column can be the one that names the experts.
    """
    by_word = {plain_word(name): name for name in reversed(table.header)}
    columns = {}
    for role, words in ROLES.items():
        found = next((by_word[word] for word in words.split() if word in by_word), "")
        if found:
            columns[role] = found
    shape = "long" if {"item", "value"} <= columns.keys() else "wide"
    if shape == "wide":
        for role in ("item", "value", "threat", "perspective", "missing", "reason"):
            columns.pop(role, None)
    attributes = {
        attribute.id: by_word[plain_word(attribute.id)]
        for attribute in study.attributes
        if plain_word(attribute.id) in by_word
    }
    return Mapping(shape=shape, columns=columns, attributes=attributes)


def require_columns(mapping: Mapping, table: RatingTable, study: Study) -> None:
    """Refuse a mapping that lacks a column, names one that the table has not, or says what the study has not.

    Raises
    ------
    Invalid
        With everything that is wrong, and the columns that there are.
    """
    wrong = [
        f"No column says which {role} a line is about. Call it {ROLES[role].split()[0]}, or name it in a "
        f'mapping: [columns] {role} = "...".'
        for role in NEEDED[mapping.shape]
        if role not in mapping.columns
    ]
    named = (*mapping.columns.values(), *mapping.attributes.values())
    absent = dict.fromkeys(name for name in named if name not in table.header)
    if absent:
        wrong.append(f"The mapping names a column {_quoted(absent)} that is not there.")
    if wrong:
        wrong.append(f"The table has {_quoted(table.header)}.")
    wrong.extend(_unknown_words(mapping, study))
    if wrong:
        raise Invalid(" ".join((*wrong, table.other_sheets)).strip())


def _unknown_words(mapping: Mapping, study: Study) -> Iterator[str]:
    attributes = [attribute.id for attribute in study.attributes]
    unknown = [each for each in mapping.attributes if each not in attributes]
    if unknown:
        yield (
            f"The mapping has an attribute {_quoted(unknown)}; the study has {_quoted(attributes) or 'none'}."
        )
    ids = ids_of(study)
    for word, known in mapping.names.items():
        if known not in ids:
            yield f"The mapping says that “{word}” is “{known}”, which the study has not."


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
