"""The codebook of a round in DDI: ratings, long and wide, and the other answers, with what is known of the study."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from surveys import __version__
from surveys.formats.ddi import DescribedStudy
from surveys.formats.ddi import write_ddi
from surveys.model.asking import Conditions
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.column_texts import about_in
from surveys.services.exporting.ddi_words import sentence
from surveys.storage import answers
from surveys.storage import versions
from surveys.storage.round_experts import list_round_experts

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.services.exporting.source import Source

_DESCRIBED = ("ratings", "ratings-wide", "answers")


def write_ddi_codebook(source: Source, stream: BinaryIO) -> None:
    """Write the codebook in the language of the labels."""
    datasets = [about_in(source.language, dataset_of(source, name)) for name in _DESCRIBED]
    write_ddi(describe_study(source), datasets, stream, language=source.language)


def describe_study(source: Source) -> DescribedStudy:
    """Say what is known of a round beside its data; sponsor and contact only where the study file names them.

    Without them experts were told a researcher’s own name and address, which are nobody’s to hand on.
    """
    study, found, say = source.study, source.listed.round, source.language
    db = source.workspace.study(source.name.study).read()
    sponsor = study.sponsorship.sponsor
    conditions = Conditions(study, source.questions)
    simulated = source.workspace.settings.is_demonstration
    is_simulated = sentence("simulated", say) if simulated else ""
    zone = ZoneInfo(study.time_zone)
    days = [
        moment.astimezone(zone).date().isoformat()
        for moment in (found.opened_at or found.created_at, found.answers_end_at, source.made_at)
    ]
    named = sentence("round", say, round=found.name.round)
    return DescribedStudy(
        title=study.title,
        subtitle=f"{named}. {is_simulated}" if is_simulated else named,
        id=str(source.name),
        sponsor=sponsor.to(say) if sponsor else "",
        contact=study.sponsorship.contact,
        software_version=__version__,
        version=sentence("version", say, version=study.version),
        began=days[0],
        ended=days[1],
        made_on=days[2],
        abstract=study.wording.introduction.to(say),
        unit=sentence("unit", say),
        universe=sentence("universe", say),
        data_kind=sentence("kind", say),
        sampling=sentence(
            "sampling",
            say,
            invited=source.count(lambda db, name: len(list_round_experts(db, name))),
            counted=source.count(answers.count_responses),
        ),
        mode=sentence("mode", say),
        instrument=sentence("instrument", say, sha256=versions.sha256_of(db, found.version)),
        confidentiality=sentence("confidentiality", say),
        conditions=sentence(
            "conditions",
            say,
            smallest=study.consent.smallest_public_group,
            purposes=" ".join(purpose.text.to(say) for purpose in study.consent.purposes),
        ),
        simulated=is_simulated,
        empty_cell=sentence("empty_cell", say),
        asked_if={each.id: conditions.described(each) for each in source.questions},
    )
