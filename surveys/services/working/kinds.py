"""The kinds of jobs there are; the function of a kind is looked up only when one is worked on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING
from typing import cast

from surveys.model.errors import NotFound
from surveys.model.jobs import JobKind
from surveys.model.jobs import Lane
from surveys.model.roles import Right

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.model.jobs import Job
    from surveys.model.jobs import JobResult
    from surveys.services.workspace import Workspace

    JobFunction = Callable[[Workspace, Job], JobResult]

_KINDS: dict[str, JobKind] = {}


def register(kind: JobKind) -> None:
    """Add a kind of job; a name stands for one kind only."""
    if kind.name in _KINDS:
        raise ValueError(f"There is a kind of job “{kind.name}” already.")
    _KINDS[kind.name] = kind


def find_kind(name: str) -> JobKind:
    """Return a kind by its name.

    Raises
    ------
    NotFound
        When this version of Soundings knows no such kind.
    """
    if name not in _KINDS:
        raise NotFound(f"This version of Soundings knows no jobs of the kind “{name}”.")
    return _KINDS[name]


def title_of(name: str) -> str:
    """Return what a person reads for a kind; its name where it is unknown."""
    return _KINDS[name].title if name in _KINDS else name


def right_of(name: str) -> Right | None:
    """Return what whoever cancels or repeats a job of a kind must be allowed to do; None where it is unknown."""
    return _KINDS[name].right if name in _KINDS else None


def names_in(lane: Lane) -> tuple[str, ...]:
    """List the kinds that share a lane."""
    return tuple(kind.name for kind in _KINDS.values() if kind.lane is lane)


def function_of(kind: JobKind) -> JobFunction:
    """Import the function that does a kind of work."""
    module, _, name = kind.function.partition(":")
    return cast("JobFunction", getattr(import_module(module), name))


for _kind in (
    # A message is claimed before it is sent, so a job that begins again sends nothing twice.
    JobKind(
        name="send-mail",
        title="Send mail",
        function="surveys.services.mailing.sending:send_due",
        lane=Lane.MAIL,
        right=Right.SEND_MAIL,
        is_idempotent=True,
    ),
    JobKind(
        name="send-reset",
        title="Answer a request for a new password",
        function="surveys.services.telling_researchers:send_reset",
        lane=Lane.MAIL,
        right=Right.MANAGE_PEOPLE,
        is_idempotent=True,
    ),
    JobKind(
        name="export",
        title="Prepare an export",
        function="surveys.services.working.exports:prepare_export",
        lane=Lane.DATA,
        right=Right.EXPORT_ANSWERS,
        is_idempotent=True,
    ),
    JobKind(
        name="analysis",
        title="Compute the results",
        function="surveys.services.working.exports:compute_results",
        lane=Lane.DATA,
        right=Right.SEE_RESULTS,
        is_idempotent=True,
    ),
    JobKind(
        name="backup",
        title="Back up the installation",
        function="surveys.services.working.upkeep:back_up",
        lane=Lane.UPKEEP,
        right=Right.MANAGE_PEOPLE,
        is_idempotent=True,
    ),
    JobKind(
        name="clear-exports",
        title="Remove exports that are older than a day",
        function="surveys.services.working.upkeep:clear_exports",
        lane=Lane.UPKEEP,
        right=Right.MANAGE_PEOPLE,
        is_idempotent=True,
    ),
):
    register(_kind)
