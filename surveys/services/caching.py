"""Results and figures that were computed once, kept until answers change."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import secrets
import shutil
from typing import TYPE_CHECKING

from surveys import __version__
from surveys.storage.durable_files import make_private_directory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from surveys.services.workspace import Workspace

#: What a result depends on besides its input.
VERSIONS = {"soundings": __version__} | {
    package: importlib.metadata.version(package)
    for package in ("numpy", "scipy", "vl-convert-python")
}


def cached(
    workspace: Workspace,
    study_id: str,
    about: bytes,
    suffix: str,
    make: Callable[[], bytes],
    *,
    instead_of: str = "",
) -> bytes:
    """Return what was made of the same input by the same versions, or make it now and keep it.

    ``instead_of`` names what changes with every answer: only the newest of that name is kept.
    """
    versions = repr(sorted(VERSIONS.items())).encode()
    key = hashlib.sha256(versions + b"\0" + about).hexdigest()
    folder = workspace.settings.cache_folder / study_id
    file = folder / f"{instead_of}{'.' if instead_of else ''}{key}.{suffix}"
    # Another process may put a newer one in its place between a look and a reading.
    with contextlib.suppress(FileNotFoundError):
        return file.read_bytes()
    make_private_directory(workspace.settings.cache_folder)
    generation = _generation(folder)
    made = make()
    # What was begun before a withdrawal is handed out and not kept: the folder is another one by now.
    if _generation(folder) == generation:
        with contextlib.suppress(FileNotFoundError):
            _keep(file, made)
            _forget_older(file, instead_of)
    return made


def _forget_older(file: Path, name: str) -> None:
    for other in file.parent.glob(f"{name}.*{file.suffix}") if name else ():
        if other != file:
            other.unlink(missing_ok=True)


def _keep(file: Path, made: bytes) -> None:
    """Rename a file into place, so that nobody ever reads half of it."""
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    fresh.touch(mode=0o600)
    fresh.write_bytes(made)
    fresh.replace(file)


def _generation(folder: Path) -> str:
    """Return the name that a cache folder got when it was made."""
    make_private_directory(folder)
    names = sorted(path.name for path in folder.glob("*.generation"))
    if not names:
        names = [f"{secrets.token_hex(8)}.generation"]
        (folder / names[0]).touch(mode=0o600)
    return names[0]


def generation_of(workspace: Workspace, study_id: str) -> str:
    """Return what changes when `forget_results` was called: who began before it keeps nothing of what was made."""
    make_private_directory(workspace.settings.cache_folder)
    return _generation(workspace.settings.cache_folder / study_id)


def forget_results(workspace: Workspace, study_id: str) -> None:
    """Empty a study's cache: after a withdrawal nothing computed from the answers may remain.

    Prepared exports go after the cache, so that whoever keeps one looks at the cache last and notices. Their folder is
    renamed before it is emptied: whoever is filling one can add nothing to it from then on.
    """
    shutil.rmtree(workspace.settings.cache_folder / study_id, ignore_errors=True)
    folder = workspace.settings.exports_folder / study_id
    aside = folder.with_name(f".{secrets.token_hex(8)}.old")
    with contextlib.suppress(FileNotFoundError):
        folder.rename(aside)
    for each in (aside, folder):
        shutil.rmtree(each, ignore_errors=True)
