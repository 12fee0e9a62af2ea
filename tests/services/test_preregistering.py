from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from surveys.model.consensus import ConsensusRule
from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services import preregistering
from surveys.services.designing import add_study
from surveys.services.designing import confirm_translation
from surveys.services.designing import shipped_study_file
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.preregistering import Weight
from surveys.services.recruiting import import_panel
from surveys.storage import preregistrations
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import clock_of
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from surveys.services.preregistering import Check
    from surveys.services.preregistering import Preregistration
    from surveys.services.workspace import Workspace


def with_round(workspace: Workspace, *replacements: tuple[str, str]) -> None:
    text = shipped_study_file().decode()
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    add_study(workspace, text.encode())
    create_round(workspace, STUDY, AUTUMN.round, "30d")


def lines(workspace: Workspace) -> dict[str, Check]:
    return {each.id: each for each in preregistering.readiness(workspace, AUTUMN).checks}


def record(workspace: Workspace) -> Preregistration:
    made = preregistering.preregistration(workspace, AUTUMN)
    with workspace.study(STUDY).write() as db:
        preregistering.keep(workspace, db, made)
    return made


def test_the_default_study_can_open_and_is_told_what_is_missing(workspace: Workspace) -> None:
    with_round(workspace)
    ready = preregistering.readiness(workspace, AUTUMN)
    assert ready.can_open
    assert [each.id for each in ready.advice] == [
        "sponsor",
        "contact",
        "ethics",
        "translations",
        "phase-map",
        "invited",
    ]
    assert all(each.advice for each in ready.advice)
    assert "Ada Researcher" in lines(workspace)["sponsor"].says


def test_a_study_that_says_everything_has_nothing_left_to_do(workspace: Workspace) -> None:
    sponsor = "\n".join(
        f'sponsor.{code} = "The Institute"' for code in ("en", "zh-Hant", "ja", "ko")
    )
    with_round(
        workspace,
        ('contact = ""', f'contact = "x@y.example"\n{sponsor}'),
        ('ethics_reference = ""', 'ethics_reference = "IRB 7"'),
        ('drafts = ["zh-Hant", "ja", "ko"]', "drafts = []"),
        ('authority = "interpretation"', 'authority = "author"'),
    )
    invite_all(workspace)
    ready = preregistering.readiness(workspace, AUTUMN)
    assert ready.advice == ready.refusals == ()
    assert lines(workspace)["sponsor"].says == "The Institute"


def test_a_round_without_a_language_or_with_a_past_date_must_not_open(workspace: Workspace) -> None:
    with_round(
        workspace,
        ('drafts = ["zh-Hant", "ja", "ko"]', 'drafts = ["en", "zh-Hant", "ja", "ko"]'),
    )
    clock_of(workspace).go_on(days=40)
    ready = preregistering.readiness(workspace, AUTUMN)
    assert not ready.can_open
    assert [each.id for each in ready.refusals] == ["translations", "closing"]
    confirm_translation(workspace, STUDY, "en")
    assert lines(workspace)["translations"].weight is Weight.ADVISED


def test_a_newer_version_and_an_empty_panel_are_pointed_out(workspace: Workspace) -> None:
    with_round(workspace)
    add_study(workspace, shipped_study_file() + b"\n# reworded\n")
    assert not lines(workspace)["version"].is_done
    assert "the newest is 2" in lines(workspace)["version"].says
    text = shipped_study_file().replace(b'id = "northeast-asia"', b'id = "elsewhere"', 1)
    add_study(workspace, text)
    create_round(workspace, "elsewhere", "r", "30d")
    ready = preregistering.readiness(workspace, RoundName(study="elsewhere", round="r"))
    assert "panel" in {each.id for each in ready.advice}


def test_a_study_without_a_consensus_rule_gets_the_usual_one_and_is_told(
    workspace: Workspace,
) -> None:
    text = shipped_study_file().decode()
    start = text.index("[consensus]")
    section = text[start : text.index("\n\n", start)]
    with_round(workspace, (section, ""))
    check = lines(workspace)["consensus"]
    assert not check.is_done
    assert check.weight is Weight.ADVISED
    facts = preregistering.preregistration(workspace, AUTUMN).facts
    assert facts["consensus"] == {
        "interquartile_range": 1.0,
        "share_within_one_point": 0.75,
        "above_chance": True,
        "is_stated": False,
    }


def test_the_rule_is_said_as_it_is() -> None:
    rule = ConsensusRule(
        interquartile_range=1.5, share_within_one_point=0.8, above_chance=False, is_stated=True
    )
    assert rule.sentence() == (
        "The panel agrees on a question when the interquartile range of its ratings is at most 1.5 points and at "
        "least 80% of the ratings lie within one point of the median."
    )


def test_a_preregistration_holds_what_the_round_is_held_to(workspace: Workspace) -> None:
    with_round(workspace)
    made = preregistering.preregistration(workspace, AUTUMN)
    assert made.facts["study"]["study_file_sha256"] == (
        hashlib.sha256(shipped_study_file()).hexdigest()
    )
    assert [axis["cut_point"] for axis in made.facts["axes"]] == [4.0, 4.0]
    assert made.facts["phase_map"]["cells"] == [["drifting", "ironclad"], ["danger", "stable"]]
    assert made.facts["languages"] == ["en"]
    assert made.facts["panel"] == {"experts": 12, "invited": 0}
    assert made.facts["estimator"]["options"]["seed"] == 20260101
    assert (made.facts["estimator"]["rule"], made.facts["estimator"]["leads"]) == (
        "by_design",
        "mean",
    )
    assert "both are given alike" in made.facts["estimator"]["sentence"]
    ids = [each["id"] for each in made.facts["questions"]]
    assert "us-japan.T2.china" in ids
    assert len(ids) == len(set(ids))
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()
    assert json.loads(made.content) == made.facts


def test_what_was_recorded_stays_whatever_changes_afterwards(workspace: Workspace) -> None:
    with_round(workspace)
    made = record(workspace)
    import_panel(workspace, STUDY, b"name,email\nNew One,new@example.org\n")
    confirm_translation(workspace, STUDY, "ja")
    later = preregistering.preregistration(workspace, AUTUMN)
    assert later.facts == made.facts
    assert later.sha256 == made.sha256
    assert later.recorded_at == workspace.clock()


def test_opening_puts_the_hash_into_the_chain_once(workspace: Workspace) -> None:
    with_round(workspace)
    made = preregistering.preregistration(workspace, AUTUMN)
    open_round(workspace, AUTUMN)
    open_round(workspace, AUTUMN)
    db = workspace.study(STUDY).read()
    kinds = [row["kind"] for row in db.query("SELECT kind FROM chain ORDER BY position")]
    assert kinds.count("round-opened") == 1
    assert made.sha256 in str(list(db.query("SELECT * FROM chain_contents")))
    found = preregistrations.find_preregistration(db, AUTUMN.round)
    assert found is not None
    assert found.sha256 == made.sha256


def test_it_can_be_printed(workspace: Workspace) -> None:
    with_round(workspace)
    assert preregistering.print_preregistration(workspace, AUTUMN).startswith(b"%PDF")


def test_a_round_that_is_not_there_is_a_sentence(workspace: Workspace) -> None:
    for ask in (preregistering.readiness, preregistering.preregistration):
        with pytest.raises(NotFound, match="no round"):
            ask(workspace, AUTUMN)
