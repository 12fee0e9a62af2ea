"""The roles in words."""

from __future__ import annotations

from flask_babel import lazy_gettext

from surveys.model.roles import Role

ROLE_NAMES = {
    Role.OWNER: lazy_gettext("Owner"),
    Role.EDITOR: lazy_gettext("Editor"),
    Role.FIELD_WORKER: lazy_gettext("Field worker"),
    Role.ANALYST: lazy_gettext("Analyst"),
    Role.VIEWER: lazy_gettext("Viewer"),
}
