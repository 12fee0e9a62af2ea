"""The sections [[countries]] and [[alliances]]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.conditions import read_conditions
from surveys.formats.study_file.texts import read_optional_text
from surveys.formats.study_file.texts import read_text
from surveys.model.alliances import Alliance
from surveys.model.alliances import Country
from surveys.model.kinds import Option
from surveys.model.pages import RESERVED_ADDRESSES

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table


def read_countries(root: Table) -> tuple[tuple[Country, ...], tuple[Option, ...]]:
    """Read the countries, and what they are called as options of a question."""
    countries, options, seen = [], [], dict[str, int]()
    for table in root.tables("countries", "country"):
        country = Country(id=table.identifier(seen), name=read_text(table, "name"))
        label = read_optional_text(table, "name_in_lists") or country.name
        table.close()
        countries.append(country)
        options.append(Option(id=country.id, text=label))
    return tuple(countries), tuple(options)


def read_alliances(
    root: Table, countries: tuple[Country, ...], targets: dict[str, int]
) -> tuple[Alliance, ...]:
    """Read the alliances; ``targets`` notes their ids, which vignettes may not repeat."""
    known = {country.id: country for country in countries}
    alliances = []
    for table in root.tables("alliances", "alliance"):
        alliance_id = table.identifier(targets)
        if alliance_id in RESERVED_ADDRESSES:
            sentence = f"“{alliance_id}” is the address of another page of the questionnaire; choose another id."
            table.problem("id", sentence)
        alliances.append(_read_alliance(table, alliance_id, known))
        table.close()
    return tuple(alliances)


def _read_alliance(table: Table, alliance_id: str, known: dict[str, Country]) -> Alliance:
    nowhere = Country(id="", name=read_text(table, "name"))
    a, b = (table.reference(key, known, "country") for key in ("a", "b"))
    threats = table.references("threats", known, "country")
    if a and a == b:
        table.problem("b", f"“{a}” cannot be allied with itself; name another country.")
    for threat in threats:
        if threat in {a, b}:
            table.problem("threats", f"“{threat}” is one of the two allies and no external threat.")
    return Alliance(
        id=alliance_id,
        name=nowhere.name,
        a=known.get(a, nowhere),
        b=known.get(b, nowhere),
        threats=tuple(known[threat] for threat in threats),
        asked_if=read_conditions(table),
    )
