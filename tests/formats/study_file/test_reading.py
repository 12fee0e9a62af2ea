"""Reading a study file: what may be left out, what does not matter, and what is raised."""

from __future__ import annotations

import pytest

from surveys.formats.study_file import read_study
from surveys.formats.study_file import sha256
from surveys.model.errors import Invalid
from tests.formats.study_file.shipped import SHIPPED
from tests.formats.study_file.shipped import TEXT
from tests.formats.study_file.shipped import problems_of
from tests.formats.study_file.shipped import replaced


def test_bands_and_sponsor_may_be_left_out() -> None:
    study = read_study(SHIPPED)
    without = replaced("[bands]\nclear = 0.95\nprobable = 0.80\nleaning = 0.55\n", "")

    assert study.sponsorship.sponsor is None
    assert read_study(without.encode()).bands == study.bands


def test_a_sponsor_is_named_in_every_language() -> None:
    commented = "".join(
        f'# sponsor.{language} = "..."\n' for language in read_study(SHIPPED).languages
    )
    given = "".join(f'sponsor.{language} = "NCCU"\n' for language in read_study(SHIPPED).languages)

    sponsor = read_study(replaced(commented, given).encode()).sponsorship.sponsor

    assert sponsor is not None
    assert sponsor.to("ko") == "NCCU"


def test_a_study_needs_no_vignettes() -> None:
    start = TEXT.index("[vignette_design]")
    end = TEXT.index("# What is recorded about experts")

    without = read_study((TEXT[:start] + TEXT[end:]).encode())

    assert without.vignettes == ()
    assert without.vignette_design is None


def test_a_file_from_another_editor_reads_the_same() -> None:
    windows = b"\xef\xbb\xbf" + SHIPPED.replace(b"\n", b"\r\n")

    assert read_study(windows) == read_study(SHIPPED)


def test_the_hash_is_of_the_exact_bytes() -> None:
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256(SHIPPED) != sha256(SHIPPED + b"\n")


def test_reading_a_broken_file_raises_all_its_problems() -> None:
    two = replaced("smallest_group = 5", "smallest_group = 2").replace('"America/', '"Amerika/')

    with pytest.raises(Invalid, match=r"2 problems\. The first: line 33: Section") as caught:
        read_study(two.encode())

    assert len(caught.value.problems) == 2
    with pytest.raises(Invalid, match=r"a problem\. The first: The file has 1\.1 MB"):
        read_study(b"#" * 1_100_000)


def test_two_axes_of_one_construct_are_refused() -> None:
    cohesion = '[framework.horizontal]\nconstruct = "cohesion"'
    text = replaced(cohesion, cohesion.replace("cohesion", "threat_agreement"))

    messages = [message for _, message in problems_of(text)]

    sentence = "Section [framework]: both axes are “threat_agreement”; name another construct."
    assert sentence in messages


def test_items_of_an_axis_need_scales_of_one_length() -> None:
    text = replaced('scale = "CLOSE7"', 'scale = "SHORT"').replace(
        "[no_answer]",
        """[[scales]]
id = "SHORT"
polarity = "bipolar"
points = {en = ["a", "b"], zh-Hant = ["a", "b"], ja = ["a", "b"], ko = ["a", "b"]}

[no_answer]""",
        1,
    )

    ((_, message),) = problems_of(text)

    assert message.startswith("The items of the axis “cohesion” need scales of one length;")
    assert "C0 7, C1 2" in message


def test_vignettes_need_a_design() -> None:
    start, end = TEXT.index("[vignette_design]"), TEXT.index("[[vignettes]]")

    ((_, message),) = problems_of(TEXT[:start] + TEXT[end:])

    assert message == "“vignette_design” is missing; say there who rates which."


def test_too_many_ways_of_dealing_are_refused() -> None:
    names = [f"W{number}" for number in range(30)]
    prior = "prior = {threat_agreement = 0, cohesion = 0}"
    words = 'text = {en = "w", zh-Hant = "w", ja = "w", ko = "w"}'
    more = "".join(f'[[vignettes]]\nid = "{name}"\n{prior}\n{words}\n' for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    text = replaced('rotated = ["V1"', f'rotated = [{listed}, "V1"').replace(
        "rotated_per_expert = 2", "rotated_per_expert = 9", 1
    )

    ((_, message),) = problems_of(text + more)

    assert "over 10,000 ways of dealing" in message


def test_a_comment_may_say_that_it_is_optional() -> None:
    text = replaced('kind = "comment"', 'kind = "comment"\noptional = true')

    assert read_study(text.encode()).item("COMMENT").is_optional
