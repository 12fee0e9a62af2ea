"""Set up the first researcher of an installation by the code that the server printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.services.authenticating.accounts import insert_account
from surveys.services.authenticating.accounts import list_researchers
from surveys.services.authenticating.addresses import read_address
from surveys.services.authenticating.passwords import hash_password
from surveys.services.authenticating.passwords import require_strong
from surveys.services.authenticating.secrets_kept import sha256
from surveys.storage import researchers

if TYPE_CHECKING:
    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace


def needs_setting_up(workspace: Workspace) -> bool:
    """Say whether nobody has an account yet."""
    return not list_researchers(workspace)


def make_setup_code(workspace: Workspace) -> str:
    """Make the one-time code that sets up the first researcher; earlier codes become void."""
    code = "-".join(workspace.chance.token_bytes(2).hex() for _ in range(4))
    with workspace.people.write() as db:
        researchers.replace_setup_code(db, sha256(code), workspace.clock())
    return code


def set_up(workspace: Workspace, code: str, email: str, password: str, name: str) -> Researcher:
    """Make the first researcher's account with the code that the server printed.

    Raises
    ------
    Refused
        When the code is wrong or somebody has set up the installation already.
    """
    if not needs_setting_up(workspace):
        raise Refused("This installation has been set up already. Please sign in.")
    address = read_address(email)
    require_strong(password, address)
    password_hash = hash_password(password)
    with workspace.people.write() as db:
        if not researchers.take_setup_code(db, sha256(_tidy(code))):
            raise Refused("This is not the code that the server printed when it started.")
        return insert_account(workspace, db, address, password_hash, name, is_administrator=True)


def _tidy(code: str) -> str:
    """Read a code as it was printed, however it was typed."""
    letters = "".join(code.lower().replace("-", " ").split())
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))
