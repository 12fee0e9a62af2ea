"""Say what a receipt code proves: of which study and round, whether it still stands, and no name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from surveys.model.chains import RECEIPT_LETTERS
from surveys.model.chains import read_receipt_code
from surveys.model.chains import receipt_letters
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services.launching import find_round
from surveys.storage import submissions
from surveys.storage.chain import find_receipt
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import date

    from surveys.model.receipts import ReceiptState
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """What stands behind a receipt code. The day, in the study's time zone, and no hour: less tells who it was."""

    round: RoundName
    study: str
    language: str
    state: ReceiptState
    day: date


def check_receipt(workspace: Workspace, code: str) -> Acknowledgement:
    """Look a receipt code up in every study of the installation.

    Case, spaces and dashes do not matter; 0 is read as O and 1 as I.

    Raises
    ------
    Invalid
        When what was typed can be no receipt code; the sentence says why.
    NotFound
        When nothing here was acknowledged with it.
    """
    _require_code(code)
    for study_id in workspace.studies.ids():
        db = workspace.study(study_id).read()
        entry = find_receipt(db, code)
        standing = submissions.find_standing(db, entry) if entry else None
        if entry and standing:
            name = RoundName(study=study_id, round=standing.round)
            study = find_round(workspace, name).study
            language = study.languages[0]
            return Acknowledgement(
                round=name,
                study=study.title.to(language),
                language=language,
                state=standing.state,
                day=to_time(entry.at).astimezone(ZoneInfo(study.time_zone)).date(),
            )
    raise NotFound(
        "Nothing was acknowledged here with this receipt code. Please compare it with your receipt, letter by letter."
    )


def _require_code(code: str) -> None:
    letters = receipt_letters(code)
    if len(letters) != RECEIPT_LETTERS:
        raise Invalid(
            "A receipt code has 16 letters and digits; this one has %(count)s.", count=len(letters)
        )
    try:
        read_receipt_code(letters)
    except ValueError as error:
        raise Invalid("A receipt code has the letters A to Z and the digits 2 to 7.") from error
