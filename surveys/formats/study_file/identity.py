"""The sections [study] and [wording]: what the study is, and the texts around the questions."""

from __future__ import annotations

import functools
import zoneinfo
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.formats.study_file.texts import read_optional_text
from surveys.formats.study_file.texts import read_text
from surveys.model.rounds import LONGEST_GRACE
from surveys.model.studies import Conduct
from surveys.model.studies import FollowUp
from surveys.model.studies import Sponsorship
from surveys.model.studies import Wording
from surveys.model.texts import LANGUAGES
from surveys.model.texts import Text

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table

_RATIONALE = Text(
    (
        ("en", "What shaped this answer? (optional)"),
        ("zh-Hant", "您作此回答的依據是什麼？（可不填）"),
        ("ja", "この回答の根拠は何ですか。（任意）"),
        ("ko", "이렇게 답하신 근거는 무엇입니까? (선택 사항)"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the section [study] says."""

    id: str
    title: Text
    version: str
    languages: tuple[str, ...]
    draft_languages: tuple[str, ...]
    time_zone: str
    sponsorship: Sponsorship


def find_languages(root: Table) -> tuple[str, ...]:
    """Find the study's languages, which every text is checked for; none where they cannot be told."""
    study = root.values.get("study")
    given = study.get("languages") if isinstance(study, dict) else None
    if not isinstance(given, list):
        return ()
    names = [name for name in given if isinstance(name, str) and name in LANGUAGES]
    return tuple(dict.fromkeys(names))


def read_identity(root: Table) -> Identity:
    """Read the section [study]."""
    table = root.table("study", "section [study]")
    languages = table.references("languages", LANGUAGES, "language")
    if table.values.get("languages") == []:
        table.problem("languages", '“languages” is empty; name at least one, such as "en".')
    identity = Identity(
        id=table.identifier({}),
        title=read_text(table, "title"),
        version=table.string("version"),
        languages=languages,
        draft_languages=table.references("drafts", languages or LANGUAGES, "language"),
        time_zone=_read_time_zone(table),
        sponsorship=Sponsorship(
            sponsor=read_optional_text(table, "sponsor"),
            contact=table.string("contact", default="").strip(),
            ethics_reference=table.string("ethics_reference", default="").strip(),
            retention=read_text(table, "retention"),
        ),
    )
    table.close()
    return identity


def _read_time_zone(study: Table) -> str:
    name = study.string("time_zone")
    if name.strip() and name not in _time_zones():
        sentence = f"there is no time zone “{name[:64]}”. Name a place, such as “America/New_York”."
        study.problem("time_zone", sentence)
    return name


@functools.cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def read_wording(root: Table) -> Wording:
    """Read the texts around the questions."""
    table = root.table("wording", "section [wording]")
    wording = Wording(
        introduction=read_text(table, "introduction"),
        instructions=read_text(table, "instructions", placeholders=("A", "B", "period")),
        present=read_text(table, "present", placeholders=("year",)),
        background_title=read_text(table, "background_title"),
        vignettes_title=read_text(table, "vignettes_title"),
        closing_title=read_text(table, "closing_title"),
        rationale=read_optional_text(table, "rationale") or _RATIONALE,
    )
    table.close()
    return wording


def read_conduct(root: Table) -> Conduct:
    """Read what the study does beside asking; older files do not say, and get what is usual."""
    usual = Conduct()
    if not root.has("conduct"):
        return usual
    table = root.table("conduct", "section [conduct]")
    conduct = Conduct(
        records_paradata=table.flag("paradata", default=usual.records_paradata),
        shows_own_placement=table.flag("own_placement", default=usual.shows_own_placement),
        grace=_read_grace(table, usual.grace),
    )
    table.close()
    return conduct


def _read_grace(conduct: Table, usual: timedelta) -> timedelta:
    if not conduct.has("grace"):
        return usual
    most = int(LONGEST_GRACE.total_seconds()) // 60
    minutes = conduct.whole("grace", least=0)
    if minutes > most:
        conduct.problem("grace", f"the grace is a number of minutes from 0 to {most}, a day.")
        return usual
    return timedelta(minutes=minutes)


def read_follow_up(root: Table) -> FollowUp:
    """Read what a round that follows another one shows of it; where the file does not say, nothing."""
    usual = FollowUp()
    if not root.has("follow_up"):
        return usual
    table = root.table("follow_up", "section [follow_up]")
    shows = table.flag("shows_earlier_answers", default=usual.shows_earlier_answers)
    table.close()
    return FollowUp(shows_earlier_answers=shows)
