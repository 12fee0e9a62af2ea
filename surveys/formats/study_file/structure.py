"""The sections [layout], [order], [[periods]], [[perspectives]] and [[forms]]: how the questionnaire is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.historical_events import read_date
from surveys.formats.study_file.texts import read_text
from surveys.model.items import Per
from surveys.model.kinds import Rating
from surveys.model.orders import Arranged
from surveys.model.orders import Order
from surveys.model.periods import Period
from surveys.model.periods import Perspective
from surveys.model.short_forms import ShortForm
from surveys.model.studies import Layout

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping

    from surveys.formats.study_file.item_context import ItemContext
    from surveys.formats.study_file.values import Table
    from surveys.model.alliances import VignetteDesign
    from surveys.model.items import Item

#: What a study file calls the round's own time.
PRESENT_NAME = "present"


def read_layout(root: Table) -> Layout:
    """Read how much stands on a page."""
    usual = Layout()
    if not root.has("layout"):
        return usual
    table = root.table("layout", "section [layout]")
    most = usual.most_questions_a_page
    if table.has("most_questions_a_page"):
        most = table.whole("most_questions_a_page", least=1)
    table.close()
    return Layout(most_questions_a_page=most)


def read_order(root: Table, modules: Mapping[str, bool]) -> Order:
    """Read what is shuffled for each expert."""
    usual = Order()
    if not root.has("order"):
        return usual
    table = root.table("order", "section [order]")
    order = Order(
        alliances=table.choice("alliances", Arranged, default=usual.alliances),
        vignettes=table.choice("vignettes", Arranged, default=usual.vignettes),
        items=table.references("items", modules, "module") if table.has("items") else usual.items,
    )
    table.close()
    return order


def read_periods(root: Table) -> tuple[Period, ...]:
    """Read the past periods that items may ask about, in the order of time."""
    periods, seen = [], dict[str, int]()
    for table in root.tables("periods", "period", is_required=False):
        period = Period(
            id=table.identifier(seen),
            text=read_text(table, "text"),
            begins=read_date(table, "begins"),
            ends=read_date(table, "ends"),
        )
        if period.begins and period.ends and period.ends.first_day < period.begins.first_day:
            sentence = f"it ends in {period.ends}, before it begins in {period.begins}."
            table.problem("ends", sentence)
        if period.id == PRESENT_NAME:
            sentence = f"“{PRESENT_NAME}” is the round’s own time, which is always there; choose another id."
            table.problem("id", sentence)
        table.close()
        periods.append(period)
    return tuple(periods)


def read_perspectives(
    root: Table, items: Iterable[Item], modules: Mapping[str, bool]
) -> tuple[Perspective, ...]:
    """Read in whose eyes items are asked too, and return those of the modules that are included."""
    rated = {
        item.id: item
        for item in items
        if isinstance(item.kind, Rating) and item.per is not Per.EXPERT
    }
    perspectives, seen = [], dict[str, int]()
    for table in root.tables("perspectives", "perspective", is_required=False):
        perspective = Perspective(
            id=table.identifier(seen),
            text=read_text(table, "text", placeholders=("A", "B", "period")),
            items=table.references("items", rated, "rating of an alliance"),
            module=table.reference("module", modules, "module"),
        )
        table.close()
        if modules.get(perspective.module):
            perspectives.append(perspective)
    return tuple(perspectives)


def read_forms(
    root: Table,
    items: tuple[Item, ...],
    context: ItemContext,
    design: VignetteDesign | None,
) -> tuple[ShortForm, ...]:
    """Read the forms that ask less than the whole questionnaire."""
    modules = context.modules
    forms, seen = [], dict[str, int]()
    for table in root.tables("forms", "form", is_required=False):
        form = ShortForm(
            id=table.identifier(seen),
            name=read_text(table, "name"),
            costs=read_text(table, "costs"),
            modules=table.references("modules", modules, "module"),
            vignettes=table.whole("vignettes", least=0) if table.has("vignettes") else None,
        )
        table.close()
        _check_modules(table, form, modules)
        _check_linking(table, form, items, context.axes)
        _check_vignettes(table, form, design)
        forms.append(form)
    return tuple(forms)


def _check_modules(table: Table, form: ShortForm, modules: Mapping[str, bool]) -> None:
    for position, module in enumerate(form.modules):
        if not modules[module]:
            sentence = f"the module “{module}” is not included, so no form can ask it; include it, or take it out."
            table.problem("modules", sentence, position)


def _check_linking(
    table: Table, form: ShortForm, items: tuple[Item, ...], axes: Collection[str]
) -> None:
    for item in items:
        if item.is_linking and item.construct in axes and item.module not in form.modules:
            sentence = f"nothing can be placed without {item.id}; add its module “{item.module}”."
            table.problem("modules", sentence)


def _check_vignettes(table: Table, form: ShortForm, design: VignetteDesign | None) -> None:
    if not form.vignettes:
        return
    fixed = len(design.fixed) if design else 0
    most = fixed + len(design.rotated) if design else 0
    if not fixed <= form.vignettes <= most:
        sentence = f"{form.vignettes} vignettes cannot be dealt; give 0, or a number from {max(fixed, 1)} to {most}."
        table.problem("vignettes", sentence if most else "there are no vignettes; give 0.")
