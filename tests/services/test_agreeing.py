from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.services.agreeing import Wanted
from surveys.services.agreeing import measure
from surveys.services.agreeing import read_ratings

if TYPE_CHECKING:
    from surveys.formats.agreement_report import Found


def found(content: str, wanted: Wanted | None = None, only: str = "") -> dict[str, Found]:
    read = read_ratings(content.encode(), wanted or Wanted())
    report = measure(read, "x.csv", only=tuple(filter(None, only.split(","))))
    return {each.name: each for question in report.questions for each in question.found}


@pytest.mark.parametrize(
    ("content", "wanted", "lines"),
    [
        ("a,b\n1,9\n2,2\n8,1\n", Wanted(scale="1-7"), [2, 4]),
        ("rater,unit,value\nx,1,2\ny,1,8\n", Wanted(scale="1-7"), [3]),
        ("a,b\n1,2\nn/k,2\n1,inf\n2,1_0\n", Wanted(), [3, 4, 5]),
        ("a,b\nlow,high\nmid,high\n", Wanted(scale="low,high", level="ordinal"), [3]),
    ],
    ids=["off the scale, wide", "off the scale, long", "no numbers", "no word of the scale"],
)
def test_every_rating_that_cannot_be_used_is_listed_by_its_line(
    content: str, wanted: Wanted, lines: list[int]
) -> None:
    with pytest.raises(Invalid, match="The ratings cannot be used") as refused:
        read_ratings(content.encode(), wanted)
    assert [problem.line for problem in refused.value.problems] == lines


def test_no_more_than_twenty_lines_are_listed() -> None:
    with pytest.raises(Invalid, match="The first 20 are listed") as refused:
        read_ratings(("a,b\n" + "9,9\n" * 15).encode(), Wanted(scale="1-7"))
    assert len(refused.value.problems) == 20


def test_labels_may_look_like_numbers_where_the_level_is_nominal() -> None:
    read = read_ratings(b"a,b\n1,x\nx,1\n1,1\n", Wanted(level="nominal"))
    assert read.ratings.points == ("1", "x")


def test_numbers_may_have_a_decimal_comma() -> None:
    read = read_ratings(b"unit;a;b\nu1;1,5;2\nu2;3,25;3\n", Wanted())
    assert read.ratings.points == (1.5, 2.0, 3.0, 3.25)
    assert "Commas read as decimal points: 1,5 is 1.5" in " ".join(read.read_as)
    labels = read_ratings(b"unit;a;b\nu1;1,5;2\nu2;3,25;3\n", Wanted(level="nominal"))
    assert labels.ratings.points == ("1,5", "2", "3", "3,25")


@pytest.mark.parametrize(
    "cells", ["1,234;2", "1,5;x", "1,5;2.5"], ids=["thousand", "word", "point"]
)
def test_other_commas_are_no_numbers(cells: str) -> None:
    with pytest.raises(Invalid, match="The ratings cannot be used"):
        read_ratings(f"unit;a;b\nu1;{cells}\nu2;3;3\n".encode(), Wanted())


@pytest.mark.parametrize("content", ["unit,a\nu1,1\nu2,2\n", "rater,unit,value\nx,1,1\nx,2,3\n"])
def test_one_rater_is_said_to_make_no_agreement(content: str) -> None:
    read = read_ratings(content.encode(), Wanted())
    assert "All ratings are by one rater, “" in read.read_as[-1]
    assert "and agreement takes two" in read.read_as[-1]
    assert measure(read, "x.csv").read_as[-1].startswith("2 ratings by 1 rater on 2 units. ")


def test_lines_may_be_raters_and_columns_units_with_gaps() -> None:
    read = read_ratings(
        b"who,t1,t2,t3\nx,1,,7\ny,2,3,7\n", Wanted(rows_are_raters=True, columns=("t1", "t2", "t3"))
    )
    assert (read.ratings.n_raters, read.ratings.n_units, read.ratings.n_ratings) == (2, 3, 5)


def test_codes_of_gaps_are_gaps() -> None:
    read = read_ratings(b"a,b\n1,-99\n2,NA\n,.\n2,2\n", Wanted(missing=("-99",)))
    assert read.ratings.n_ratings == 4


def test_words_of_any_script_are_labels() -> None:
    read = read_ratings("甲,乙\n高,低\n高,高\n".encode(), Wanted())
    assert read.level == "nominal"
    assert read.ratings.points == ("低", "高")
    assert read.ratings.raters == ("甲", "乙")


def test_concentration_is_averaged_over_units_with_gaps() -> None:
    content = "unit,a,b,c\nu1,1,1,1\nu2,1,5,\nu3,4,,\n"
    results = found(content, Wanted(scale="1-5"))
    assert results["van_der_eijk_a"].result.estimate == 0.0
    assert results["leik_dispersion"].result.estimate == 0.5
    assert results["average_deviation"].result.estimate == 1.0
    assert results["r_star_wg_j"].result.estimate == pytest.approx(1 - 4 / 2)


def test_measurements_have_an_average_deviation_and_no_index_of_points() -> None:
    results = found("a,b\n1.5,2.5\n3.25,3.25\n9.75,8.75\n")
    assert results["average_deviation"].result.estimate == pytest.approx(1 / 3)
    assert "van_der_eijk_a" not in results


def test_two_raters_have_intervals_that_say_they_are_theirs_only() -> None:
    rows = "".join(f"{n % 4},{(n + (n % 5 == 0)) % 4}\n" for n in range(20))
    results = found(f"a,b\n{rows}", Wanted(level="nominal"))
    for name in ("krippendorff_alpha", "gwet_ac", "fleiss_kappa", "conger_kappa", "light_kappa"):
        interval = results[name].result.interval
        assert interval is not None, name
        assert interval.method.startswith("for these raters only"), name
    assert results["cohen_kappa"].result.interval is not None


def test_three_raters_have_intervals_for_others_too() -> None:
    rows = "".join(f"{n % 4},{(n + (n % 5 == 0)) % 4},{n % 4}\n" for n in range(20))
    interval = found(f"a,b,c\n{rows}", only="gwet_ac")["gwet_ac"].result.interval
    assert interval is not None
    assert interval.method.startswith("two-way jackknife")


@pytest.mark.parametrize("content", ["a\n1\n2\n", "a,b\n3,3\n3,3\n", "a,b\n1,\n,2\n"])
def test_what_has_no_number_has_a_reason(content: str) -> None:
    for name, each in found(content).items():
        if each.result.estimate is None:
            assert each.result.reason, name


def test_a_column_of_labels_is_a_rater_and_no_name_of_lines() -> None:
    read = read_ratings(b"a,b,c\nlow,high,mid\nmid,high,low\n", Wanted())
    assert read.ratings.n_raters == 3


def test_a_column_that_names_the_lines_is_left_out_and_said() -> None:
    read = read_ratings(b"essay,a,b\nfirst,1,2\nsecond,2,2\n", Wanted())
    assert read.ratings.raters == ("a", "b")
    assert any(said.startswith("The column “essay” names the lines") for said in read.read_as)
