"""Import sqlite-utils without pandas, which it looks for only to know the type of a column it makes from a pandas time.

No table of ours is made so, and where pandas is installed (for .sav and .dta files) importing it takes longer
than all else that a command or a server needs to start.
"""

from __future__ import annotations

import sys
from importlib import import_module


def load_sqlite_utils() -> None:
    """Import sqlite-utils; whoever needs pandas afterwards can import it as ever."""
    is_hidden = "pandas" not in sys.modules
    if is_hidden:
        sys.modules["pandas"] = None  # type: ignore[assignment]  # Python's own way to say: not there
    try:
        import_module("sqlite_utils")
    finally:
        if is_hidden:
            del sys.modules["pandas"]
