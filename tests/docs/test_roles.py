"""The table of rights in the documentation is the one in the program."""

from __future__ import annotations

from surveys.model.roles import Right
from surveys.model.roles import Role
from tests.docs import pages

PAGE = "docs/how-to/people-and-roles.md"


def test_the_table_of_rights_is_that_of_the_program() -> None:
    section = pages.section(pages.read(PAGE), "What each role may do")
    lines = [line for line in section.splitlines() if line.startswith("|")]
    heads = [cell.strip() for cell in lines[0].strip("|").split("|")][2:]
    roles = [Role(head.replace(" ", "-")) for head in heads]
    assert roles == list(Role)
    written = {}
    for line in lines[2:]:
        right, _, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        written[right.strip("`")] = dict(zip(roles, cells, strict=True))
    assert written == {
        right.value: {role: "yes" if right in role.rights else "–" for role in Role}
        for right in Right
    }
