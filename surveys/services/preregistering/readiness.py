"""The checklist of a round before it opens: each line with its state, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.frameworks import Authority
from surveys.model.rounds import Carries
from surveys.model.texts import LANGUAGES
from surveys.services.carrying import carried
from surveys.services.designing import newest_study
from surveys.services.designing import offered_languages
from surveys.services.designing import study_of
from surveys.services.estimating import ESTIMATOR
from surveys.services.estimating import leading_rule
from surveys.services.preregistering.checks import Check
from surveys.services.preregistering.checks import Place
from surveys.services.preregistering.checks import Weight
from surveys.services.sponsoring import who_asks
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Every line of the checklist of a round."""

    round: RoundName
    version: int
    checks: tuple[Check, ...]

    @property
    def refusals(self) -> tuple[Check, ...]:
        """What must be done before the round can open."""
        return tuple(each for each in self.checks if _is_open(each, Weight.MUST))

    @property
    def advice(self) -> tuple[Check, ...]:
        """What had better be done before the round opens."""
        return tuple(each for each in self.checks if _is_open(each, Weight.ADVISED))

    @property
    def can_open(self) -> bool:
        """Whether nothing stands against opening."""
        return not self.refusals


def _is_open(check: Check, weight: Weight) -> bool:
    return not check.is_done and check.weight is weight


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What the lines look at."""

    workspace: Workspace
    round: Round
    study: Study
    newest: int
    offered: tuple[str, ...]
    sponsor: str
    contact: str
    panel: int
    invited: int


def readiness(workspace: Workspace, name: RoundName) -> Readiness:
    """Check what a round needs before it opens.

    Raises
    ------
    NotFound
        When there is no such round.
    """
    found = rounds.find_round(workspace.study(name.study).read(), name)
    study = study_of(workspace, found)
    sponsor, contact = who_asks(workspace, study)
    people = workspace.people.read()
    seen = _Looked(
        workspace=workspace,
        round=found,
        study=study,
        newest=newest_study(workspace, name.study).version,
        offered=offered_languages(workspace, name.study, found.version),
        sponsor=sponsor,
        contact=contact,
        panel=len(carried(workspace, found, experts.list_experts(people, name.study))),
        invited=len(invitations.invited_experts(people, name)),
    )
    lines = (*_who(seen), *_what_is_told(seen), *_what_is_fixed(seen), *_field_work(seen))
    return Readiness(round=name, version=found.version, checks=lines)


def _who(seen: _Looked) -> Iterator[Check]:
    sponsorship = seen.study.sponsorship
    named = (
        ("sponsor", "Who asks", seen.sponsor, bool(sponsorship.sponsor), "sponsor"),
        ("contact", "Whom to write to", seen.contact, bool(sponsorship.contact), "contact"),
    )
    for check_id, name, value, is_stated, key in named:
        yield Check(
            id=check_id,
            name=name,
            weight=Weight.ADVISED if value else Weight.MUST,
            is_done=is_stated,
            says=(
                value
                if is_stated
                else f"{value}, the installation’s first researcher: the study names nobody."
                if value
                else "Nobody is named, and experts must be able to see who asks and whom to write to."
            ),
            advice=_advice(key, value, is_stated=is_stated),
        )
    reference = sponsorship.ethics_reference
    yield Check(
        id="ethics",
        name="Ethics reference",
        weight=Weight.ADVISED,
        is_done=bool(reference),
        says=reference or "The study names no approval of an ethics board.",
        advice=""
        if reference
        else "Write down the reference of the approval, or that none is needed.",
    )


def _advice(key: str, value: str, *, is_stated: bool) -> str:
    if is_stated:
        return ""
    otherwise = "" if value else ", or add a researcher with `soundings researcher add`"
    return f"Name the {key} in the study{otherwise}."


def _what_is_told(seen: _Looked) -> Iterator[Check]:
    consent = seen.study.consent
    required = sum(purpose.is_required for purpose in consent.purposes)
    yield Check(
        id="consent",
        name="Consent",
        weight=Weight.MUST,
        is_done=bool(consent.sections and required),
        says=(
            f"{len(consent.sections)} paragraphs; {len(consent.purposes)} things to agree to, "
            f"of which {required} required. Is it what your ethics board approved?"
        ),
        place=Place.CONSENT,
    )
    yield _languages(seen)


def _languages(seen: _Looked) -> Check:
    offered = ", ".join(LANGUAGES[code] for code in seen.offered)
    withheld = ", ".join(
        LANGUAGES[code] for code in seen.study.languages if code not in seen.offered
    )
    says = f"Offered: {offered}." if offered else "Every language of the study is a draft."
    if withheld and offered:
        says += f" Not offered, because nobody has confirmed the translation: {withheld}."
    return Check(
        id="translations",
        name="Translations",
        weight=Weight.ADVISED if offered else Weight.MUST,
        is_done=not withheld,
        says=says,
        advice=_confirming(seen) if withheld else "",
        place=Place.LANGUAGES,
    )


def _confirming(seen: _Looked) -> str:
    advice = "Have somebody who speaks the language read it, then confirm it."
    if seen.offered:
        return advice
    study = seen.study
    return (
        f"{advice} On the command line: `soundings study confirm {study.id} {study.languages[0]}`."
    )


def _what_is_fixed(seen: _Looked) -> Iterator[Check]:
    study, framework = seen.study, seen.study.framework
    language = study.languages[0]
    says = f"{ESTIMATOR[:1].upper()}{ESTIMATOR[1:]}. {leading_rule(study)}"
    yield _fixed("estimator", "Estimator", says)
    cuts = ", ".join(
        f"{study.construct(axis.id).name.to(language)} from {axis.cut:g}" for axis in framework.axes
    )
    yield _fixed("cut-points", "Cut points", f"High begins at: {cuts}.")
    is_confirmed = framework.map.authority is Authority.AUTHOR
    yield Check(
        id="phase-map",
        name="Phase map",
        weight=Weight.ADVISED,
        is_done=is_confirmed,
        says=(
            "Confirmed by the framework’s author."
            if is_confirmed
            else "An interpretation, which every result says; the framework’s author has not confirmed it."
        ),
        advice=""
        if is_confirmed
        else "Decide now which reading is yours: it is fixed with the round.",
        place=Place.FRAMEWORK,
    )
    rule = study.consensus
    yield Check(
        id="consensus",
        name="Consensus rule",
        weight=Weight.ADVISED,
        is_done=rule.is_stated,
        says=rule.sentence() + ("" if rule.is_stated else " (The usual rule: the study has none.)"),
        advice="" if rule.is_stated else "Say in the study when the panel agrees.",
        place=Place.FRAMEWORK,
    )


def _fixed(check_id: str, name: str, says: str) -> Check:
    return Check(
        id=check_id,
        name=name,
        weight=Weight.MUST,
        is_done=True,
        says=says,
        place=Place.PREREGISTRATION,
    )


def _nobody(found: Round) -> str:
    if found.carries is Carries.EVERYBODY:
        return "Nobody is in the panel yet."
    did = "was invited to" if found.carries is Carries.INVITED else "has submitted answers in"
    return f"Nobody of the panel {did} the round {found.follows}, whose experts this round asks."


def _field_work(seen: _Looked) -> Iterator[Check]:
    found, now = seen.round, seen.workspace.clock()
    yield Check(
        id="closing",
        name="Closing date",
        weight=Weight.MUST,
        is_done=now < found.closes_at or found.opened_at is not None,
        says="It lies ahead."
        if now < found.closes_at
        else "It has passed, so the round would have closed already.",
        advice="" if now < found.closes_at else "Choose a later closing date.",
        place=Place.ROUND,
    )
    is_newest = found.version == seen.newest
    yield Check(
        id="version",
        name="Version",
        weight=Weight.ADVISED,
        is_done=is_newest,
        says=(
            f"Version {found.version}, the newest."
            if is_newest
            else f"Version {found.version}; the newest is {seen.newest}."
        ),
        advice=""
        if is_newest
        else "Create a round of the newest version, unless this one is meant.",
        place=Place.ROUND,
    )
    yield Check(
        id="panel",
        name="Panel",
        weight=Weight.ADVISED,
        is_done=bool(seen.panel),
        says=f"{seen.panel} experts." if seen.panel else _nobody(seen.round),
        advice="" if seen.panel else "Import the panel.",
        place=Place.PANEL,
    )
    yield Check(
        id="invited",
        name="Invitations",
        weight=Weight.ADVISED,
        is_done=bool(seen.invited),
        says=f"{seen.invited} experts have a link." if seen.invited else "Nobody has a link yet.",
        advice="" if seen.invited else "Create the links; experts can also be invited later.",
        place=Place.LINKS,
    )
