"""What is known of the SQLite that Python was built with."""

from __future__ import annotations

_WAL_BEGAN = (3, 7, 0)
_FIXED = (3, 51, 3)
# The fix was carried back to two older lines.
_FIXED_IN_LINE = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}


def wal_reset_affected(version: str) -> bool:
    """Tell whether a SQLite may damage a file when a checkpoint overlaps a commit.

    The gate keeps the two apart, so this is for information, and for whoever opens the file
    with another program.

    Examples
    --------
    >>> wal_reset_affected("3.40.1"), wal_reset_affected("3.51.3")
    (True, False)
    """
    major, minor, patch = (int(part) for part in version.split("."))
    return _WAL_BEGAN <= (major, minor, patch) < _FIXED_IN_LINE.get((major, minor), _FIXED)
