"""Which column of a file means what: guessed from its name, shown, and changed by whoever knows better."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.studies import Study

LEFT_OUT = ""
NEEDED = ("name", "email")
# As people write them, in the languages of Soundings; without spaces and signs, in lower case.
_NAMES = {
    "name": "name fullname expert expertname 姓名 名字 氏名 名前 お名前 専門家 專家 이름 성명 전문가",
    "email": "email emailaddress mail mailaddress 電子郵件 電子郵件地址 電子郵箱 電子信箱 電郵 信箱 "
    "メール メールアドレス eメール 이메일 이메일주소 전자우편 邮箱 电子邮件",
    "language": "language lang preferredlanguage 語言 语言 言語 使用言語 언어",
}
_ATTRIBUTES = (
    """institution affiliation organisation organization employer university 機構 所屬 所屬機構 單位
    所属 所属機関 機関 기관 소속 소속기관 机构 单位""",
    "community group actorgroup 社群 群體 群体 コミュニティ 집단 커뮤니티",
    "countryexpertise expertise country 專長 國別專長 専門 専門国 전문국가 전문분야",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a file: where it stands, its name there, and what it is taken for (``""``: left out)."""

    position: int
    header: str
    field: str


def fields_of(study: Study) -> tuple[str, ...]:
    """List what a column can be taken for."""
    return (*NEEDED, "language", *(attribute.id for attribute in study.attributes))


def map_columns(
    header: Sequence[str], study: Study, by_name: Mapping[str, str], by_position: Mapping[int, str]
) -> tuple[Column, ...]:
    """Take each column for what a person said it is, and else for what its name says; each thing is guessed once."""
    said = {plain(name): field for name, field in by_name.items()}
    chosen = {
        position: by_position.get(position, said.get(plain(name)))
        for position, name in enumerate(header)
    }
    taken = {field for field in chosen.values() if field}
    guesses = _guesses(study)
    columns = []
    for position, name in enumerate(header):
        field = chosen[position]
        if field is None:
            guess = guesses.get(plain(name), LEFT_OUT)
            # The very name of a field that stands there twice is a mistake in the file, and said.
            is_taken = guess in taken and plain(name) != plain(guess)
            field = LEFT_OUT if is_taken else guess
            taken.add(field)
        columns.append(Column(position=position, header=name.strip(), field=field))
    return tuple(columns)


def column_problems(columns: Sequence[Column], study: Study, line: int) -> Iterator[Problem]:
    """Say what is missing, twice there, or none of the study's."""
    known = fields_of(study)
    fields = [column.field for column in columns]
    for name in NEEDED:
        if name not in fields:
            message = f"The column “{name}” is missing; columns are {', '.join(known)}."
            yield Problem(line=line, message=message)
    for name in dict.fromkeys(filter(None, fields)):
        if name not in known:
            message = (
                f"The column “{name}” is none that this study knows; it knows {', '.join(known)}."
            )
            yield Problem(line=line, message=message)
        if fields.count(name) > 1:
            yield Problem(line=line, message=f"The column “{name}” stands there more than once.")


def plain(name: str) -> str:
    """Return a name as it is compared: without width, case, spaces and signs.

    Examples
    --------
    >>> plain(" E-Mail ") == plain("ｅｍａｉｌ")
    True
    """
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in wide if letter.isalnum())


def _guesses(study: Study) -> dict[str, str]:
    found: dict[str, str] = {}
    for attribute in study.attributes:
        names = [attribute.id, *(words for _, words in attribute.name.words)]
        alike = [words.split() for words in _ATTRIBUTES if plain(attribute.id) in words.split()]
        for name in (*names, *(each for group in alike for each in group)):
            found.setdefault(plain(name), attribute.id)
    for field, words in _NAMES.items():
        for name in words.split():
            found[plain(name)] = field
    return found
