"""The reader of study files: each section in the order of what refers to what."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.study_file.alliances import read_alliances
from surveys.formats.study_file.alliances import read_countries
from surveys.formats.study_file.attributes import read_attributes
from surveys.formats.study_file.checks import check_axes
from surveys.formats.study_file.checks import check_inputs
from surveys.formats.study_file.checks import check_threats
from surveys.formats.study_file.chips_and_maps import map_axes
from surveys.formats.study_file.condition_checks import check_conditions
from surveys.formats.study_file.consensus import read_consensus
from surveys.formats.study_file.consent import read_consent
from surveys.formats.study_file.estimators import read_estimator
from surveys.formats.study_file.framework import read_bands
from surveys.formats.study_file.framework import read_constructs
from surveys.formats.study_file.framework import read_framework
from surveys.formats.study_file.historical_events import read_events
from surveys.formats.study_file.identity import find_languages
from surveys.formats.study_file.identity import read_conduct
from surveys.formats.study_file.identity import read_follow_up
from surveys.formats.study_file.identity import read_identity
from surveys.formats.study_file.identity import read_wording
from surveys.formats.study_file.item_context import Answering
from surveys.formats.study_file.item_context import ItemContext
from surveys.formats.study_file.items import read_items
from surveys.formats.study_file.items import read_modules
from surveys.formats.study_file.scales import read_no_answer
from surveys.formats.study_file.scales import read_scales
from surveys.formats.study_file.structure import read_forms
from surveys.formats.study_file.structure import read_layout
from surveys.formats.study_file.structure import read_order
from surveys.formats.study_file.structure import read_periods
from surveys.formats.study_file.structure import read_perspectives
from surveys.formats.study_file.syntax import UnreadableFile
from surveys.formats.study_file.syntax import parse_toml
from surveys.formats.study_file.values import MOST_PROBLEMS
from surveys.formats.study_file.values import Report
from surveys.formats.study_file.values import Table
from surveys.formats.study_file.vignettes import read_vignette_design
from surveys.formats.study_file.vignettes import read_vignettes
from surveys.model.errors import Invalid
from surveys.model.kinds import Option
from surveys.model.problems import Problem
from surveys.model.studies import Study

if TYPE_CHECKING:
    from surveys.formats.study_file.source_lines import SourceLines
    from surveys.model.frameworks import Framework
    from surveys.model.items import Construct
    from surveys.model.scales import Scale

FORMAT = 1


def sha256(data: bytes) -> str:
    """Return the hash by which a round names the exact file it was opened with."""
    return hashlib.sha256(data).hexdigest()


def read_study(data: bytes) -> Study:
    """Read a study file.

    Raises
    ------
    Invalid
        When the file has problems; it lists all of them.
    """
    study, problems = check_study(data)
    if study is None:
        count = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise Invalid(f"The study file has {count}. The first: {problems[0]}", problems)
    return study


def check_study(data: bytes) -> tuple[Study | None, tuple[Problem, ...]]:
    """Read a study file, and return its study or every problem of it, in the order of lines."""
    try:
        values, lines = parse_toml(data)
    except UnreadableFile as unreadable:
        return None, unreadable.problems
    report, study = _read(values, lines)
    if report.is_full:
        sentence = f"There are more than {MOST_PROBLEMS:,} problems; these were found first."
        report.problems.append(Problem(line=0, message=sentence))
    problems = tuple(sorted(dict.fromkeys(report.problems)))
    return (None if problems else study), problems


def _read(values: dict[str, Any], lines: SourceLines) -> tuple[Report, Study]:
    report = Report(lines=lines)
    report = replace(report, languages=find_languages(Table(report, values, (), "")))
    root = Table(report, values, (), "")
    if root.whole("format", least=FORMAT) > FORMAT:
        root.problem("format", f"this version of Soundings reads the format {FORMAT} only.")
    study = _read_study(root)
    root.close()
    check_conditions(root, study)
    return report, study


def _read_study(root: Table) -> Study:
    identity = read_identity(root)
    constructs = read_constructs(root)
    framework = read_framework(root, constructs)
    countries, names = read_countries(root)
    targets: dict[str, int] = {}
    alliances = read_alliances(root, countries, targets)
    scales = read_scales(root)
    wording = read_wording(root)
    periods = read_periods(root)
    context = ItemContext(
        constructs={construct.id: construct for construct in constructs},
        framework=framework,
        modules=read_modules(root),
        periods=tuple(period.id for period in periods),
        rationale=wording.rationale,
        answering=_read_answering(root, scales, framework, constructs, names),
    )
    every_item = read_items(root, context)
    items = tuple(item for item in every_item if context.modules.get(item.module))
    check_axes(root, framework, items)
    check_threats(root, alliances, items)
    check_inputs(root, items)
    vignettes = read_vignettes(root, framework, targets)
    design = read_vignette_design(root, vignettes)
    return Study(
        id=identity.id,
        title=identity.title,
        version=identity.version,
        languages=identity.languages,
        draft_languages=identity.draft_languages,
        time_zone=identity.time_zone,
        sponsorship=identity.sponsorship,
        wording=wording,
        framework=framework,
        bands=read_bands(root),
        alliances=alliances,
        constructs=constructs,
        scales=scales,
        items=items,
        vignettes=vignettes,
        vignette_design=design,
        attributes=read_attributes(root),
        consent=read_consent(root),
        conduct=read_conduct(root),
        follow_up=read_follow_up(root),
        consensus=read_consensus(root),
        estimator=read_estimator(root),
        layout=read_layout(root),
        order=read_order(root, context.modules),
        periods=periods,
        events=read_events(
            root,
            [alliance.id for alliance in alliances],
            [period.id for period in periods],
        ),
        perspectives=read_perspectives(root, every_item, context.modules),
        forms=read_forms(root, items, context, design),
    )


def _read_answering(
    root: Table,
    scales: tuple[Scale, ...],
    framework: Framework,
    constructs: tuple[Construct, ...],
    countries: tuple[Option, ...],
) -> Answering:
    ways_out, reasons = read_no_answer(root)
    phases = tuple(Option(id=phase.id, text=phase.name) for phase in framework.phases)
    return Answering(
        scales={scale.id: scale for scale in scales},
        ways_out=ways_out,
        reasons=reasons,
        option_lists={"phases": phases, "countries": countries},
        axes=map_axes(framework, constructs),
    )
