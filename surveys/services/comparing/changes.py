"""What is different between two study files, value by value; blocks are known by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.text_differences import differences
from surveys.model.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.text_differences import Piece

#: What a block of a list is called.
NOUNS = {
    "alliances": "alliance",
    "attributes": "attribute",
    "constructs": "construct",
    "countries": "country",
    "events": "event",
    "forms": "form",
    "items": "item",
    "modules": "module",
    "options": "option",
    "periods": "period",
    "perspectives": "perspective",
    "phases": "phase",
    "purposes": "purpose",
    "quotations": "quotation",
    "reasons": "reason",
    "scales": "scale",
    "sections": "section",
    "values": "value",
    "vignettes": "vignette",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A text in one language that was changed, or came or went; ``pieces`` are its words in their order."""

    where: str
    what: str
    language: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What stayed, what went and what came."""
        return differences(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChange:
    """What is no text: a number, a choice, a list. None where it was not there."""

    where: str
    what: str
    before: Any
    after: Any

    @property
    def words_before(self) -> str:
        """What it was, in words."""
        return in_words(self.before)

    @property
    def words_after(self) -> str:
        """What it is now, in words."""
        return in_words(self.after)


def in_words(value: Any) -> str:
    """Say a setting."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        inner = [in_words(each) for each in value]
        return f"[{', '.join(inner)}]" if inner else "none"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {in_words(each)}" for key, each in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """A block that came or went, such as an alliance."""

    where: str
    noun: str
    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that is different. ``moved`` names the lists whose blocks stand in another order."""

    texts: list[TextChange] = field(default_factory=list)
    settings: list[SettingChange] = field(default_factory=list)
    added: list[BlockChange] = field(default_factory=list)
    removed: list[BlockChange] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether both say the same, whatever their comments and spaces."""
        return not (self.texts or self.settings or self.added or self.removed or self.moved)

    def as_dict(self) -> dict[str, Any]:
        """Give plain JSON types."""
        return {
            "texts": [
                {
                    "where": each.where,
                    "what": each.what,
                    "language": each.language,
                    "before": each.before,
                    "after": each.after,
                }
                for each in self.texts
            ],
            "settings": [
                {
                    "where": each.where,
                    "what": each.what,
                    "before": each.before,
                    "after": each.after,
                }
                for each in self.settings
            ],
            "added": [_block(each) for each in self.added],
            "removed": [_block(each) for each in self.removed],
            "moved": self.moved,
        }


def _block(change: BlockChange) -> dict[str, str]:
    return {"in": change.where, "noun": change.noun, "id": change.id, "words": change.words}


def compare(before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """Compare the values of two study files."""
    found = Comparison()
    _compare_tables(before, after, "", found)
    return found


def _compare_tables(
    before: dict[str, Any], after: dict[str, Any], where: str, found: Comparison, what: str = ""
) -> None:
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        at_top = not where and not what
        named = f"{what}.{key}" if what else str(key)
        if _are_blocks(old) or _are_blocks(new):
            _compare_blocks(old or [], new or [], key, where, found)
        elif _is_text(old) or _is_text(new):
            _compare_text(old or {}, new or {}, where, named, found)
        elif isinstance(old or new, dict) and isinstance(new or old, dict):
            inner = (f"[{key}]", "") if at_top else (where, named)
            _compare_tables(old or {}, new or {}, inner[0], found, inner[1])
        else:
            found.settings.append(SettingChange(where=where, what=named, before=old, after=new))


def _are_blocks(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in value)
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(key in LANGUAGES for key in value)


def _compare_text(
    before: dict[str, Any], after: dict[str, Any], where: str, what: str, found: Comparison
) -> None:
    for language in LANGUAGES:
        old, new = _words(before.get(language)), _words(after.get(language))
        if old != new:
            change = TextChange(where=where, what=what, language=language, before=old, after=new)
            found.texts.append(change)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def _compare_blocks(old: Any, new: Any, key: str, where: str, found: Comparison) -> None:
    before, after = _by_id(old), _by_id(new)
    noun = NOUNS.get(key, key)
    for block_id, row in before.items():
        if block_id not in after:
            found.removed.append(_came_or_went(noun, block_id, row, where))
    for block_id, row in after.items():
        if block_id not in before:
            found.added.append(_came_or_went(noun, block_id, row, where))
        else:
            place = f"{noun} {block_id}" + (f" of {where}" if where else "")
            _compare_tables(before[block_id], row, place, found)
    if _order(before, after) != _order(after, before):
        found.moved.append(f"{key} of {where}" if where else key)


def _by_id(rows: Any) -> dict[str, dict[str, Any]]:
    return {str(row["id"]): row for row in rows if isinstance(row, dict) and "id" in row}


def _order(rows: dict[str, Any], others: dict[str, Any]) -> list[str]:
    return [block_id for block_id in rows if block_id in others]


def _came_or_went(noun: str, block_id: str, row: dict[str, Any], where: str) -> BlockChange:
    return BlockChange(where=where, noun=noun, id=block_id, words=next(_first_words(row), ""))


def _first_words(row: dict[str, Any]) -> Iterator[str]:
    for key in ("name", "text"):
        if _is_text(row.get(key)):
            yield str(next(iter(row[key].values())))
