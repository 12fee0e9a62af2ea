"""How a question is answered, in pieces of a printed questionnaire: scale points, options, bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.documents import Bullets
from surveys.model.documents import Note
from surveys.services.printing.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.documents import Piece
    from surveys.model.kinds import Option
    from surveys.model.pages import Asked


def ways_to_answer(asked: Asked, language: str) -> Iterator[Piece]:
    """List what an expert can answer, and what is said of it."""
    kind: Any = asked.item.kind
    options = getattr(kind, "options", ())
    lists = {
        "single": "one",
        "choice_or_text": "one",
        "multiple": "most" if getattr(kind, "most", 0) else "several",
        "ranking": "rank",
        "chips": "chips",
    }
    if kind.name == "rating":
        points = tuple(point.to(language) for point in kind.scale.points)
        yield Note(text=label("one", language))
        yield Bullets(items=points, is_numbered=True)
    elif kind.name in lists:
        values = {"most": getattr(kind, "most", 0), "chips": getattr(kind, "chips", 0)}
        yield Note(text=label(lists[kind.name], language, **values))
        yield Bullets(items=_options([each for each in options if each.missing is None], language))
    else:
        yield from _without_options(kind, language)
    if kind.name == "choice_or_text" or any(each.is_other for each in options):
        yield Note(text=label("own_words", language))
    yield from _set_apart(kind, language)
    if asked.item.both_orders:
        yield Note(text=label("both_orders", language))


def _without_options(kind: Any, language: str) -> Iterator[Piece]:
    if kind.name in {"number", "interval"}:
        yield Note(text=label(kind.name, language, bounds=_bounds(kind.bounds, language)))
    elif kind.name == "alliance_map":
        ends = {"minimum": kind.minimum, "maximum": kind.maximum}
        yield Note(text=label("map", language, **ends))
        axes = (kind.vertical, kind.horizontal)
        yield Bullets(items=tuple(_axis(axis, language) for axis in axes))
    elif kind.name == "comment":
        words = kind.quotation.to(language)
        yield Note(text=label("comment", language, longest=kind.longest, quotation=words))
        yield Bullets(items=_options(kind.quotations, language))
    elif hasattr(kind, "longest"):
        yield Note(text=label("text", language, longest=kind.longest))


def _set_apart(kind: Any, language: str) -> Iterator[Piece]:
    ways_out = getattr(kind, "ways_out", ()) or [
        each for each in getattr(kind, "options", ()) if each.missing is not None
    ]
    if ways_out:
        yield Note(text=f"{label('ways_out', language)} {_joined(ways_out, language)}")
    if getattr(kind, "reasons", ()):
        yield Note(text=f"{label('reasons', language)} {_joined(kind.reasons, language)}")


def _options(options: Sequence[Option], language: str) -> tuple[str, ...]:
    return tuple(
        label("year", language, text=each.text.to(language), year=each.year.to(language))
        if each.year
        else each.text.to(language)
        for each in options
    )


def _joined(options: Sequence[Option], language: str) -> str:
    return " · ".join(_options(options, language))


def _bounds(bounds: Any, language: str) -> str:
    words = label("bounds", language, minimum=bounds.minimum, maximum=bounds.maximum)
    unit = getattr(bounds, "unit", None)
    return f"{words} ({unit.to(language)})" if unit else words


def _axis(axis: Any, language: str) -> str:
    return f"{axis.name.to(language)}: {axis.low.to(language)} – {axis.high.to(language)}"
