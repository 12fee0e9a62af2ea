"""Packages that only some formats need: a clear sentence where one is not installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from surveys.model.errors import Refused

#: The packages that each extra brings.
EXTRAS = {"spss": ("pandas", "pyreadstat"), "parquet": ("pyarrow",)}


def has(extra: str) -> bool:
    """Say whether all packages of an extra are installed, without importing any."""
    return all(find_spec(package) is not None for package in EXTRAS[extra])


def need(package: str, extra: str) -> Any:
    """Import a package of an extra.

    Raises
    ------
    Refused
        When it is not installed; the sentence says how it is.
    """
    try:
        return import_module(package)
    except ImportError as error:
        raise Refused(
            f"This format needs {package}, which is not installed: pip install 'soundings[{extra}]'."
        ) from error
