"""A study as its file describes it: framework, alliances, questionnaire and what experts are told."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.consensus import ConsensusRule
from surveys.model.estimators import EstimatorRule
from surveys.model.orders import Order
from surveys.model.rounds import USUAL_GRACE

if TYPE_CHECKING:
    from datetime import datetime
    from datetime import timedelta

    from surveys.model.alliances import Alliance
    from surveys.model.alliances import Vignette
    from surveys.model.alliances import VignetteDesign
    from surveys.model.attributes import Attribute
    from surveys.model.consent import Consent
    from surveys.model.frameworks import Framework
    from surveys.model.historical_events import HistoricalEvent
    from surveys.model.items import Construct
    from surveys.model.items import Item
    from surveys.model.periods import Period
    from surveys.model.periods import Perspective
    from surveys.model.scales import Scale
    from surveys.model.short_forms import ShortForm
    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsorship:
    """Who asks, whom to write to, who approved it, and how long data are kept; blank where not yet known."""

    sponsor: Text | None
    contact: str
    ethics_reference: str
    retention: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts around the questions. ``present`` says the present period, with ``{year}`` in it.

    ``rationale`` asks for the reason of an answer, where an item wants it.
    """

    introduction: Text
    instructions: Text
    present: Text
    background_title: Text
    vignettes_title: Text
    closing_title: Text
    rationale: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """From which placement probability on a placement is called clear, probable or leaning."""

    clear: float = 0.95
    probable: float = 0.80
    leaning: float = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """What a study does beside asking: record how pages were answered, show experts their own placement.

    ``grace`` is how long whoever had begun may still save and submit after a round's close.
    """

    records_paradata: bool = True
    shows_own_placement: bool = True
    grace: timedelta = USUAL_GRACE


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What a round that follows another one shows of it: each expert's own earlier answers, or nothing."""

    shows_earlier_answers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How much stands on a page. Five to eight questions fit a few screens of a phone, and lose little when it fails."""

    most_questions_a_page: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """Everything that a study file says."""

    id: str
    title: Text
    version: str
    languages: tuple[str, ...]
    draft_languages: tuple[str, ...]
    time_zone: str
    sponsorship: Sponsorship
    wording: Wording
    framework: Framework
    bands: Bands
    alliances: tuple[Alliance, ...]
    constructs: tuple[Construct, ...]
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    vignettes: tuple[Vignette, ...]
    vignette_design: VignetteDesign | None
    attributes: tuple[Attribute, ...]
    consent: Consent
    conduct: Conduct = Conduct()
    follow_up: FollowUp = FollowUp()
    consensus: ConsensusRule = field(default_factory=ConsensusRule)
    estimator: EstimatorRule = EstimatorRule.BY_DESIGN
    layout: Layout = Layout()
    order: Order = field(default_factory=Order)
    periods: tuple[Period, ...] = ()
    events: tuple[HistoricalEvent, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    forms: tuple[ShortForm, ...] = ()

    def in_form(self, form_id: str) -> Study:
        """Return the study with only what one of its forms asks; ``""`` is the whole questionnaire."""
        if not form_id:
            return self
        form = self.form(form_id)
        design = self.vignette_design
        if design and form.vignettes is not None:
            rotated = form.vignettes - len(design.fixed)
            design = replace(design, rotated_per_expert=rotated) if form.vignettes else None
        return replace(
            self,
            items=tuple(item for item in self.items if item.module in form.modules),
            perspectives=tuple(each for each in self.perspectives if each.module in form.modules),
            vignettes=self.vignettes if design else (),
            vignette_design=design,
        )

    @property
    def asks_all_of_everybody(self) -> bool:
        """Whether every expert is asked about every alliance: none has a condition."""
        return not any(alliance.asked_if for alliance in self.alliances)

    def form(self, form_id: str) -> ShortForm:
        """Find a form by its id."""
        return next(form for form in self.forms if form.id == form_id)

    def alliance(self, alliance_id: str) -> Alliance:
        """Find an alliance by its id."""
        return next(alliance for alliance in self.alliances if alliance.id == alliance_id)

    def vignette(self, vignette_id: str) -> Vignette:
        """Find a vignette by its id."""
        return next(vignette for vignette in self.vignettes if vignette.id == vignette_id)

    def item(self, item_id: str) -> Item:
        """Find an item by its id."""
        return next(item for item in self.items if item.id == item_id)

    def construct(self, construct_id: str) -> Construct:
        """Find a construct by its id."""
        return next(construct for construct in self.constructs if construct.id == construct_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyVersion:
    """One version of a study file: its number, the hash of its bytes and when it was added."""

    number: int
    sha256: str
    added_at: datetime
