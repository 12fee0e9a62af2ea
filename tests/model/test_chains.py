from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.model.chains import FIRST_PREVIOUS
from surveys.model.chains import Entry
from surveys.model.chains import canonical_json
from surveys.model.chains import content_hash
from surveys.model.chains import entry_hash
from surveys.model.chains import read_receipt_code
from surveys.model.chains import receipt_code

if TYPE_CHECKING:
    from surveys.model.chains import Json

SALT = b"0123456789abcdef"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"b": 1, "a": [None, True, 2.5]}, '{"a":[null,true,2.5],"b":1}'),
        ({"漂流期": "“drifting”\n"}, '{"漂流期":"“drifting”\\n"}'),
        ((1, 2), "[1,2]"),
        ([], "[]"),
    ],
)
def test_canonical_json_has_one_form(content: Json, text: str) -> None:
    assert canonical_json(content) == text.encode()


@pytest.mark.parametrize("content", [float("nan"), [float("inf")], "\ud800"])
def test_what_json_cannot_say_exactly_is_refused(content: Json) -> None:
    with pytest.raises(ValueError, match=r"JSON compliant|surrogates"):
        canonical_json(content)


@pytest.mark.parametrize("content", [{1: "a"}, [{"a": {None: 1}}], {"a": b"bytes"}])
def test_keys_that_are_no_text_and_bytes_are_refused(content: Json) -> None:
    with pytest.raises(TypeError):
        canonical_json(content)


def test_a_content_hash_is_that_of_salt_and_content() -> None:
    assert content_hash(SALT, {"a": 1}) == hashlib.sha256(SALT + b'{"a":1}').hexdigest()


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes, not 15"):
        content_hash(SALT[:-1], {})


def test_an_entry_hash_seals_what_was_before_the_kind_and_the_content() -> None:
    content = content_hash(SALT, {})
    first = entry_hash(FIRST_PREVIOUS, "submission", content)
    expected = hashlib.sha256(bytes(32) + b"\x00\x0asubmission" + bytes.fromhex(content))
    assert first == expected.hexdigest()
    assert len({first, entry_hash(first, "submission", content), content}) == 3
    assert entry_hash(FIRST_PREVIOUS, "withdrawal", content) != first


def test_an_entry_knows_its_receipt() -> None:
    entry = Entry(
        position=1, kind="k", subject="s", content_hash="", entry_hash="ff" * 32, at="now"
    )
    assert entry.receipt_code == "7777-7777-7777-7777"


@given(st.binary(min_size=32, max_size=32))
def test_a_receipt_is_read_back_as_the_first_80_bits(digest: bytes) -> None:
    code = receipt_code(digest.hex())
    assert len(code) == 19
    assert read_receipt_code(code) == digest.hex()[:20]


@pytest.mark.parametrize(
    "typed",
    [
        "OIOI-2345-ABCD-WXYZ",
        "oioi 2345 abcd wxyz",
        "0101-2345-abcd-wxyz",
        " OIOI2345\tABCD–WXYZ\n",
        "ＯＩＯＩ－２３４５－ＡＢＣＤ－ＷＸＹＺ",
    ],
    ids=["as shown", "lower case", "misread", "other dashes", "full width"],
)
def test_a_receipt_may_be_typed_in_many_ways(typed: str) -> None:
    assert receipt_code(read_receipt_code(typed) + "00" * 22) == "OIOI-2345-ABCD-WXYZ"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "this one has 0"),
        ("AAAA-AAAA-AAAA-AAA", "this one has 15"),
        ("AAAA-AAAA-AAAA-AAAA-A", "this one has 17"),
        ("AAAA-AAAA-AAAA-AAA9", "A to Z"),
        ("AAAA-AAAA-AAAA-AAAÄ", "A to Z"),
    ],
)
def test_what_is_no_receipt_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_receipt_code(typed)
