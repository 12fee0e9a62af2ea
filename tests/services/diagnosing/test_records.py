from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.findings import Weight
from surveys.services.diagnosing.records import check_records

if TYPE_CHECKING:
    from surveys.services.diagnosing.records import LookUp

SPF, DMARC = "v=spf1 include:_spf.relay.net ~all", "v=DMARC1; p=none"


def zone(**records: tuple[str, ...]) -> LookUp:
    names = {"spf": "institute.edu", "dmarc": "_dmarc.institute.edu"}
    known = {names[key]: value for key, value in records.items()}
    return lambda name: known.get(name, ())


def test_a_domain_with_its_records_needs_nothing_but_a_look_at_the_signature() -> None:
    spf, dmarc, dkim = check_records("institute.edu", zone(spf=("x=1", SPF), dmarc=(DMARC,)))
    assert (spf.weight, dmarc.weight, dkim.weight) == (Weight.GOOD, Weight.GOOD, Weight.ADVICE)
    assert "SELECTOR._domainkey.institute.edu" in dkim.to_do
    assert "5,000 messages a day" in dkim.sentence


def test_a_missing_spf_record_must_be_mended_and_a_missing_dmarc_record_should_be() -> None:
    spf, dmarc, _ = check_records("institute.edu", zone())
    assert spf.weight is Weight.TO_MEND
    assert "has no SPF record" in spf.sentence
    assert dmarc.weight is Weight.ADVICE
    assert "v=DMARC1" in dmarc.to_do


def test_two_spf_records_are_one_too_many() -> None:
    spf, *_ = check_records("institute.edu", zone(spf=(SPF, SPF)))
    assert "2 SPF records" in spf.sentence


def test_without_a_reply_the_records_to_check_are_named() -> None:
    found = list(check_records("institute.edu", lambda _: None))
    assert {each.weight for each in found} == {Weight.ADVICE}
    assert "institute.edu has one TXT record that begins with v=spf1" in found[0].to_do
    assert "_dmarc.institute.edu has a TXT record" in found[1].to_do


@pytest.mark.parametrize("domain", ["example.org", "lab.example", "mail.test"])
def test_a_domain_for_examples_is_not_looked_up(domain: str) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    (found,) = check_records(domain, refuse)
    assert "is one for examples" in found.sentence
