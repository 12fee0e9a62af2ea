"""What is true of every page: one heading, names for all inputs, nothing inline, forms that carry their keys."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
_LABELLED = frozenset({"input", "select", "textarea"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes, its text and the elements around it."""

    tag: str
    attributes: dict[str, str]
    around: tuple[Element, ...]
    texts: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def is_inside(self, tag: str) -> bool:
        return any(element.tag == tag for element in self.around)

    def inside(self, *tags: str) -> Iterator[Element]:
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.inside(*tags)


class Document(HTMLParser):
    """A page as its elements; an end tag that fits nothing is a fault of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("", {}, ())
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = [self.root]
        self.feed(html)
        self.close()
        self.faults += [f"<{element.tag}> is never closed" for element in self._open[1:]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open[1:]))
        self.elements.append(element)
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> closes <{self._open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]


def check_page(html: str) -> None:
    """Fail with everything that is wrong with a page."""
    document = Document(html)
    faults = [
        *document.faults,
        *_frame_faults(document, html),
        *_inline_faults(document),
        *_id_faults(document),
        *_name_faults(document),
        *_form_faults(document),
    ]
    assert not faults, "\n".join(faults)


def _frame_faults(document: Document, html: str) -> Iterator[str]:
    if not html.lstrip().lower().startswith("<!doctype html>"):
        yield "the page does not begin with its doctype"
    for tag in ("html", "title", "h1", "main"):
        count = len(document.all(tag)) - sum(e.is_inside("svg") for e in document.all(tag))
        if count != 1:
            yield f"there are {count} <{tag}>"
    for element in document.all("title", "h1"):
        if not element.text:
            yield f"<{element.tag}> is empty"
    if not any(element.attributes.get("lang") for element in document.all("html")):
        yield "the page does not say its language"


def _inline_faults(document: Document) -> Iterator[str]:
    for element in document.elements:
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on"):
                yield f"<{element.tag}> has an inline {name}"
            if value.strip().lower().startswith("javascript:"):
                yield f"<{element.tag}> has a script for its {name}"
    for element in document.all("script", "style"):
        if "src" not in element.attributes or element.text:
            yield f"there is an inline <{element.tag}>"


def _id_faults(document: Document) -> Iterator[str]:
    ids = Counter(e.attributes["id"] for e in document.elements if "id" in e.attributes)
    yield from (
        f"the id {name!r} is there {count} times" for name, count in ids.items() if count > 1
    )
    for element in document.elements:
        attributes = element.attributes
        pointed = attributes.get("aria-describedby", "").split()
        pointed += attributes.get("aria-labelledby", "").split()
        pointed += [attributes["for"]] if "for" in attributes else []
        if attributes.get("href", "").startswith("#"):
            pointed.append(attributes["href"][1:])
        for name in pointed:
            if name not in ids:
                yield f"<{element.tag}> points to {name!r}, which is not there"


def _name_faults(document: Document) -> Iterator[str]:
    labels = {element.attributes.get("for") for element in document.all("label") if element.text}
    for element in document.all(*_LABELLED):
        attributes = element.attributes
        if attributes.get("type") == "hidden" or attributes.get("aria-label"):
            continue
        around = any(parent.tag == "label" and parent.text for parent in element.around)
        if not around and attributes.get("id") not in labels:
            yield f"the {element.tag} {attributes.get('name')!r} has no label"
    for element in document.all("fieldset"):
        if not any(child.tag == "legend" and child.text for child in element.children):
            yield "a fieldset has no legend"
    for element in document.all("a", "button"):
        if not element.text and not element.attributes.get("aria-label"):
            yield f"a <{element.tag}> says nothing"
    for element in document.all("img"):
        if "alt" not in element.attributes:
            yield "an image has no alt"


def _form_faults(document: Document) -> Iterator[str]:
    for form in document.all("form"):
        method = form.attributes.get("method", "").lower()
        if method not in {"get", "post"} or not form.attributes.get("action"):
            yield "a form lacks its method or action"
        names = {e.attributes.get("name") for e in form.inside("input")}
        if method == "post" and not {"csrf_token", "form_key"} <= names:
            yield f"the form to {form.attributes.get('action')} lacks its token or key"
