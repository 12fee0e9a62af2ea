"""An expert at the questionnaire, from the link to the receipt, without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.browser.typed_answers import ALLIES
from tests.browser.typed_answers import BESIDE
from tests.browser.typed_answers import COHESION
from tests.browser.typed_answers import LABELS
from tests.browser.typed_answers import OF_VIGNETTES
from tests.browser.typed_answers import THREAT_AGREEMENT
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Locator
    from playwright.sync_api import Page

    from tests.browser.typed_answers import Question
    from tests.browser.typed_answers import Typed

NEXT = "Save and continue"
REASON = "Outside my expertise"


class Expert(Visitor):
    """One of the experts, with a link and with answers in mind."""

    def __init__(self, page: Page, typed: Typed) -> None:
        super().__init__(page)
        self.typed = typed
        self._slips: dict[tuple[str, str], str] = {}

    def mistype(self, alliance: str, question: Question, rating: str) -> None:
        """Resolve to give another rating first."""
        self._slips[alliance, question.words] = rating

    def begin(self, link: str) -> None:
        """Open the link, begin and consent."""
        self.page.goto(link)
        self.look("expert-landing")
        self.press("Begin")
        self.look("expert-consent")
        self.page.get_by_label("I agree to take part.").check()
        self.press(NEXT)

    def go_on(self) -> None:
        """Go on; where something was left out the page asks for it once, and then lets one go."""
        here = self._path()
        self.press(NEXT)
        if self._path() == here:
            self.press(NEXT)
        assert self._path() != here

    def _path(self) -> str:
        return urlsplit(self.page.url).path

    def describe_oneself(self) -> None:
        """Answer the questions about the expert."""
        self.page.get_by_role("checkbox", name="Scholar").check()
        self.page.get_by_label("How many years of experience").fill("12")
        self.look("expert-background")
        self.go_on()

    def rate_vignettes(self) -> None:
        """Rate each hypothetical alliance on both linking items."""
        number = len(self.typed.name)  # any number of one's own
        for question in OF_VIGNETTES:
            asked = self.page.get_by_role("group", name=question.words)
            for index in range(asked.count()):
                point = question.points[(number + index) % len(question.points)]
                self._choose(asked.nth(index), point)
        self.look("expert-vignettes")
        self.go_on()

    def rate_next(self) -> None:
        """Rate the alliance that is asked about, page by page, or leave it: go on with everything blank."""
        heading = self._heading()
        alliance = {label: alliance for alliance, label in LABELS.items()}[heading]
        left = self._ratings(alliance)
        page = 0
        while self._heading() == heading:
            left = [each for each in left if not self._rate_if_asked(alliance, *each)]
            page += 1
            self.look(f"expert-{alliance}-{page}")
            self.go_on()
        assert not left, f"nobody asked {left}"

    def _heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def _ratings(self, alliance: str) -> list[tuple[Question, str]]:
        if alliance not in self.typed.threat_agreement:
            return []
        return [
            *zip(THREAT_AGREEMENT, self.typed.threat_agreement[alliance], strict=True),
            *zip(COHESION, self.typed.cohesion[alliance], strict=True),
            *zip(BESIDE, "2614", strict=True),
        ]

    def _rate_if_asked(self, alliance: str, question: Question, rating: str) -> bool:
        """Answer a question if it stands on this page."""
        is_asked = self._asked(alliance, question).count() == 1
        if is_asked:
            self._rate(alliance, question, rating)
        return is_asked

    def close(self) -> None:
        """Answer the last questions, which leads to the review."""
        self._choose(self.page.get_by_role("group", name="Did you answer yourself?"), "Yes")
        self.look("expert-closing")
        self.go_on()
        self.look("expert-review")

    def answer_everything(self, link: str) -> None:
        """Go from the link to the review."""
        self.begin(link)
        self.describe_oneself()
        self.rate_vignettes()
        for _ in LABELS:
            self.rate_next()
        self.close()

    def submit(self) -> str:
        """Submit, and return the receipt code."""
        self.press("Submit your answers")
        return self.receipt()

    def receipt(self) -> str:
        """Read the receipt code."""
        self.is_at("Your answers are submitted")
        self.look("expert-receipt")
        return self.page.get_by_role("definition").first.inner_text()

    def change(self, alliance: str, question: Question, rating: str) -> None:
        """Follow a question's change link on the review page, and answer it anew."""
        words = self._words(question, alliance)
        self.follow(re.compile("^Change.*" + re.escape(words)))
        self._rate(alliance, question, rating)
        self.look("expert-change")
        self.press("Save and return to the review")

    def _rate(self, alliance: str, question: Question, rating: str) -> None:
        asked = self._asked(alliance, question)
        chosen = self._slips.pop((alliance, question.words), rating)
        if chosen == "?":
            self._choose(asked, "Cannot judge")
            self._choose(asked, REASON)
        else:
            self._choose(asked, question.points[int(chosen) - 1])

    def _asked(self, alliance: str, question: Question) -> Locator:
        return self.page.get_by_role("group", name=self._words(question, alliance))

    def _words(self, question: Question, alliance: str) -> str:
        return question.words.format(ally=ALLIES[alliance])

    def _choose(self, question: Locator, name: str) -> None:
        question.get_by_role("radio", name=name, exact=True).check()
