"""A served installation with every study in the field, and a fresh link for whoever asks for one."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from surveys.model.rounds import RoundName
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import confirm_translation
from surveys.services.designing import shipped_study_file
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.mailing.unsubscribing import unsubscribe_address
from surveys.services.recruiting import import_panel
from surveys.services.recruiting import list_panel
from tests.served import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

DEFAULT, EVERY_KIND = "northeast-asia", "every-kind"
LANGUAGES = ("en", "zh-Hant", "ja", "ko")
ROUND = "2026-autumn"
_EXPERTS_A_LANGUAGE = 40  # more than the tests take


@dataclass(slots=True, kw_only=True)
class FieldWork:
    """Where it is served, and the paths of the links that nobody has opened yet."""

    instance: Path
    root: str = ""
    links: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    unsubscribe_links: dict[str, str] = field(default_factory=dict)

    def link(self, study: str = DEFAULT, language: str = "en") -> str:
        """Give out a link of an expert who has not answered yet."""
        return self.root + self.links[study, language.lower()].pop()

    def unsubscribe_link(self, language: str = "en") -> str:
        """Give out the link by which an expert of a language ends mail."""
        return self.root + self.unsubscribe_links.pop(language)


def prepare(instance: Path) -> FieldWork:
    """Make an installation with an open round of each study, and experts of every language."""
    initialise(instance)
    workspace = open_installation(load_settings(instance, {}))
    add_researcher(workspace, "team@example.org", "four random words here", "The Research Team")
    made = FieldWork(instance=instance)
    for study, content in _study_files():
        add_study(workspace, content)
        _open(workspace, study)
        for language, path in _invite(workspace, study):
            made.links.setdefault((study, language), []).append(path)
    made.unsubscribe_links.update(_written_to(workspace))
    workspace.people.close()
    workspace.studies.close()
    return made


def _study_files() -> Iterator[tuple[str, bytes]]:
    yield DEFAULT, shipped_study_file()
    yield EVERY_KIND, (ROOT / "tests" / "studies" / "every-kind.toml").read_bytes()


def _open(workspace: Workspace, study: str) -> None:
    for language in LANGUAGES[1:]:
        confirm_translation(workspace, study, language)
    create_round(workspace, study, ROUND, "30d")
    open_round(workspace, RoundName(study=study, round=ROUND))


def _invite(workspace: Workspace, study: str) -> Iterator[tuple[str, str]]:
    rows = [
        f"Expert {number} {language},{language}-{number}@example.org,{language}"
        for language in LANGUAGES
        for number in range(_EXPERTS_A_LANGUAGE)
    ]
    import_panel(workspace, study, "\n".join(["name,email,language", *rows]).encode())
    links: list[Link] = []
    invite(workspace, RoundName(study=study, round=ROUND), links.extend)
    for link in links:
        yield link.email.rpartition("-")[0], urlsplit(link.address).path


def _written_to(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Make the link that ends mail for one expert of each language."""
    one = {expert.language: expert for expert in list_panel(workspace, DEFAULT)}
    for language in LANGUAGES:
        with workspace.people.write() as db:
            address = unsubscribe_address(workspace, db, expert=one[language].id, message="tried")
        yield language, urlsplit(address).path
