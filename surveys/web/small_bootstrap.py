"""What an expert's pages need of Bootstrap, cut out of the installed style sheet: a seventh of the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The classes of Bootstrap that the templates of experts' pages may use; a test compares them.
CLASSES = frozenset(
    {
        "btn",
        "btn-danger",
        "btn-outline-primary",
        "btn-primary",
        "form-control",
        "form-select",
        "visually-hidden",
        "visually-hidden-focusable",
    }
)
# What Bootstrap's own scripts add to the classes above; nobody loads them here.
_STATES = frozenset({"active", "disabled", "show"})
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_COMMA_OUTSIDE_BRACKETS = re.compile(r",(?![^()]*\))")


def small_bootstrap(whole: str) -> str:
    """Keep the rules for elements and for the classes that are used.

    Examples
    --------
    >>> small_bootstrap("p{margin:0}.btn,.card{color:red}@media print{.card{top:0}}.btn-check+.btn{left:0}")
    'p{margin:0}.btn{color:red}'
    """
    return "".join(_kept(_COMMENT.sub("", whole)))


def classes_of(css: str) -> frozenset[str]:
    """List the classes that a style sheet knows."""
    return frozenset(
        name
        for prelude, body in _rules(css)
        for name in (classes_of(body) if prelude.startswith("@") else _CLASS.findall(prelude))
    )


def _kept(css: str) -> Iterator[str]:
    for prelude, body in _rules(css):
        if prelude.startswith(("@media", "@supports")):
            inner = "".join(_kept(body))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif not prelude.startswith("@"):
            selectors = [each for each in _COMMA_OUTSIDE_BRACKETS.split(prelude) if _is_used(each)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _is_used(selector: str) -> bool:
    classes = set(_CLASS.findall(selector))
    return (
        classes <= CLASSES | _STATES
        and not (classes and classes <= _STATES)
        and "theme=dark" not in selector
    )


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Split a style sheet into its outermost rules: what stands before the braces, and what in them."""
    start = depth = opened = 0
    for found in re.finditer(r"[{}]", css):
        at = found.start()
        if found[0] == "{":
            opened = opened if depth else at
            depth += 1
            continue
        depth -= 1
        if depth == 0:
            # A statement such as @charset ends with a semicolon, and belongs to no rule.
            yield css[start:opened].rpartition(";")[2].strip(), css[opened + 1 : at]
            start = at + 1
