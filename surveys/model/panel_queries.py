"""Which experts of a panel are wanted, in which order, and which page of them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = 100


class Standing(StrEnum):
    """Whether somebody is in the panel, was retired from it, or either."""

    ACTIVE = "active"
    RETIRED = "retired"
    ALL = "all"


class Order(StrEnum):
    """By what a panel can be sorted; nothing else is."""

    NAME = "name"
    EMAIL = "email"
    LANGUAGE = "language"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelQuery:
    """Which experts are wanted: with some text in name or address, with some values of attributes.

    In ``where`` an empty value wants those of whom nothing is known.
    """

    text: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    standing: Standing = Standing.ACTIVE
    order: Order = Order.NAME

    @property
    def is_everybody(self) -> bool:
        """Whether nobody of the active is left out."""
        return not self.text and not self.where and self.standing is Standing.ACTIVE
