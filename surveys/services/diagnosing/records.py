"""What mail servers ask of a sender's domain: SPF, DKIM and DMARC, looked up where a resolver is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.findings import advice
from surveys.model.findings import good
from surveys.model.findings import to_mend

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.model.findings import Finding

    #: Returns the TXT records of a name; None where nobody could be asked.
    LookUp = Callable[[str], tuple[str, ...] | None]

_ABOUT = "domain"
_SECONDS = 4.0
_RESERVED = (".example", ".invalid", ".test", ".localhost", "example.org", "example.com")
#: What the large mailbox providers ask of whoever sends much mail, since 2024.
BULK_RULES = (
    "From 5,000 messages a day on, Gmail and Yahoo want SPF and DKIM and DMARC for the sender’s domain, "
    "one-click unsubscribe, and fewer than 3 complaints in 1,000 messages; from everybody they want SPF "
    "or DKIM, and TLS."
)


def look_up_txt(name: str) -> tuple[str, ...] | None:
    """Ask the resolver for the TXT records of a name; None where there is no resolver, no reply or no domain."""
    try:
        import dns.exception
        import dns.resolver
    except ImportError:
        return None
    try:
        found = dns.resolver.resolve(name, "TXT", lifetime=_SECONDS)
    except dns.resolver.NXDOMAIN:
        # In a network of its own, a resolver knows no domain outside; only what is below one may lack.
        return () if name.startswith("_") else None
    except dns.resolver.NoAnswer:
        return ()
    except (dns.exception.DNSException, OSError):
        return None
    return tuple(b"".join(each.strings).decode("utf-8", "replace") for each in found)


def check_records(domain: str, look_up: LookUp = look_up_txt) -> Iterator[Finding]:
    """Look the records of a sender's domain up, and say which there must be."""
    if domain.endswith(_RESERVED):
        yield advice(
            _ABOUT,
            f"The sender’s domain {domain} is one for examples.",
            "Send from an address of your own domain before you write to experts.",
        )
        return
    records = look_up(domain)
    yield _spf(domain, records)
    yield _dmarc(domain, None if records is None else look_up(f"_dmarc.{domain}"))
    yield advice(
        _ABOUT,
        f"Whether messages are signed (DKIM) shows only in a message that arrived. {BULK_RULES}",
        f"Ask whoever runs the mail server for its selector, see that SELECTOR._domainkey.{domain} has a "
        "TXT record, send yourself a test message, and look for dkim=pass in its source; the signature "
        "must cover List-Unsubscribe and List-Unsubscribe-Post.",
    )


def _spf(domain: str, records: tuple[str, ...] | None) -> Finding:
    if records is None:
        return advice(
            _ABOUT,
            f"The records of {domain} could not be looked up from here, or there is no such domain.",
            f"Check that {domain} has one TXT record that begins with v=spf1 and names your mail server.",
        )
    found = [each for each in records if each.lower().startswith("v=spf1")]
    if len(found) == 1:
        return good(_ABOUT, f"{domain} has an SPF record: {found[0]}")
    if found:
        return to_mend(
            _ABOUT,
            f"{domain} has {len(found)} SPF records, so mail servers heed none.",
            "Join them into one TXT record that begins with v=spf1.",
        )
    return to_mend(
        _ABOUT,
        f"{domain} has no SPF record, so anybody may send in its name, and your mail may be taken for spam.",
        f"Have the domain’s administrator add a TXT record to {domain} that begins with v=spf1, names "
        "your mail server, and ends with ~all.",
    )


def _dmarc(domain: str, records: tuple[str, ...] | None) -> Finding:
    if records is None:
        return advice(
            _ABOUT,
            f"The record _dmarc.{domain} could not be looked up from here.",
            f"Check that _dmarc.{domain} has a TXT record that begins with v=DMARC1.",
        )
    found = [each for each in records if each.upper().startswith("V=DMARC1")]
    if found:
        return good(_ABOUT, f"{domain} has a DMARC record: {found[0]}")
    return advice(
        _ABOUT,
        f"_dmarc.{domain} has no DMARC record.",
        f"Add a TXT record to _dmarc.{domain}; begin with v=DMARC1; p=none; rua=mailto:POSTMASTER@{domain} "
        "(a record of the domain above it counts for a subdomain).",
    )
