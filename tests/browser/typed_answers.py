"""What eight experts type: different answers each, two alliances left out, some questions not judged."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser import by_hand

ALIKE = (
    "Almost entirely different",
    "Mostly different",
    "Somewhat more different than alike",
    "As much alike as different",
    "Somewhat more alike than different",
    "Mostly alike",
    "Almost entirely alike",
)
STRENGTH = (
    "Extremely weak",
    "Very weak",
    "Rather weak",
    "On the boundary between weak and strong",
    "Rather strong",
    "Very strong",
    "Extremely strong",
)
CLOSE = (
    "Extremely loose",
    "Very loose",
    "Rather loose",
    "Neither loose nor close",
    "Rather close",
    "Very close",
    "Extremely close",
)
SATISFIED = (
    "Extremely dissatisfied",
    "Very dissatisfied",
    "Rather dissatisfied",
    "Neither dissatisfied nor satisfied",
    "Rather satisfied",
    "Very satisfied",
    "Extremely satisfied",
)
ABLE = (
    "Completely unable",
    "Largely unable",
    "Rather unable than able",
    "On the boundary between unable and able",
    "Rather able than unable",
    "Largely able",
    "Completely able",
)
AGREE = (
    "Strongly disagree",
    "Disagree",
    "Somewhat disagree",
    "Neither agree nor disagree",
    "Somewhat agree",
    "Agree",
    "Strongly agree",
)
CONCERN = (
    "None at all",
    "Very slight",
    "Slight",
    "Moderate",
    "Strong",
    "Very strong",
    "Extremely strong",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A rating as an expert sees it: words that only its question has, and its points from 1 to 7."""

    words: str
    points: tuple[str, ...]
    is_reversed: bool = False


THREAT_AGREEMENT = (
    Question(
        words="how alike are the views of the governments of the United States and {ally}",
        points=ALIKE,
    ),
    Question(words="views of how serious a threat China is", points=ALIKE),
    Question(words="views of how serious a threat North Korea is", points=ALIKE),
    Question(words="views of China’s intentions", points=ALIKE),
    Question(words="views of North Korea’s intentions", points=ALIKE),
)
COHESION = (
    Question(
        words="how strong is the cohesion of the alliance between the United States and {ally}",
        points=STRENGTH,
    ),
    Question(words="How close is policy coordination", points=CLOSE),
    Question(words="How satisfied is the government of the United States", points=SATISFIED),
    Question(words="How satisfied is the government of {ally}", points=SATISFIED),
    Question(words="How able are the two countries’ forces", points=ABLE),
    Question(words="doubts the other’s security promises", points=AGREE, is_reversed=True),
)
# Asked too, and on no axis: these must not move a placement.
BESIDE = (
    Question(words="in the United States that {ally} would fail to support", points=CONCERN),
    Question(words="in {ally} that the United States would fail to support", points=CONCERN),
    Question(words="in the United States of being drawn by {ally}", points=CONCERN),
    Question(words="in {ally} of being drawn by the United States", points=CONCERN),
)
OF_VIGNETTES = (
    Question(words="how alike are the views of the governments", points=ALIKE),
    Question(words="how strong is the cohesion of the alliance", points=STRENGTH),
)
LABELS = {"us-japan": "US–Japan", "us-rok": "US–ROK"}
ALLIES = {"us-japan": "Japan", "us-rok": "South Korea"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An expert's ratings by alliance, in the order of the questions above; “?” is “Cannot judge”.

    An alliance that is not there is left unanswered.
    """

    name: str
    threat_agreement: dict[str, str]
    cohesion: dict[str, str]

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@example.org"

    def scores(self, alliance: str) -> tuple[float | None, float | None]:
        """Score an alliance by hand on both axes."""
        return (
            _score(THREAT_AGREEMENT, self.threat_agreement.get(alliance)),
            _score(COHESION, self.cohesion.get(alliance)),
        )


def _score(questions: tuple[Question, ...], typed: str | None) -> float | None:
    if typed is None:
        return None
    ratings = [None if each == "?" else int(each) for each in typed]
    return by_hand.score(
        [
            by_hand.reverse(rating) if question.is_reversed else rating
            for question, rating in zip(questions, ratings, strict=True)
        ]
    )


ADA = Typed(
    name="Ada Quill",
    threat_agreement={"us-japan": "66575", "us-rok": "42513"},
    cohesion={"us-japan": "665562", "us-rok": "554463"},
)
BEN = Typed(
    name="Ben Marsh",
    threat_agreement={"us-japan": "56656"},
    cohesion={"us-japan": "554451"},
)
CHO = Typed(
    name="Cho Harbour",
    threat_agreement={"us-japan": "45364"},
    cohesion={"us-japan": "453444"},
)
# Four of five and four of six are enough for a score; three of five, for the other alliance, are not.
DEE = Typed(
    name="Dee Lantern",
    threat_agreement={"us-japan": "6?576", "us-rok": "5?6?4"},
    cohesion={"us-japan": "66?5?3", "us-rok": "656542"},
)
ELI = Typed(
    name="Eli Ferry",
    threat_agreement={"us-japan": "54535", "us-rok": "32624"},
    cohesion={"us-japan": "445352", "us-rok": "463355"},
)
FAY = Typed(
    name="Fay Beacon",
    threat_agreement={"us-japan": "77667", "us-rok": "53726"},
    cohesion={"us-japan": "776661", "us-rok": "666561"},
)
# What Gus and Hal end with: both correct an answer, before and after they submit.
GUS = Typed(
    name="Gus Anchor",
    threat_agreement={"us-japan": "34243", "us-rok": "21413"},
    cohesion={"us-japan": "534542", "us-rok": "343446"},
)
HAL = Typed(
    name="Hal Tide",
    threat_agreement={"us-japan": "65466", "us-rok": "43525"},
    cohesion={"us-japan": "353254", "us-rok": "542634"},
)
EXPERTS = (ADA, BEN, CHO, DEE, ELI, FAY, GUS, HAL)
