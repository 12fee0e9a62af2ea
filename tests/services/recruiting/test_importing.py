from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.formats.panel_file import tables
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.services.recruiting import import_panel
from surveys.services.recruiting import list_panel
from surveys.services.recruiting import preview_panel
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

GOOD = "Mei-ling Chen,mei@example.org"


def addresses(workspace: Workspace) -> list[str]:
    return [expert.email for expert in list_panel(workspace, STUDY)]


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b"", 0, "The file is empty"),
        (b" \n\n", 0, "The file is empty"),
        (b"\xef\xbb\xbf", 1, "The file names no columns"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", 0, "not a text file"),
        ("name,email\nA,a@b.example".encode("utf-16"), 0, "not a text file"),
        ("name,email\nJosé,j@b.example".encode("latin-1"), 2, "not in UTF-8"),
        (b"name,email\n" + b"x" * 3_000_000, 0, "The file has 3000011 bytes"),
        (b"A,a@b.example\n", 1, "The column “name” is missing"),
        (b"name,shoe\nA,a@b.example\n", 1, "The column “email” is missing"),
        (
            b"name,email,email\nA,a@b.example,a@b.example\n",
            1,
            "The column “email” stands there more",
        ),
        (b"name,email\n", 1, "The file names columns, and no expert"),
        (b"name,email\n ,a@b.example\n", 2, "The name is missing"),
        (b"name,email\nA,\n", 2, "The email is missing"),
        (b"name,email\nA,nobody\n", 2, "“nobody” is not an e-mail address"),
        (b"name,email\nA,a@b.example\nB,A@B.example\n", 3, "a@b.example stands in line 2 already"),
        (b"name,email,language\nA,a@b.example,fr\n", 2, "The language “fr” is none of the study"),
        (
            b"name,email,community\nA,a@b.example,spy\n",
            2,
            "The community “spy” is none of official",
        ),
        (b"name,email\nA,a@b.example,more\n", 2, "not as many cells"),
        (b"name,email\nA\n", 2, "not as many cells"),
        (b'name,email\n"A\nB",a@b.example\n', 3, "The name is too long or has a line break"),
        (b"name,email\n" + b"A" * 301 + b",a@b.example\n", 2, "The name is too long"),
        (b'name,email\n"A"B,a@b.example\n', 2, "not a proper CSV from here on"),
        (b'name,email\n"A,a@b.example\n', 2, "not a proper CSV from here on"),
        (b"name,email\n" + b"A" * 150_000 + b",a@b.example\n", 2, "not a proper CSV from here on"),
    ],
    ids=lambda value: str(value)[:24] if isinstance(value, str) else "",
)
def test_a_bad_file_is_refused_with_its_line_and_nothing_is_stored(
    workspace: Workspace, data: bytes, line: int, sentence: str
) -> None:
    before = addresses(workspace)
    with pytest.raises(Invalid, match="Nothing was imported: 1 line is wrong") as caught:
        import_panel(workspace, STUDY, data)
    problem, *_ = caught.value.problems
    assert problem.line == line
    assert sentence in problem.message
    assert addresses(workspace) == before


def test_every_bad_line_is_named_at_once_and_no_good_one_is_stored(workspace: Workspace) -> None:
    data = f"name,email,language,community\n{GOOD},en,\n,nobody,fr,spy\nB,b@b.example\n".encode()
    before = addresses(workspace)
    with pytest.raises(Invalid, match="2 lines are wrong") as caught:
        import_panel(workspace, STUDY, data)
    assert [problem.line for problem in caught.value.problems] == [3, 3, 3, 3, 4]
    assert addresses(workspace) == before


def test_the_good_rows_of_a_bad_file_may_be_imported(workspace: Workspace) -> None:
    done = import_panel(
        workspace, STUDY, f"name,email\n{GOOD}\nB,nobody\n".encode(), good_rows=True
    )
    assert [candidate.email for candidate in done.new] == ["mei@example.org"]
    assert [problem.line for problem in done.problems] == [3]
    assert "mei@example.org" in addresses(workspace)


def test_a_file_without_a_good_row_is_refused_all_the_same(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match="the file has no good row"):
        import_panel(workspace, STUDY, b"name,email\nB,nobody\n", good_rows=True)


@pytest.mark.parametrize(
    "text",
    [
        f"name,email\r\n{GOOD}\r\n",
        f"\ufeffname,email\n{GOOD}",
        "name;email\nMei-ling Chen;mei@example.org\n",
        "email\tname\nmei@example.org\tMei-ling Chen\n",
        '" Name ",EMAIL\n"Mei-ling Chen"," Mei@Example.org "\n\n',
        f"name,email,language,community,institution\n{GOOD},,,\n",
    ],
    ids=["windows", "byte order mark", "semicolons", "tabs", "quoted", "empty cells"],
)
def test_a_panel_is_read_from_every_spreadsheet(workspace: Workspace, text: str) -> None:
    (candidate,) = import_panel(workspace, STUDY, text.encode()).new
    assert (candidate.name, candidate.email) == ("Mei-ling Chen", "mei@example.org")
    assert (candidate.language, candidate.attributes) == ("en", {})


@pytest.mark.parametrize(
    "name", ["陳美玲", "홍길동", "=HYPERLINK(1)", "+1", "-1", "@chen", 'O’Hara "Jo"', "Ａ Ｂ"]
)
def test_names_are_kept_as_they_are(workspace: Workspace, name: str) -> None:
    quoted = name.replace('"', '""')
    import_panel(workspace, STUDY, f'name,email\n"{quoted}",mei@example.org\n'.encode())
    assert name in [expert.name for expert in list_panel(workspace, STUDY)]


def test_language_and_attributes_are_kept(workspace: Workspace) -> None:
    data = f"name,email,language,community,country_expertise,institution\n{GOOD},ja,scholar,both,東京大学\n"
    import_panel(workspace, STUDY, data.encode())
    (expert,) = (each for each in list_panel(workspace, STUDY) if each.email == "mei@example.org")
    assert expert.language == "ja"
    assert expert.attributes == {
        "community": "scholar",
        "country_expertise": "both",
        "institution": "東京大学",
    }


def test_importing_twice_adds_nobody(workspace: Workspace) -> None:
    data = f"name,email\n{GOOD}\n".encode()
    import_panel(workspace, STUDY, data)
    before = list_panel(workspace, STUDY)
    done = import_panel(workspace, STUDY, data.replace(b"Mei-ling Chen", b"Somebody Else"))
    assert (len(done.new), len(done.known)) == (0, 1)
    assert list_panel(workspace, STUDY) == before


def test_a_preview_stores_nothing(workspace: Workspace) -> None:
    before = list_panel(workspace, STUDY)
    known = before[0].email
    preview = preview_panel(workspace, STUDY, f"name,email\n{GOOD}\nX,{known}\n,\nY,\n".encode())
    assert [each.email for each in preview.new] == ["mei@example.org"]
    assert [each.email for each in preview.known] == [known]
    assert [problem.line for problem in preview.problems] == [5]
    assert list_panel(workspace, STUDY) == before


def test_everybody_has_a_pseudonym_that_says_nothing(workspace: Workspace) -> None:
    panel = list_panel(workspace, STUDY)
    pseudonyms = [expert.pseudonym for expert in panel]
    assert len(set(pseudonyms)) == len(panel)
    assert all(len(pseudonym) == 20 for pseudonym in pseudonyms)
    assert pseudonyms != sorted(pseudonyms)


def test_a_study_that_does_not_exist_has_no_panel(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no study “nowhere”"):
        list_panel(workspace, "nowhere")
    with pytest.raises(NotFound, match="no study “nowhere”"):
        import_panel(workspace, "nowhere", b"name,email\nA,a@b.example\n")


def test_a_panel_has_a_largest_size(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 20)
    rows = "\n".join(f"E,e{number}@b.example" for number in range(22))
    preview = preview_panel(workspace, STUDY, f"name,email\n{rows}".encode())
    assert len(preview.new) == 20
    assert [str(problem) for problem in preview.problems] == [
        "line 22: A panel has at most 20 experts."
    ]
