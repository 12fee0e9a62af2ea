"""Lay a round's questions out in pages for one expert: in which order, in which words, how many a page."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.items import Part
from surveys.model.page_breaks import spread
from surveys.model.pages import Asked
from surveys.model.pages import Block
from surveys.model.pages import Page
from surveys.model.pages import Place
from surveys.model.piping import part_at_piping
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """A part of the questionnaire before it is spread over pages."""

    id: str
    part: Part
    title: Text
    blocks: tuple[Block, ...]
    introduction: Text | None = None


def lay_out(
    study: Study, questions: Sequence[Question], assignment: Assignment, year: int
) -> tuple[Page, ...]:
    """Lay a round's questions out in pages for one expert; a part without questions has no page."""
    return Layouts(study, questions, year).pages(assignment)


class Layouts:
    """The pages of a round for one expert after another; what they share, the words, is made once."""

    def __init__(self, study: Study, questions: Sequence[Question], year: int) -> None:
        self._study, self._questions = study, questions
        self._words = _Words(study, plain(str(year)))

    def pages(self, assignment: Assignment) -> tuple[Page, ...]:
        """Lay the questions out for the expert to whom this was dealt."""
        sections = _Sections(self._study, self._questions, assignment, self._words)
        asking = [section for section in sections.in_order() if section.blocks]
        most = self._study.layout.most_questions_a_page
        return tuple(
            page
            for number, section in enumerate(asking, 1)
            for page in _pages(section, number, len(asking), most)
        )


def _pages(section: _Section, number: int, parts: int, most: int) -> Iterator[Page]:
    spreads = [blocks for whole in spread(section.blocks, most) for blocks in part_at_piping(whole)]
    for position, blocks in enumerate(spreads, 1):
        yield Page(
            id=section.id if position == 1 else f"{section.id}.{position}",
            section=section.id,
            part=section.part,
            title=section.title,
            # What holds for the whole part is read once.
            introduction=section.introduction if position == 1 else None,
            blocks=blocks,
            place=Place(part=number, parts=parts, page=position, pages=len(spreads)),
        )


class _Sections:
    """The parts of the questionnaire, in the order in which an expert meets them."""

    def __init__(
        self,
        study: Study,
        questions: Sequence[Question],
        assignment: Assignment,
        words: _Words,
    ) -> None:
        self.study = study
        self.questions = questions
        self.assignment = assignment
        self.words = words
        self.items = {item.id: item for item in study.items}

    def in_order(self) -> Iterator[_Section]:
        wording = self.study.wording
        yield self._aside(Part.BACKGROUND, wording.background_title)
        yield self._vignettes()
        for alliance_id in self.assignment.alliances:
            yield self._alliance(alliance_id)
        yield self._aside(Part.CLOSING, wording.closing_title)

    def _aside(self, part: Part, title: Text) -> _Section:
        """Ask what is asked before or after everything else."""
        asked = [
            self._ask(question)
            for question in self.questions
            if question.target_kind is not TargetKind.VIGNETTE
            and self.items[question.item].part is part
        ]
        return _Section(
            id=part.value, part=part, title=title, blocks=tuple(self._blocks_by_module(asked))
        )

    def _vignettes(self) -> _Section:
        design = self.study.vignette_design
        described = [
            (self.study.vignette(vignette_id).text, asked)
            for vignette_id in self.assignment.vignettes
            if (asked := self._of_target(TargetKind.VIGNETTE, vignette_id))
        ]
        return _Section(
            id=Part.VIGNETTES.value,
            part=Part.VIGNETTES,
            title=self.study.wording.vignettes_title,
            introduction=design.introduction if design else None,
            blocks=tuple(
                Block(
                    text=text,
                    asked=tuple(asked for block in blocks for asked in block.asked),
                    number=number,
                    count=len(described),
                )
                for number, (text, blocks) in enumerate(described, 1)
            ),
        )

    def _alliance(self, alliance_id: str) -> _Section:
        alliance = self.study.alliance(alliance_id)
        return _Section(
            id=alliance_id,
            part=Part.ALLIANCES,
            title=alliance.name,
            introduction=self.words.instructions(alliance_id),
            blocks=self._of_target(TargetKind.ALLIANCE, alliance_id),
        )

    def _of_target(self, kind: TargetKind, target: str) -> tuple[Block, ...]:
        """Ask about a target: the axes' blocks in the expert's own order, then the rest as in the file."""
        asked = [
            self._ask(question)
            for question in self.questions
            if question.target_kind is kind
            and question.target == target
            and self.items[question.item].part is Part.ALLIANCES
        ]
        axes = self.assignment.axes
        of_axes = [[ask for ask in asked if self._construct(ask) == axis] for axis in axes]
        others = [ask for ask in asked if self._construct(ask) not in axes]
        return (
            *(Block(asked=self._in_order(of_axis)) for of_axis in of_axes if of_axis),
            *self._blocks_by_module(others),
        )

    def _construct(self, ask: Asked) -> str:
        return self.items[ask.own_item].construct

    def _blocks_by_module(self, asked: Sequence[Asked]) -> Iterator[Block]:
        """Keep what is asked or left out together on one page where it fits."""
        for _, together in itertools.groupby(asked, lambda ask: ask.item.module):
            yield Block(asked=self._in_order(list(together)))

    def _in_order(self, asked: Sequence[Asked]) -> tuple[Asked, ...]:
        """Put the items of a block that are shuffled into the order that was dealt; the others stay."""
        rank = {item: position for position, item in enumerate(self.assignment.items)}
        units = [
            (item, tuple(together))
            for item, together in itertools.groupby(asked, lambda ask: ask.own_item)
        ]
        shuffled = iter(sorted((u for u in units if u[0] in rank), key=lambda u: rank[u[0]]))
        filled = [next(shuffled) if unit[0] in rank else unit for unit in units]
        return tuple(ask for _, together in filled for ask in together)

    def _ask(self, question: Question) -> Asked:
        item = self.items[question.item]
        return Asked(
            question=question,
            item=item,
            text=self.words.text(item, question),
            options_reversed=item.both_orders and self.assignment.options_reversed,
            options=dict(self.assignment.options).get(item.id, ()),
        )


class _Words:
    """The names that fill the placeholders of texts."""

    def __init__(self, study: Study, year: Text) -> None:
        self.study = study
        self.present = study.wording.present.fill({"year": year})
        self.periods = {period.id: period.text for period in study.periods}
        self.perspectives = {perspective.id: perspective.text for perspective in study.perspectives}
        self._said: dict[Question, Text] = {}

    def text(self, item: Item, question: Question) -> Text:
        """Say a question; in the eyes of others it is asked in the words of the perspective."""
        if question not in self._said:
            text = self.perspectives.get(question.perspective, item.text)
            self._said[question] = text.fill(self._names(question))
        return self._said[question]

    def instructions(self, alliance_id: str) -> Text:
        alliance = self.study.alliance(alliance_id)
        names = {"A": alliance.a.name, "B": alliance.b.name, "period": self.present}
        return self.study.wording.instructions.fill(names)

    def _names(self, question: Question) -> dict[str, Text]:
        names = {"period": self.periods.get(question.period, self.present)}
        if question.target_kind is TargetKind.ALLIANCE:
            alliance = self.study.alliance(question.target)
            names |= {"A": alliance.a.name, "B": alliance.b.name}
            threats = {threat.id: threat.name for threat in alliance.threats}
            names |= {"threat": threats[question.threat]} if question.threat else {}
        elif question.target_kind is TargetKind.VIGNETTE and self.study.vignette_design:
            design = self.study.vignette_design
            names |= {"A": design.name_a, "B": design.name_b}
        return names


def question_in_words(study: Study, question: Question, year: int) -> Text:
    """Say a question as experts are asked it; answers that its text repeats stay marks."""
    return _Words(study, plain(str(year))).text(study.item(question.item), question)
