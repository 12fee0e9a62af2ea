"""The pages of a study's panel: files in, experts one by one, quotas, and forgetting."""

from __future__ import annotations

from surveys.web.recruiting import ending_views
from surveys.web.recruiting import expert_views
from surveys.web.recruiting import importing_views
from surveys.web.recruiting import listing_views
from surveys.web.recruiting import quotas_views
from surveys.web.recruiting.blueprint import blueprint

__all__ = [
    "blueprint",
    "ending_views",
    "expert_views",
    "importing_views",
    "listing_views",
    "quotas_views",
]
