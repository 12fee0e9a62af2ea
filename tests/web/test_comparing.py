from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from tests.web.desk import STUDY
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace


def test_two_versions_are_compared_word_by_word(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    with_panel(workspace)
    desk.go(f"{STUDY}/compare")
    assert "There is one version only" in desk.words
    text = shipped_study_file().replace(b"how alike are the views", b"how close are the views", 1)
    add_study(workspace, text.replace(b"cohesion = 4.0", b"cohesion = 4.5", 1))
    desk.go(STUDY)
    assert "Compare versions" in desk.words
    desk.go(f"{STUDY}/compare?first=1&second=2")
    assert "Different: 1 text, 1 setting" in desk.words
    assert "<del>alike</del><ins>close</ins>" in desk.page.text
    assert "<del>4</del> <ins>4.5</ins>" in desk.page.text
    desk.go(f"{STUDY}/compare?first=2&second=2")
    assert "one and the same version" in desk.words
    assert desk.client.get(f"{STUDY}/compare?first=1&second=9").status_code == 404
    desk.go(f"{STUDY}/compare?first=x&second=")
    assert "From version 1 to version 2" in desk.words
