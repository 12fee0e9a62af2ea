"""E-mail addresses in the one form in which they are stored."""

from __future__ import annotations

from email_validator import EmailNotValidError
from email_validator import validate_email

from surveys.model.errors import Invalid


def read_address(email: str) -> str:
    """Return an e-mail address in the form in which it is stored.

    Raises
    ------
    Invalid
        With a sentence that says what is wrong with it.
    """
    try:
        valid = validate_email(email.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise Invalid(f"“{email.strip()}” is not an e-mail address: {error}") from error
    return valid.normalized.lower()
