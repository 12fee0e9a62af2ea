"""What the page of a panel shows: who was looked for, and the way to the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.panel_queries import Order
from surveys.model.panel_queries import PanelQuery
from surveys.model.panel_queries import Standing
from surveys.services import designing
from surveys.services.recruiting.listing import look_through
from surveys.web.recruiting.rows import attribute_names
from surveys.web.recruiting.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.attributes import Attribute
    from surveys.model.studies import Study
    from surveys.services.recruiting.listing import FoundExperts
    from surveys.services.workspace import Workspace
    from surveys.web.recruiting.rows import Row

_UNKNOWN = "-"
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPage:
    """A page of a study's panel."""

    study: Study
    language: str
    attributes: tuple[str, ...]
    filters: tuple[Attribute, ...]
    found: FoundExperts
    rows: tuple[Row, ...]
    parameters: Mapping[str, str]

    @property
    def unknown(self) -> str:
        """What stands in an address for those of whom an attribute is not known."""
        return _UNKNOWN

    @property
    def orders(self) -> tuple[tuple[str, str], ...]:
        """By what the panel can be sorted."""
        return (
            (Order.NAME.value, gettext("Name")),
            (Order.EMAIL.value, gettext("E-mail address")),
            (Order.LANGUAGE.value, gettext("Language")),
            (Order.NEWEST.value, gettext("Newest first")),
        )

    @property
    def standings(self) -> tuple[tuple[str, str], ...]:
        """Who is shown."""
        return (
            (Standing.ACTIVE.value, gettext("in the panel")),
            (Standing.RETIRED.value, gettext("retired")),
            (Standing.ALL.value, gettext("both")),
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything but a text was asked for."""
        return bool(set(self.parameters) - {"text"})

    def page_parameters(self, number: int) -> dict[str, str]:
        """Return what leads to another page of the same search."""
        return {**self.parameters, "page": str(number)}


def panel_page(workspace: Workspace, study_id: str, arguments: Mapping[str, str]) -> PanelPage:
    """Gather what an address asks for; what is no search, no order and no page is as if it were not there."""
    study = designing.newest_study(workspace, study_id).study
    coarse = tuple(each for each in study.attributes if each.is_coarse)
    query = _query(coarse, arguments)
    number = arguments.get("page", "1")
    found = look_through(
        workspace,
        study_id,
        query,
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1,  # noqa: PLR2004 - no panel has more
    )
    return PanelPage(
        study=study,
        language=study.languages[0],
        attributes=attribute_names(study),
        filters=coarse,
        found=found,
        rows=tuple(row_of(each, study) for each in found.experts),
        parameters=_parameters(query),
    )


def _query(coarse: tuple[Attribute, ...], arguments: Mapping[str, str]) -> PanelQuery:
    where = {}
    for attribute in coarse:
        value = arguments.get(f"is-{attribute.id}", "")
        if value == _UNKNOWN:
            where[attribute.id] = ""
        elif value in {each.id for each in attribute.values}:
            where[attribute.id] = value
    standing, order = arguments.get("standing", ""), arguments.get("order", "")
    return PanelQuery(
        text=arguments.get("text", "").strip()[:_LONGEST],
        where=where,
        standing=Standing(standing) if standing in set(Standing) else Standing.ACTIVE,
        order=Order(order) if order in set(Order) else Order.NAME,
    )


def _parameters(query: PanelQuery) -> dict[str, str]:
    where = {f"is-{key}": value or _UNKNOWN for key, value in query.where.items()}
    others = {
        "text": query.text,
        "standing": query.standing.value if query.standing is not Standing.ACTIVE else "",
        "order": query.order.value if query.order is not Order.NAME else "",
    }
    return where | {key: value for key, value in others.items() if value}
