"""Hand links out as a file: complete and on disk before anybody counts as invited."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from surveys.formats.links_file import links_csv
from surveys.model.errors import Conflict
from surveys.model.errors import StorageError
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace


@contextmanager
def new_links_file(workspace: Workspace, path: Path) -> Iterator[Callable[[Sequence[Link]], None]]:
    """Give what writes links to a new private file; the file goes away if nobody was invited after all.

    Raises
    ------
    Conflict
        When the file exists: its links may be the only copy.
    """
    if path.exists():
        raise Conflict(
            f"{path} exists already, and its links may be the only copy. Name another file."
        )
    revocable: list[Path] = []

    def write(links: Sequence[Link]) -> None:
        _write(path, links)
        revocable.append(path)
        # Once the invitations stand, the file is the only copy of their links, whatever fails then.
        workspace.people.after_commit(revocable.clear)

    try:
        yield write
    except BaseException:
        for written in revocable:
            written.unlink(missing_ok=True)
        raise


def _write(path: Path, links: Sequence[Link]) -> None:
    try:
        write_privately(path, as_csv(links))
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror}. Nobody was invited."
        ) from error


def as_csv(links: Sequence[Link]) -> bytes:
    """Write links as CSV with the columns email and link."""
    return links_csv((link.email, link.address) for link in links)
