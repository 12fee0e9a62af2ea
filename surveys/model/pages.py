"""The pages of a questionnaire for one expert: which questions, in which order, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.items import Part
from surveys.model.questions import TargetKind
from surveys.model.texts import Text
from surveys.model.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.assignments import Assignment
    from surveys.model.items import Item
    from surveys.model.questions import Question
    from surveys.model.studies import Study

#: What an alliance cannot be called, because a page of every questionnaire has that address.
RESERVED_ADDRESSES = frozenset(
    {"consent", "review", "receipt", "submit", "reopen", "withdraw", "own-copy"}
    | {part.value for part in Part}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the words in which it is put to an expert."""

    question: Question
    item: Item
    text: Text
    options_reversed: bool = False

    @property
    def id(self) -> str:
        """The question's id, which is the name of its field too."""
        return self.question.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Questions under one heading and text: a page has several where it shows vignettes."""

    text: Text | None
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; ``id`` is part of its address."""

    id: str
    part: Part
    title: Text
    introduction: Text | None
    blocks: tuple[Block, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every question of the page."""
        return tuple(asked for block in self.blocks for asked in block.asked)


def lay_out(
    study: Study, questions: Sequence[Question], assignment: Assignment, year: int
) -> tuple[Page, ...]:
    """Lay a round's questions out in pages for one expert; a part without questions has no page."""
    layout = _Layout(study, questions, assignment, plain(str(year)))
    pages = (
        layout.page(Part.BACKGROUND, study.wording.background_title),
        layout.vignettes(),
        *(layout.alliance(alliance_id) for alliance_id in assignment.alliances),
        layout.page(Part.CLOSING, study.wording.closing_title),
    )
    return tuple(page for page in pages if page.asked)


class _Layout:
    def __init__(
        self, study: Study, questions: Sequence[Question], assignment: Assignment, year: Text
    ) -> None:
        self.study = study
        self.questions = questions
        self.assignment = assignment
        self.present = study.wording.present.fill({"year": year})
        self.items = {item.id: item for item in study.items}

    def page(self, part: Part, title: Text) -> Page:
        asked = tuple(
            self._ask(question)
            for question in self.questions
            if question.target_kind is not TargetKind.VIGNETTE
            and self.items[question.item].part is part
        )
        return Page(
            id=part.value,
            part=part,
            title=title,
            introduction=None,
            blocks=(Block(text=None, asked=asked),),
        )

    def vignettes(self) -> Page:
        design = self.study.vignette_design
        return Page(
            id=Part.VIGNETTES.value,
            part=Part.VIGNETTES,
            title=self.study.wording.vignettes_title,
            introduction=design.introduction if design else None,
            blocks=tuple(self._vignette_blocks()),
        )

    def _vignette_blocks(self) -> Iterator[Block]:
        for vignette_id in self.assignment.vignettes:
            asked = self._of_target(TargetKind.VIGNETTE, vignette_id)
            if asked:
                yield Block(text=self.study.vignette(vignette_id).text, asked=asked)

    def alliance(self, alliance_id: str) -> Page:
        alliance = self.study.alliance(alliance_id)
        names = {"A": alliance.a.name, "B": alliance.b.name, "period": self.present}
        asked = tuple(
            ask
            for ask in self._of_target(TargetKind.ALLIANCE, alliance_id)
            if ask.item.part is Part.ALLIANCES
        )
        return Page(
            id=alliance_id,
            part=Part.ALLIANCES,
            title=alliance.name,
            introduction=self.study.wording.instructions.fill(names),
            blocks=(Block(text=None, asked=asked),),
        )

    def _of_target(self, kind: TargetKind, target: str) -> tuple[Asked, ...]:
        axes = self.assignment.axes
        asked = [
            self._ask(question)
            for question in self.questions
            if question.target_kind is kind and question.target == target
        ]
        # The axes' blocks come in the expert's own order, everything else after them as in the file.
        return tuple(
            sorted(asked, key=lambda ask: (*axes, ask.item.construct).index(ask.item.construct))
        )

    def _ask(self, question: Question) -> Asked:
        item = self.items[question.item]
        return Asked(
            question=question,
            item=item,
            text=item.text.fill(self._names(question)),
            options_reversed=item.both_orders and self.assignment.options_reversed,
        )

    def _names(self, question: Question) -> dict[str, Text]:
        names = {"period": self.present}
        if question.target_kind is TargetKind.ALLIANCE:
            alliance = self.study.alliance(question.target)
            names |= {"A": alliance.a.name, "B": alliance.b.name}
            threats = {threat.id: threat.name for threat in alliance.threats}
            names |= {"threat": threats[question.threat]} if question.threat else {}
        elif question.target_kind is TargetKind.VIGNETTE and self.study.vignette_design:
            design = self.study.vignette_design
            names |= {"A": design.name_a, "B": design.name_b}
        return names
