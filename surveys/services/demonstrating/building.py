"""Build the demonstration through the same services that a real round uses."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.forms import SentForm
from surveys.model.roles import Role
from surveys.model.rounds import RoundName
from surveys.services import answering
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import change_key
from surveys.services.authorizing import give_role
from surveys.services.demonstrating.folder import MARKER
from surveys.services.demonstrating.folder import reset
from surveys.services.demonstrating.simulating import SimulatedPanel
from surveys.services.demonstrating.simulating import community_of
from surveys.services.designing import add_study
from surveys.services.designing import confirm_translation
from surveys.services.designing import shipped_study_file
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import import_panel
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.model.studies import Study
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

RESEARCHER = "researcher@demo.example"
#: Published on purpose: a demonstration listens on this machine only and holds nothing real.
PASSWORD = "sounding the depths"  # noqa: S105
EXPERTS = 24
UNANSWERED = 3
_SEED = 20260401


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What to print: where to sign in with what, and the links that nobody has answered."""

    is_new: bool
    links: tuple[str, ...]


def make_demonstration(
    folder: Path, public_url: str, progress: Callable[[str], None]
) -> Demonstration:
    """Make a demonstration in a folder, or hand out the links of the one that is there.

    Raises
    ------
    Refused
        When the folder holds anything that is not marked as a demonstration.
    """
    handed_out = folder / "demonstration-links"
    if handed_out.exists():
        links = handed_out.read_text().split()
        return Demonstration(is_new=False, links=_at(links, public_url))
    reset(folder)  # one that was left unfinished; anything else in the folder is refused
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text("Everything in this installation is simulated.\n")
    initialise(folder)
    workspace = open_installation(load_settings(folder, {}))
    links = _fill(workspace, progress)
    write_privately(handed_out, "\n".join(links).encode())
    return Demonstration(is_new=True, links=_at(links, public_url))


def _at(links: Sequence[str], public_url: str) -> tuple[str, ...]:
    """Say links with the address at which this demonstration is served."""
    return tuple(f"{public_url}/i/{link.rpartition('/')[2]}" for link in links)


def _fill(workspace: Workspace, progress: Callable[[str], None]) -> list[str]:
    add_researcher(workspace, RESEARCHER, PASSWORD, "Simulated Research Team")
    study = add_study(workspace, _study_file()).study
    # Drafts in a real study until somebody who reads the language stands by them; here they are to be seen.
    for language in study.draft_languages:
        confirm_translation(workspace, study.id, language)
    # Nobody is behind these pseudonyms, so the page of the key can be looked at.
    give_role(workspace, study.id, RESEARCHER, Role.OWNER)
    change_key(workspace, study.id, RESEARCHER, may_use_key=True)
    import_panel(workspace, study.id, _panel_file())
    now = datetime.now(UTC)
    progress(f"A closed round with {EXPERTS} simulated experts …")
    spring = _at_time(workspace, now - timedelta(days=200))
    _run_round(spring, study, "2026-spring", answered=EXPERTS)
    close_round(
        _at_time(workspace, now - timedelta(days=180)),
        RoundName(study=study.id, round="2026-spring"),
    )
    progress(f"An open round; {UNANSWERED} of {EXPERTS} simulated experts have not answered …")
    autumn = _at_time(workspace, now - timedelta(days=2))
    return _run_round(autumn, study, "2026-autumn", answered=EXPERTS - UNANSWERED)


def _at_time(workspace: Workspace, moment: datetime) -> Workspace:
    """Let simulated experts answer in the past: each look at this clock is twenty seconds later."""
    ticks = iter(range(10**9))
    return replace(workspace, clock=lambda: moment + timedelta(seconds=20 * next(ticks)))


def _run_round(workspace: Workspace, study: Study, round_id: str, *, answered: int) -> list[str]:
    """Run a round, and return the links of those who have not answered."""
    name = RoundName(study=study.id, round=round_id)
    create_round(workspace, study.id, round_id, "30d")
    open_round(workspace, name)
    links: list[Link] = []
    invite(workspace, name, links.extend)
    panel = SimulatedPanel(study, round_id, len(links), _SEED)
    for link, expert in list(zip(links, panel.experts, strict=True))[:answered]:
        _answer_everything(workspace, link.address.rpartition("/")[2], panel, expert)
    return [link.address for link in links[answered:]]


def _answer_everything(
    workspace: Workspace, token: str, panel: SimulatedPanel, expert: str
) -> None:
    arrival = answering.begin(workspace, token, "en")
    name, link = arrival.invitation.round, arrival.invitation.link
    seen = answering.visit(workspace, name, link)
    purposes = {purpose.id: True for purpose in seen.context.study.consent.purposes}
    answering.consent(workspace, seen, purposes, SentForm(key="consent", body_hash=""))
    for page in seen.pages:
        given = {asked.id: panel.answer(expert, asked) for asked in page.asked}
        answering.save_page(workspace, seen, page, given, SentForm(key=page.id, body_hash=""))
    answering.submit(workspace, answering.visit(workspace, name, link))


def _study_file() -> bytes:
    """Return the shipped study, with the modules that ask for the phase in further ways."""
    text = shipped_study_file().decode()
    for module in ("PH2", "OUT1", "PM1"):
        head = f'[[modules]]\nid = "{module}"\nincluded = '
        text = text.replace(f"{head}false", f"{head}true")
    return text.encode()


def _panel_file() -> bytes:
    rows = [
        f"Simulated Expert {number:02d},expert{number:02d}@demo.example,en,{community_of(number)}"
        for number in range(1, EXPERTS + 1)
    ]
    return "\n".join(["name,email,language,community", *rows]).encode()
