from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from analysis.results import Interval
from analysis.results import Statistic
from surveys.formats.agreement_report import AgreementReport
from surveys.formats.agreement_report import Found
from surveys.formats.agreement_report import Question
from surveys.formats.agreement_report import WithoutRater
from surveys.formats.agreement_report import as_csv
from surveys.formats.agreement_report import as_json
from surveys.formats.agreement_report import as_text
from surveys.formats.agreement_tables import as_latex
from surveys.formats.agreement_tables import as_markdown

if TYPE_CHECKING:
    from pathlib import Path


def report(title: str) -> AgreementReport:
    interval = Interval(low=-0.25, high=0.5, level=0.95, method="jackknife over experts")
    result = Statistic(estimate=1 / 3, n=4, method="by hand", interval=interval)
    nothing = Statistic(estimate=None, n=1, method="by hand", reason="too_few_raters")
    found = (
        Found(name="first", title=title, says="What it says.", result=result),
        Found(name="second", title="Second", says="No number.", result=nothing),
    )
    return AgreementReport(
        source="r&d_50%.csv",
        read_as=("Read as a wide table.",),
        counts={"raters": 4},
        level="ordinal",
        conf=0.95,
        questions=(Question(id="numbers", words="The same numbers?", found=found),),
        not_applied=(("Cohen’s κ", "it is for 2 raters, and there are 4."),),
        without=(WithoutRater(rater="甲", estimate=0.5),),
    )


def test_text_speaks_of_raters_and_writes_no_number_for_what_is_undefined() -> None:
    text = as_text(report("First"))
    assert "0.333  [−0.250, 0.500]" in text
    assert "95 % interval: jackknife over raters" in text
    assert "Fewer than two raters rated" in text
    assert "expert" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_spreadsheet_runs_nothing_that_stands_in_the_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(report('=HYPERLINK("x")')))))
    assert rows[0]["title"] == '\'=HYPERLINK("x")'
    assert float(rows[0]["estimate"]) == 1 / 3
    assert rows[1]["estimate"] == ""
    assert rows[1]["reason"] == "too_few_raters"


def test_latex_prints_every_sign_as_it_is() -> None:
    latex = as_latex(report("50 % of R&D_1 #2 {x} ~ ^ \\ $ α"))
    escaped = r"50 \% of R\&D\_1 \#2 \{x\} \textasciitilde{} \textasciicircum{} \textbackslash{}"
    assert f"{escaped} \\$ $\\alpha$ & 0.333" in latex
    assert latex.count("\\begin{tabular}") == latex.count("\\end{tabular}") == 1


def test_a_bar_does_not_end_a_cell_of_markdown() -> None:
    assert "| a\\|b | 0.333 |" in as_markdown(report("a|b"))


def test_json_has_numbers_that_are_not_rounded() -> None:
    document = json.loads(as_json(report("First")))
    first, second = document["questions"][0]["coefficients"]
    assert first["estimate"] == 1 / 3
    assert first["interval"]["low"] == -0.25
    assert second["estimate"] is None
    assert second["reason"] == "too_few_raters"


#: What LaTeX reads in a table: an escaped sign, a command, mathematics, or a sign by itself.
_TOKEN = re.compile(r"\\\\|\\[&%$#_{}]|\\[a-zA-Z]+\*?|\$[^$]*\$|.", re.DOTALL)


def test_latex_is_balanced_and_each_row_has_the_columns_of_its_table() -> None:
    words = "甲「50 % of R&D_1」 #2 {x} ~ ^ \\ $ α κ ρ −1 ≥ é"
    latex = as_latex(replace(report(words), questions=2 * report(words).questions))

    assert latex.count(r"\begin{tabular}{@{}lrlr@{}}") == latex.count(r"\end{tabular}") == 2
    assert latex.count(r"\toprule") == latex.count(r"\bottomrule") == 2
    for table in latex.split(r"\begin{tabular}{@{}lrlr@{}}")[1:]:
        rows = [row for row in table.split(r"\end{tabular}")[0].split("\n") if "&" in row]
        assert len(rows) == 3
        for row in rows:
            tokens = _TOKEN.findall(row)
            assert tokens.count("&") == 3
            assert tokens[-1] == r"\\"
            assert not {"$", "#", "%", "_", "^", "~"}.intersection(tokens)
    depth = 0
    for token in _TOKEN.findall(latex):
        depth += (token == "{") - (token == "}")
        assert depth >= 0
    assert depth == 0


def test_latex_is_ascii_and_says_what_a_missing_number_lacks() -> None:
    latex = as_latex(report("κ ρ λ ω “Light’s” – …"))
    assert latex.isascii()
    assert "``Light's'' -- \\ldots{}" in latex
    assert "95\\% interval" in latex
    assert "Second: Fewer than two raters rated" in latex
    assert "- Second: Fewer than two raters rated" in as_markdown(report("First"))


def test_a_row_that_begins_like_an_option_is_none() -> None:
    assert "\n{}[1] & 0.333" in as_latex(report("[1]"))
    assert "\n{}*A & 0.333" in as_latex(report("*A"))


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_latex_sets_every_sign_as_it_is(engine: str, tmp_path: Path) -> None:
    program, reader = shutil.which(engine), shutil.which("pdftotext")
    if program is None or reader is None:
        pytest.skip(f"{engine} or pdftotext is not installed")
    hostile = ("50 % of R&D_1 #2 {x} ~ ^ \\ $5", "[1] & \\\\", "*A–B’s \\input{x}", "α κ ρ λ ω ≥")
    (tmp_path / "table.tex").write_text("".join(map(as_latex, map(report, hostile))), "ascii")
    (tmp_path / "article.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{booktabs}\n"
        "\\begin{document}\\input{table}\\end{document}\n"
    )
    ran: Any = subprocess.run(
        [program, "-interaction=nonstopmode", "-halt-on-error", "article.tex"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=120,
    )
    log = ran.stdout.decode("utf-8", "replace")
    if "fontenc.sty' not found" in log or "booktabs.sty' not found" in log:
        pytest.skip("the LaTeX that is installed lacks a package")
    assert ran.returncode == 0, log[-2000:]
    assert "Overfull" not in log
    assert "Missing character" not in log
    read: Any = subprocess.run(
        [reader, "article.pdf", "-"], cwd=tmp_path, capture_output=True, check=True
    )
    text = " ".join(read.stdout.decode().split())
    for words in ("50 % of R&D_1 #2 {x} ~ ^ \\ $5", "[1] & \\\\", "\\input{x}"):
        assert words in text
