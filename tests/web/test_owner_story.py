"""The story of an owner, from the one-time code to a colleague who does the field work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.services.authenticating import make_setup_code
from tests.web.desk import EMAIL
from tests.web.desk import PASSWORD
from tests.web.desk import STUDY
from tests.web.desk import new_desk
from tests.web.factors import code_of
from tests.web.factors import set_factor

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

BO, BOS_PASSWORD = "bo@university.example", "four quiet harbour lamps"


def test_an_owner_sets_up_guards_the_account_and_is_joined_by_a_field_worker(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    ada = new_desk(app)
    ada.go("/")
    code = make_setup_code(workspace)
    ada.send_to("/set-up", code=code, name="Ada", email=EMAIL, password=PASSWORD)
    assert "Guard your account with a second factor" in ada.page.text
    secret, codes = set_factor(ada, PASSWORD, clock())
    file = ada.post_to("/account/second-factor/recovery-codes/file")
    assert all(each in file.text for each in codes)

    ada.go("/")
    ada.send_to("/add-study/default")
    ada.go(f"{STUDY}/people")
    assert "owner" in ada.page.text
    ada.send_to(f"{STUDY}/people", email=BO, role="field-worker")
    link = re.search(r"http://127\.0\.0\.1:5055(/join/[\w-]{43})", ada.page.text)
    assert link

    bo = new_desk(app)
    bo.go(link[1])
    bo.send_to(link[1], name="Bo", password=BOS_PASSWORD)
    assert "Welcome. You work on this study now." in bo.page.text
    assert bo.go(f"{STUDY}/panel").status_code == 200
    assert bo.go(f"{STUDY}/add-round").status_code == 200
    for address, sentence in {
        f"{STUDY}/draft": "Your role does not let you change this study.",
        f"{STUDY}/people": "Your role does not let you change who works on this study.",
        "/researchers": "Only administrators of this installation may open this page.",
    }.items():
        assert bo.go(address).status_code == 403
        assert sentence in bo.words
    assert "An owner of the study can change that: Ada." in bo.go(f"{STUDY}/people").text

    clock.go_on(hours=13)
    ada.go("/")
    ada.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    ada.send_to("/sign-in/code", code=code_of(secret, clock()))
    ada.go(f"{STUDY}/people")
    assert BO in ada.words
