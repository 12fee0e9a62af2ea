"""What `soundings agreement` found as tables for an article, in LaTeX and in Markdown; and every format by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.agreement_report import as_csv
from surveys.formats.agreement_report import as_json
from surveys.formats.agreement_report import as_text
from surveys.formats.agreement_report import limits_of
from surveys.formats.agreement_report import number
from surveys.formats.agreement_report import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.formats.agreement_report import AgreementReport
    from surveys.formats.agreement_report import Found
    from surveys.formats.agreement_report import Question

_DASH = "–"
#: Signs as commands: what is not ASCII is lost without a word where an engine has no font for it.
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "α": r"$\alpha$",
    "κ": r"$\kappa$",
    "ρ": r"$\rho$",
    "λ": r"$\lambda$",
    "ω": r"$\omega$",
    "−": "$-$",
    "≥": r"$\geq$",
    "–": "--",
    "’": "'",
    "“": "``",
    "”": "''",
    "…": r"\ldots{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How a table is written: what stands around it, a row, and what there is to know about one."""

    before: str
    row: str
    after: str
    note: str
    after_notes: str
    end: str


_MARKDOWN = _Style(
    before="### {title}\n\n| Coefficient | Estimate | {level} interval | n |\n|---|---:|---|---:|\n",
    row="| {} | {} | {} | {} |\n",
    after="\n",
    note="- {}: {}\n",
    after_notes="\n",
    end="",
)
_IN_LATEX = _Style(
    before=(
        "\\begin{{table}}[htbp]\n\\centering\\small\n\\caption{{{title}}}\n\\label{{tab:agreement-{id}}}\n"
        "\\begin{{tabular}}{{@{{}}lrlr@{{}}}}\n\\toprule\nCoefficient & Estimate & {level} interval & $n$ \\\\\n\\midrule\n"
    ),
    row="{} & {} & {} & {} \\\\\n",
    after="\\bottomrule\n\\end{tabular}\n",
    note="\\par\\smallskip{{\\footnotesize\\raggedright {}: {}\\par}}\n",
    after_notes="",
    end="\\end{table}\n\n",
)


def as_markdown(report: AgreementReport) -> str:
    """Write a table for each question, and below it why a number is missing or needs care."""

    def escape(text: str) -> str:
        return text.replace("|", "\\|").replace("\n", " ")

    return "".join(_table(report, question, _MARKDOWN, escape) for question in report.questions)


def as_latex(report: AgreementReport) -> str:
    """Write a table for each question, in ASCII for any engine; it needs the LaTeX package booktabs."""
    tables = (_table(report, question, _IN_LATEX, _latex) for question in report.questions)
    return "% \\usepackage{booktabs}\n" + "".join(tables)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in text)


def _table(
    report: AgreementReport, question: Question, style: _Style, escape: Callable[[str], str]
) -> str:
    level = escape(f"{100 * report.conf:.4g}%")
    written = [style.before.format(title=escape(question.words), id=question.id, level=level)]
    written += [_row(style, list(map(escape, _cells(found)))) for found in question.found]
    written.append(style.after)
    notes = [
        style.note.format(escape(found.title), escape(why))
        for found in question.found
        if (why := _to_know(found))
    ]
    written += [*notes, style.after_notes] if notes else []
    return "".join((*written, style.end))


def _row(style: _Style, cells: list[str]) -> str:
    # After the end of a row LaTeX would read these two as its options.
    if style is _IN_LATEX and cells[0].startswith(("[", "*")):
        cells[0] = f"{{}}{cells[0]}"
    return style.row.format(*cells)


def _cells(found: Found) -> tuple[str, str, str, str]:
    low, high = limits_of(found)
    limits = _DASH if low is None else f"[{number(low)}, {number(high)}]"
    return found.title, number(found.result.estimate), limits, str(found.result.n)


def _to_know(found: Found) -> str:
    codes = (found.result.reason, *found.result.warnings)
    return " ".join(said(code) for code in codes if code)


FORMATS: dict[str, Callable[[AgreementReport], str]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
    "markdown": as_markdown,
    "latex": as_latex,
}
