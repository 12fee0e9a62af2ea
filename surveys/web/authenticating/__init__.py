"""Set up the installation, sign in and out, keep one's account, and say who else has one."""

from __future__ import annotations

from surveys.web.authenticating import account_views
from surveys.web.authenticating import factor_views
from surveys.web.authenticating import forgotten_views
from surveys.web.authenticating import researcher_views
from surveys.web.authenticating import signing_in_views
from surveys.web.authenticating.blueprint import blueprint

__all__ = [
    "account_views",
    "blueprint",
    "factor_views",
    "forgotten_views",
    "researcher_views",
    "signing_in_views",
]
