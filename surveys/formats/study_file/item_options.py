"""The options of an item: which can be chosen, and what may stand beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.formats.study_file.scales import WAYS_OUT
from surveys.formats.study_file.texts import read_optional_text
from surveys.formats.study_file.texts import read_text
from surveys.model.answers import Missing
from surveys.model.kinds import Option

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table

OptionLists = dict[str, tuple[Option, ...]]


def read_choices(table: Table, lists: OptionLists, *, has_words: bool = True) -> tuple[Option, ...]:
    """Read options of which one is chosen; some may be ways of not answering, one may have words beside it."""
    return _read_options(
        table, lists, 2, frozenset({"missing", "other"} if has_words else {"missing"})
    )


def read_ticks(table: Table, lists: OptionLists) -> tuple[Option, ...]:
    """Read options of which several are ticked; ticking some and none at the same time would make no sense."""
    return _read_options(table, lists, 2, frozenset({"year", "other", "exclusive"}))


def read_ways_or_words(table: Table, lists: OptionLists) -> tuple[Option, ...]:
    """Read options that stand beside words of one's own."""
    return _read_options(table, lists, 1, frozenset({"missing"}))


def read_ranked(table: Table, lists: OptionLists) -> tuple[Option, ...]:
    """Read options that are put in an order."""
    return _read_options(table, lists, 2, frozenset())


def read_most(table: Table, options: tuple[Option, ...]) -> int:
    """Read how many of the options may be given; 0 where the file does not say."""
    most = table.whole("most", least=1) if table.has("most") else 0
    if options and most > len(options):
        table.problem("most", f"“most” is {most}, and there are {len(options)} options.")
    return most


def _read_options(
    table: Table, lists: OptionLists, least: int, may_have: frozenset[str]
) -> tuple[Option, ...]:
    listed: tuple[Option, ...] = ()
    if table.has("options_from"):
        listed = lists.get(table.reference("options_from", lists, "list of options"), ())
    seen = {option.id: table.report.lines.line((*table.path, "options_from")) for option in listed}
    options = list(listed)
    for option_table in table.tables("options", "option", is_required=not options):
        option = _read_option(option_table, seen, may_have)
        if option.is_other and any(each.is_other for each in options):
            option_table.problem("other", "one option has words beside it already; keep one.")
        options.append(option)
        option_table.close()
    if 0 < len(options) < least:
        table.problem("options", f"one option is no choice; give at least {least}.")
    return tuple(options)


def _read_option(table: Table, seen: dict[str, int], may_have: frozenset[str]) -> Option:
    option = Option(id=table.identifier(seen), text=read_text(table, "text"))
    if "missing" in may_have:
        option = replace(option, missing=_read_missing(table, option.id))
    if "year" in may_have:
        option = replace(option, year=read_optional_text(table, "year"))
    if "other" in may_have:
        option = replace(option, is_other=table.flag("other", default=False))
    if "exclusive" in may_have:
        option = replace(option, is_exclusive=table.flag("exclusive", default=False))
    if option.missing and option.is_other:
        table.problem("other", "a way of not answering has no words beside it; take this out.")
        option = replace(option, is_other=False)
    return option


def _read_missing(table: Table, option_id: str) -> Missing | None:
    if not table.has("missing"):
        return None
    known = [way.value for way in WAYS_OUT]
    name = table.reference("missing", known, "way of not answering")
    if name in known and option_id != name:
        table.problem("id", f'an option that is missing = "{name}" must have that as its id.')
    return Missing(name) if name in known else None
