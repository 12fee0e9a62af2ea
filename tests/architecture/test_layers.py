"""The arrows of the architecture run one way; this test is what keeps them so."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
STANDARD = frozenset(sys.stdlib_module_names)

#: What each layer may import of ours, and of others beside the standard library.
ALLOWED = {
    "analysis": ({"analysis"}, {"numpy", "scipy"}),
    "surveys.model": ({"surveys.model"}, set()),
    "surveys.storage": ({"surveys.storage", "surveys.model"}, {"sqlite_utils"}),
    "surveys.formats": (
        {"surveys.formats", "surveys.model", "analysis"},
        {
            "email_validator",
            "openpyxl",
            "tomlkit",
            "tree_sitter",
            "tree_sitter_toml",
            "typst",
            "xlsxwriter",
        },
    ),
    "surveys.figures": ({"surveys.figures", "surveys.model", "analysis"}, {"vl_convert"}),
    "surveys.studies": (set(), set()),
    "surveys.services": (
        {
            "surveys.services",
            "surveys.storage",
            "surveys.formats",
            "surveys.figures",
            "surveys.model",
            "surveys.__version__",
            "analysis",
        },
        {
            "argon2",
            "css_inline",
            "dns",
            "email_validator",
            "flask_mailman",
            "huey",
            "pyotp",
            "sqlite_utils",
        },
    ),
    "surveys.web": (
        {"surveys.web", "surveys.services", "surveys.model", "analysis"},
        {
            "babel",
            "brotli",
            "flask",
            "flask_babel",
            "flask_bootstrap",
            "flask_wtf",
            "jinja2",
            "markupsafe",
            "secure",
            "segno",
            "werkzeug",
            "wtforms",
        },
    ),
    "surveys.cli": (
        {"surveys.cli", "surveys.services", "surveys.model", "surveys.__version__"},
        {"aiosmtpd", "click", "flask", "granian", "waitress"},
    ),
}

#: Only these may import Flask and its kin at run time; elsewhere it is a name in annotations.
FLASK_LIVES_IN = ("surveys.web",)
#: The back-ends of Flask-Mailman send mail without an application.
NEEDS_NO_APPLICATION = "flask_mailman"


def modules(layer: str) -> list[Path]:
    return sorted((ROOT / layer.replace(".", "/")).rglob("*.py"))


def imports(tree: ast.AST, *, at_run_time: bool = False) -> Iterator[str]:
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if at_run_time and isinstance(node, ast.If) and _is_type_checking(node.test):
            skipped.update(inner for each in node.body for inner in ast.walk(each))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that arrows can be read"
            module = node.module or ""
            yield f"{module}.{node.names[0].name}" if module == "surveys" else module


def _is_type_checking(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def allows(name: str, ours: set[str], others: set[str]) -> bool:
    top = name.split(".", maxsplit=1)[0]
    if top in {"surveys", "analysis", "app"}:
        return any(name == each or name.startswith(f"{each}.") for each in ours)
    return top in STANDARD or top in others


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_imports_only_what_lies_below_it(layer: str) -> None:
    ours, others = ALLOWED[layer]
    files = modules(layer)
    assert files, f"{layer} has no modules"
    upward = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files
        for name in imports(ast.parse(path.read_text()))
        if not allows(name, ours, others)
    ]
    assert upward == []


def test_flask_is_imported_by_the_web_layer_alone() -> None:
    elsewhere = [
        str(path.relative_to(ROOT))
        for layer in ALLOWED
        if layer not in FLASK_LIVES_IN
        for path in modules(layer)
        for name in imports(ast.parse(path.read_text()), at_run_time=True)
        if name.split(".")[0].startswith(("flask", "wtforms", "werkzeug"))
        and name.split(".")[0] != NEEDS_NO_APPLICATION
    ]
    assert elsewhere == []


def test_every_package_of_ours_is_a_layer_with_rules() -> None:
    packages = {
        f"surveys.{path.name}"
        for path in (ROOT / "surveys").iterdir()
        if path.is_dir() and any(path.rglob("*.py"))
    }
    assert packages | {"analysis"} == set(ALLOWED)


def test_sql_is_written_in_storage_alone() -> None:
    words = ("SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "PRAGMA ")
    elsewhere = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for layer in ALLOWED
        if layer != "surveys.storage"
        for path in modules(layer)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(word in node.value for word in words)
    ]
    assert elsewhere == []
