"""What anybody may open; every other page wants a signed-in researcher."""

from __future__ import annotations

#: Whole blueprints: an expert's pages check the link of the invitation themselves.
OPEN_BLUEPRINTS = frozenset({"answering", "bootstrap"})

OPEN_ENDPOINTS = frozenset(
    {
        "static",
        "small_bootstrap",
        "authenticating.sign_in",
        "authenticating.enter_code",
        "authenticating.forgot_password",
        "authenticating.reset_password",
        "authorizing.join_study",
        "authenticating.signed_out",
        "authenticating.set_up",
        "monitoring.health",
    }
)


def is_open(endpoint: str) -> bool:
    """Say whether an endpoint is for anybody."""
    return endpoint in OPEN_ENDPOINTS or endpoint.partition(".")[0] in OPEN_BLUEPRINTS
