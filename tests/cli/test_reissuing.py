from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.services import answering
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from tests.workspaces import close

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"
LINE = f"invite {ROUND} --links-to new.csv --reissue-all"


@pytest.fixture
def invited(soundings: Run, installed: Path) -> Path:
    """An open round whose twelve links are in one.csv."""
    soundings("round create northeast-asia 2026-autumn --closes 30d")
    soundings(f"round open {ROUND}")
    assert soundings(f"invite {ROUND} --links-to one.csv").exit_code == 0
    return installed


def links(file: str) -> dict[str, str]:
    with Path(file).open(newline="") as rows:
        return {row["email"]: row["link"].rpartition("/")[2] for row in csv.DictReader(rows)}


def that_work(instance: Path, tokens: dict[str, str]) -> list[str]:
    workspace = open_installation(load_settings(instance, {}))
    working = []
    for email, token in tokens.items():
        try:
            found = answering.arrive(workspace, token)
        except NotFound:
            continue
        assert found.invitation.expert.email == email
        working.append(email)
    close(workspace)
    return working


def test_new_links_for_everybody_end_all_old_ones(soundings: Run, invited: Path) -> None:
    done = soundings(f"{LINE} --yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "12 links are in new.csv. Keep the file private.\n"
        "The earlier links of these 12 experts work no more.\n"
    )
    old, new = links("one.csv"), links("new.csv")
    assert list(new) == list(old)
    assert that_work(invited, old) == []
    assert that_work(invited, new) == list(new)


def test_replacing_everybodys_links_says_in_numbers_what_happens_and_asks(
    soundings: Run, invited: Path
) -> None:
    asked = soundings(LINE, "n\n")
    assert asked.exit_code == 1
    assert f"All links of the round {ROUND} stop working at once" in asked.stdout
    assert "12 new ones are made" in asked.stdout
    assert not Path("new.csv").exists()
    assert len(that_work(invited, links("one.csv"))) == 12
    assert soundings(LINE, "y\n").exit_code == 0
    assert that_work(invited, links("one.csv")) == []


@pytest.mark.usefixtures("invited")
def test_only_those_who_were_invited_get_new_links(soundings: Run) -> None:
    Path("more.csv").write_text("name,email\nNew,later@example.org\n")
    soundings("panel import northeast-asia more.csv")
    assert soundings(f"{LINE} --yes").stdout.startswith("12 links are in new.csv.")
    assert "later@example.org" not in links("new.csv")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"invite {ROUND} --links-to one.csv --reissue-all", "one.csv exists already"),
        ("invite northeast-asia/nowhere --links-to new.csv --reissue-all", "There is no round"),
        ("invite northeast-asia/draft --links-to new.csv --reissue-all", "Nobody was invited to"),
        ("invite northeast-asia/final --links-to new.csv --reissue-all", "is final, so its links"),
    ],
)
def test_what_cannot_be_replaced_is_refused_before_anything_is_asked(
    soundings: Run, invited: Path, line: str, sentence: str
) -> None:
    soundings("round create northeast-asia draft --closes 30d")
    soundings("round create northeast-asia final --closes 30d")
    for step in (
        "open northeast-asia/final",
        "close northeast-asia/final",
        "finalize northeast-asia/final --yes",
    ):
        soundings(f"round {step}")
    failed = soundings(line)
    assert (failed.exit_code, failed.stdout) == (1, "")
    assert sentence in failed.stderr
    assert not Path("new.csv").exists()
    assert len(that_work(invited, links("one.csv"))) == 12


@pytest.mark.usefixtures("invited")
def test_naming_one_expert_and_everybody_at_once_is_explained(soundings: Run) -> None:
    failed = soundings(f"{LINE} --reissue expert01@example.org")
    assert failed.exit_code == 2
    assert "use one" in failed.stderr
    assert not Path("new.csv").exists()
