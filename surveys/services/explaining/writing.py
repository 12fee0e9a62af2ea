"""Write how a round's results were computed, for a terminal, a paper's appendix, or another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import analysis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.explaining.explaining import Explanation
    from surveys.services.explaining.explaining import RoundMethods
    from surveys.services.explaining.statistic import Value

_SIMULATED = "SIMULATED DATA: no expert gave these answers."


def methods_as_text(methods: RoundMethods) -> str:
    """Write for a terminal, without the scripts."""
    head = [_SIMULATED, ""] if methods.results.is_simulated else []
    return "\n".join([*head, *(line for each in methods.statistics for line in _plain(each))])


def _plain(found: Explanation) -> Iterator[str]:
    yield found.name
    yield f"  {found.what}"
    yield f"  Formula: {found.formula}"
    yield f"  Options: {', '.join(_options(found))}"
    yield f"  Reference: {found.reference}"
    yield from (f"  {line}" for line in map(_value, found.values))
    yield ""


def methods_as_markdown(methods: RoundMethods) -> str:
    """Write Markdown with the scripts."""
    document = methods.results.document
    head = [
        f"# How the results of {document['study']['id']}/{document['round']['id']} were computed",
        "",
        *([f"**{_SIMULATED}**", ""] if methods.results.is_simulated else []),
        f"Software: {document['software']['name']} {document['software']['version']}.",
        f"Study file SHA-256: `{document['study']['study_file_sha256']}`.",
        "",
    ]
    return "\n".join([*head, *(line for each in methods.statistics for line in _marked(each))])


def _marked(found: Explanation) -> Iterator[str]:
    yield from (f"## {found.name}", "", found.what, "")
    yield from (f"Formula: `{found.formula}`", "")
    yield from (f"Options: {', '.join(_options(found))}.", "")
    yield from (f"Reference: {found.reference}", "")
    yield from (f"- {line}" for line in map(_value, found.values))
    yield from ("", "```python", found.python.rstrip(), "```", "")
    yield from ("```r", found.r.rstrip(), "```", "")


def _options(found: Explanation) -> Iterator[str]:
    return (f"{key} = {value}" for key, value in found.options)


def _value(value: Value) -> str:
    if value.estimate is None:
        return f"{value.of}: none, n = {value.n}. {analysis.sentence(value.reason)}"
    return f"{value.of}: {value.estimate:.4f}, n = {value.n}"
