"""The experts of a panel: all of them, or those who are looked for, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.panel_queries import PAGE
from surveys.model.panel_queries import Order
from surveys.model.panel_queries import PanelQuery
from surveys.model.panel_queries import Standing
from surveys.services.authenticating import read_address
from surveys.services.designing import newest_study
from surveys.storage import experts
from surveys.storage import panels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.experts import Expert
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundExperts:
    """One page of the experts who were looked for; ``number`` is which, from 1 on."""

    query: PanelQuery
    experts: tuple[Expert, ...]
    found: int
    panel: int
    retired: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.found // PAGE))

    @property
    def first(self) -> int:
        """Which of all that were found comes first on this page, from 1 on."""
        return (self.number - 1) * PAGE + 1


def list_panel(workspace: Workspace, study_id: str) -> tuple[Expert, ...]:
    """List a study's panel by name, without those who were retired."""
    workspace.study(study_id)  # a study that does not exist has no panel
    return experts.list_experts(workspace.people.read(), study_id)


def look_through(
    workspace: Workspace, study_id: str, query: PanelQuery, *, number: int = 1
) -> FoundExperts:
    """Find a page of a study's experts; a page beyond the last one is the last one."""
    workspace.study(study_id)
    with workspace.people.snapshot() as db:
        found = panels.count_found(db, study_id, query)
        last = max(1, -(-found // PAGE))
        page = min(max(1, number), last)
        return FoundExperts(
            query=query,
            experts=panels.find_experts(db, study_id, query, offset=(page - 1) * PAGE, limit=PAGE),
            found=found,
            panel=experts.count_experts(db, study_id),
            retired=panels.count_retired(db, study_id),
            number=page,
        )


def find_all(workspace: Workspace, study_id: str, query: PanelQuery) -> tuple[Expert, ...]:
    """Find every expert of a study that a query wants."""
    workspace.study(study_id)
    return panels.find_experts(workspace.people.read(), study_id, query)


def find_in_panel(workspace: Workspace, study_id: str, expert: str) -> Expert:
    """Find an expert of a study by id or by address, a retired one too.

    Raises
    ------
    NotFound
        When the study has no such expert.
    """
    workspace.study(study_id)
    db = workspace.people.read()
    found = experts.find_expert(db, expert)
    if found is not None and found.study == study_id:
        return found
    if "@" not in expert:
        raise NotFound("There is no such expert in this study.")
    address = read_address(expert)
    for each in experts.find_by_address(db, address, study_id):
        return each
    raise NotFound(f"Nobody in the panel of “{study_id}” has the address {address}.")


def read_where(workspace: Workspace, study_id: str, conditions: Iterable[str]) -> dict[str, str]:
    """Read conditions such as ``community=scholar``; an empty value wants those of whom nothing is known.

    Raises
    ------
    Invalid
        When a condition names no attribute of the study, or none of its values.
    """
    attributes = {each.id: each for each in newest_study(workspace, study_id).study.attributes}
    found = {}
    for condition in conditions:
        name, equals, value = condition.partition("=")
        attribute = attributes.get(name.strip())
        if not equals or attribute is None:
            raise Invalid(
                f"“{condition}” is no condition. Write ATTRIBUTE=VALUE; attributes are "
                f"{', '.join(attributes)}."
            )
        known = [each.id for each in attribute.values]
        if attribute.is_coarse and value.strip() and value.strip() not in known:
            raise Invalid(f"The {attribute.id} “{value.strip()}” is none of {', '.join(known)}.")
        found[attribute.id] = value.strip()
    return found


def read_query(
    workspace: Workspace,
    study_id: str,
    *,
    text: str = "",
    where: Iterable[str] = (),
    order: str = Order.NAME.value,
    is_retired: bool = False,
) -> PanelQuery:
    """Read what somebody asks of a panel in words.

    Raises
    ------
    Invalid
        When a condition or the order is none that there is.
    """
    if order not in set(Order):
        raise Invalid(f"A panel is sorted by {', '.join(Order)}, and not by “{order}”.")
    return PanelQuery(
        text=text,
        where=read_where(workspace, study_id, where),
        standing=Standing.RETIRED if is_retired else Standing.ACTIVE,
        order=Order(order),
    )
