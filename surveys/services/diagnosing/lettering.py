"""Fonts: whether this machine can print, and draw, every language of its studies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.fonts import missing_fonts
from surveys.model.errors import SoundingsError
from surveys.model.findings import good
from surveys.model.findings import to_mend
from surveys.model.texts import LANGUAGES
from surveys.services.designing import newest_study
from surveys.services.reporting.computing import compute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.services.workspace import Workspace

_ABOUT = "fonts"
_TO_DO = (
    "Install them (on Debian and Ubuntu: apt install fonts-noto-cjk), and start the server anew."
)


def check_fonts(workspace: Workspace) -> Iterator[Finding]:
    """Draw a letter of each language that a study has, or of all while there is none."""
    wanted = _languages(workspace) or tuple(LANGUAGES)
    missing = [sentence for each in wanted if (sentence := compute(missing_fonts, each))]
    for sentence in missing:
        yield to_mend(_ABOUT, sentence, _TO_DO)
    if not missing:
        names = ", ".join(LANGUAGES[each] for each in wanted)
        yield good(
            _ABOUT, f"Figures and PDF files can be set in every language of the studies: {names}."
        )


def _languages(workspace: Workspace) -> tuple[str, ...]:
    found: set[str] = set()
    for study_id in workspace.studies.ids():
        try:
            found.update(newest_study(workspace, study_id).study.languages)
        except SoundingsError:  # a study that cannot be read is a finding about databases
            continue
    return tuple(each for each in LANGUAGES if each in found)
