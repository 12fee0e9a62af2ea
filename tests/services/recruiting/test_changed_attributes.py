from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import RoundName
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.inviting import invite
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting.quotas import AttributeQuotas
from surveys.services.recruiting.quotas import cross
from surveys.services.recruiting.quotas import quotas_of
from surveys.services.recruiting.quotas import quotas_of_panel
from surveys.services.recruiting.quotas import set_quotas
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

SPRING = RoundName(study=STUDY, round="2027-spring")
INSTITUTION_KO = 'name.ko = "소속 기관"\n'
VALUE = "[[attributes.values]]\n"
UNIVERSITY = """
[[attributes.values]]
id = "university"
name.en = "University"
name.zh-Hant = "大學"
name.ja = "大学"
name.ko = "대학교"
"""


def change_study(workspace: Workspace, *changes: tuple[str, str]) -> None:
    """Add a version of the study with some words of its file changed."""
    text = shipped_study_file().decode()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    assert add_study(workspace, text.encode()).version == 2


def open_spring(workspace: Workspace) -> None:
    create_round(workspace, STUDY, SPRING.round, "2027-05-01")
    open_round(workspace, SPRING)
    invite(workspace, SPRING, lambda _links: None)


def counted(attribute: AttributeQuotas) -> dict[str, tuple[int, int]]:
    return {line.value: (line.panel, line.invited) for line in attribute.lines}


def test_what_was_written_in_a_fine_attribute_never_stands_beside_answers(
    workspace: Workspace,
) -> None:
    change_study(
        workspace,
        ('id = "institution"\ngrain = "fine"', 'id = "institution"\ngrain = "coarse"'),
        (INSTITUTION_KO, f"{INSTITUTION_KO}{UNIVERSITY}"),
    )
    open_spring(workspace)
    study = workspace.study(STUDY)
    rows = list(study.read().query("SELECT attributes FROM round_experts"))
    assert len(rows) == 12
    assert all("Institute" not in row["attributes"] for row in rows)
    assert b"Institute" not in study.path.read_bytes()


def test_experts_with_a_value_that_is_none_any_more_are_counted_as_not_known(
    workspace: Workspace,
) -> None:
    set_quotas(workspace, STUDY, {("community", "think_tank"): 5, ("community", "scholar"): 3})
    change_study(
        workspace,
        (f'{VALUE}id = "think_tank"', f'{VALUE}id = "research_institute"'),
    )
    assert counted(quotas_of_panel(workspace, STUDY).attributes[0]) == {
        "official": (4, 0),
        "scholar": (4, 0),
        "research_institute": (0, 0),
        "": (4, 0),
    }
    open_spring(workspace)
    assert counted(quotas_of(workspace, SPRING).attributes[0])[""] == (4, 4)
    crossing = cross(workspace, SPRING, "community", "country_expertise")
    assert sum(counts.invited for _, row in crossing.rows for counts in row) == 12
    set_quotas(workspace, STUDY, {("community", "scholar"): 0})
    assert not quotas_of_panel(workspace, STUDY).has_quotas
