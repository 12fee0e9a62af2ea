"""Real installations for tests, with a clock that stands still until a test moves it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.events import EventKind
from surveys.model.forms import SentForm
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import finalize_round
from surveys.services.launching import open_round
from surveys.services.recruiting import import_panel
from surveys.storage import chain

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.model.chains import Entry
    from surveys.model.pages import Asked
    from surveys.model.pages import Page
    from surveys.model.responses import Submission
    from surveys.services.answering import Visit
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

    Choice = Callable[[Asked], Answer | None]

STUDY = "northeast-asia"
AUTUMN = RoundName(study=STUDY, round="2026-autumn")
START = datetime(2026, 9, 1, 12, tzinfo=UTC)
EMAIL, PASSWORD = "ada@example.org", "plumb the quiet depths"
EXPERTS = 12
AXES = ("threat_agreement", "cohesion")
AGREED = {"take_part": True, "archive": True}


class Clock:
    """The time of one workspace: it moves when a test moves it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **interval: float) -> None:
        self.now += timedelta(**interval)


def panel_csv(experts: int = EXPERTS) -> bytes:
    communities = ("official", "scholar", "think_tank")
    rows = [
        f"Expert {number:02d},expert{number:02d}@example.org,{communities[number % 3]},Institute {number}"
        for number in range(1, experts + 1)
    ]
    return "\n".join(["name,email,community,institution", *rows]).encode()


def make_installation(folder: Path) -> None:
    """Make an installation with the shipped study, a researcher and a panel."""
    initialise(folder)
    workspace = open_at(folder, Clock())
    add_researcher(workspace, EMAIL, PASSWORD, "Ada Researcher")
    add_study(workspace, shipped_study_file())
    import_panel(workspace, STUDY, panel_csv())
    close(workspace)


def open_at(folder: Path, clock: Clock) -> Workspace:
    return replace(open_installation(load_settings(folder, {})), clock=clock)


def close(workspace: Workspace) -> None:
    workspace.people.close()
    workspace.studies.close()


def clock_of(workspace: Workspace) -> Clock:
    assert isinstance(workspace.clock, Clock)
    return workspace.clock


def token_of(link: Link) -> str:
    return link.address.rpartition("/")[2]


def invite_all(workspace: Workspace, name: RoundName = AUTUMN) -> tuple[str, ...]:
    """Invite the panel and return the tokens, by name of the expert."""
    links: list[Link] = []
    invite(workspace, name, links.extend)
    return tuple(map(token_of, links))


def bring_round(
    workspace: Workspace, state: RoundState, *, answered: int = 0, name: RoundName = AUTUMN
) -> tuple[str, ...]:
    """Create a round, have experts answer it, bring it to a state and return everybody's tokens."""
    create_round(workspace, name.study, name.round, "30d")
    tokens = invite_all(workspace, name)
    if state is not RoundState.DRAFT:
        open_round(workspace, name)
    for seed, token in enumerate(tokens[:answered]):
        clock_of(workspace).go_on(minutes=1)
        answer_everything(workspace, token, at_random(seed))
    if state in {RoundState.CLOSED, RoundState.FINAL}:
        close_round(workspace, name)
    if state is RoundState.FINAL:
        finalize_round(workspace, name)
    return tokens


def begun(workspace: Workspace, token: str, name: RoundName = AUTUMN) -> Visit:
    arrival = answering.begin(workspace, token, "en")
    return answering.visit(workspace, name, arrival.invitation.link)


def again(workspace: Workspace, seen: Visit) -> Visit:
    return answering.visit(workspace, seen.invitation.round, seen.invitation.link)


def consented(workspace: Workspace, token: str, name: RoundName = AUTUMN) -> Visit:
    seen = begun(workspace, token, name)
    answering.consent(workspace, seen, AGREED, form("consent"))
    return again(workspace, seen)


def of_experts(workspace: Workspace) -> list[Entry]:
    """Return what the study's chain acknowledged to experts, without what researchers did."""
    done = {kind.value for kind in EventKind}
    entries = chain.entries(workspace.study(STUDY).read())
    return [entry for entry in entries if entry.kind not in done]


def form(key: str, body_hash: str = "") -> SentForm:
    return SentForm(key=key, body_hash=body_hash)


def save_all(workspace: Workspace, seen: Visit, choose: Choice, key: str = "first") -> None:
    for page in seen.pages:
        given = {asked.id: choose(asked) for asked in page.asked}
        answering.save_page(workspace, seen, page, given, form(f"{key} {page.id}"))


def answer_everything(workspace: Workspace, token: str, choose: Choice) -> Submission:
    """Begin, agree, answer every page and submit."""
    name = answering.arrive(workspace, token).invitation.round
    seen = consented(workspace, token, name)
    save_all(workspace, seen, choose)
    return answering.submit(workspace, again(workspace, seen))


def at_random(seed: int) -> Choice:
    """Choose among all the answers that a question takes, some of them missing.

    The axes are always rated, so that every expert has a position on both. An answer follows from the seed and the question alone: the order in which questions are
    dealt differs from installation to installation.
    """

    def choose(asked: Asked) -> Answer | None:  # noqa: PLR0911 - one answer for each kind
        kind: Any = asked.item.kind
        chance = random.Random(f"{seed} {asked.id}")
        luck = chance.random() if asked.item.construct not in AXES else 1.0
        if luck < 0.05:
            return None
        if isinstance(kind, Rating):
            if luck < 0.1:
                return Answer(missing=Missing.CANNOT_JUDGE, reason="information")
            return Answer(value=chance.randint(kind.scale.minimum, kind.scale.maximum))
        if isinstance(kind, SingleChoice):
            option = chance.choice(kind.options)
            return Answer(missing=option.missing) if option.missing else Answer(value=option.id)
        if isinstance(kind, MultipleChoice):
            return Answer(value={"chosen": [chance.choice(kind.options).id]})
        if isinstance(kind, Number):
            return Answer(value=chance.randint(kind.bounds.minimum, kind.bounds.maximum))
        if isinstance(kind, ChoiceOrText):
            return Answer(value={"text": f"party {seed}"})
        assert isinstance(kind, Comment)
        return Answer(value={"text": f"A remark of number {seed}.", "quotation": "none"})

    return choose


def all_points(value: int) -> Choice:
    """Rate everything with the same point and skip what is no rating."""

    def choose(asked: Asked) -> Answer | None:
        return Answer(value=value) if isinstance(asked.item.kind, Rating) else None

    return choose


def page_with(seen: Visit, question: str) -> Page:
    """Find the page that asks a question: which one it is depends on the order dealt."""
    return next(page for page in seen.pages if question in question_ids(page))


def question_ids(page: Page) -> Sequence[str]:
    return [asked.id for asked in page.asked]
