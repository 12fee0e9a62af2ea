"""The form for what the study is called, who is behind it, its languages and its conduct."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from surveys.model.texts import LANGUAGES
from surveys.web.editing.entries import Entry
from surveys.web.editing.entries import Group
from surveys.web.editing.entries import Kind
from surveys.web.editing.entries import languages_of
from surveys.web.editing.entries import text


def study_groups(values: dict[str, Any]) -> tuple[Group, ...]:
    """Make the form."""
    languages = languages_of(values)
    known = tuple(LANGUAGES.items())
    return (
        text(("study", "title"), gettext("Title"), languages),
        text(
            ("study", "sponsor"),
            gettext("Who runs the study"),
            languages,
            note=gettext(
                "Left blank in every language, it is the installation’s first researcher."
            ),
            can_be_left_out=True,
        ),
        Group(
            legend=gettext("Contact and approval"),
            entries=(
                Entry(
                    path=("study", "contact"),
                    kind=Kind.LINE,
                    label=gettext("Whom experts can write to"),
                    hint=gettext("Left blank, it is the first researcher’s address."),
                ),
                Entry(
                    path=("study", "ethics_reference"),
                    kind=Kind.LINE,
                    label=gettext("Reference of the ethics approval"),
                ),
            ),
        ),
        text(("study", "retention"), gettext("How long data are kept"), languages, is_long=True),
        Group(
            legend=gettext("Languages"),
            note=gettext(
                "When a language is taken out, so are its texts. One that is new has none yet: every text that is "
                "missing is listed with a link."
            ),
            entries=(
                Entry(
                    path=("study", "languages"),
                    kind=Kind.TICKS,
                    label=gettext("Languages of the study"),
                    options=known,
                    usual=[],
                ),
                Entry(
                    path=("study", "drafts"),
                    kind=Kind.TICKS,
                    label=gettext("Translations that nobody has confirmed yet"),
                    hint=gettext("Experts are not offered these until somebody confirms them."),
                    options=known,
                    usual=[],
                ),
            ),
        ),
        Group(
            legend=gettext("Times and conduct"),
            entries=(
                Entry(
                    path=("study", "time_zone"),
                    kind=Kind.LINE,
                    label=gettext("Time zone of the dates"),
                    hint=gettext("A place, such as America/New_York."),
                ),
                Entry(
                    path=("study", "version"),
                    kind=Kind.LINE,
                    label=gettext("Your own name for this version"),
                ),
                Entry(
                    path=("conduct", "paradata"),
                    kind=Kind.TICK,
                    label=gettext("Record coarsely how the questionnaire is answered"),
                    usual=True,
                ),
                Entry(
                    path=("conduct", "own_placement"),
                    kind=Kind.TICK,
                    label=gettext("After the close, show experts their own placements"),
                    usual=True,
                ),
                Entry(
                    path=("conduct", "grace"),
                    kind=Kind.WHOLE,
                    label=gettext("Minutes to finish after a round’s close"),
                    hint=gettext(
                        "For whoever had begun before, from 0 to 1440. A round can have its own number."
                    ),
                    usual=30,
                ),
                Entry(
                    path=("follow_up", "shows_earlier_answers"),
                    kind=Kind.TICK,
                    label=gettext(
                        "In a round that follows another, show each expert the own earlier answers"
                    ),
                    usual=False,
                ),
            ),
        ),
    )
