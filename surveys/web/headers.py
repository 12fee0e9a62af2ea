"""The headers that every reply carries: nothing inline, nothing foreign, nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secure import ContentSecurityPolicy
from secure import CrossOriginOpenerPolicy
from secure import CrossOriginResourcePolicy
from secure import CustomHeader
from secure import PermissionsPolicy
from secure import ReferrerPolicy
from secure import Secure
from secure import StrictTransportSecurity
from secure import XContentTypeOptions

from surveys.web.static_files import caching

if TYPE_CHECKING:
    from flask import Flask
    from flask import Response

    from surveys.model.settings import Settings

_TWO_YEARS = 63_072_000


def send(app: Flask, settings: Settings) -> None:
    """Add the headers to every reply, error pages too."""
    secure = _headers(is_https=settings.is_https)

    @app.after_request
    def add_headers(response: Response) -> Response:
        secure.set_headers(response)
        response.headers["Cache-Control"] = caching(response)
        return response


def _headers(*, is_https: bool) -> Secure:
    return Secure(
        csp=_policy(),
        xcto=XContentTypeOptions().nosniff(),
        referrer=ReferrerPolicy().no_referrer(),
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=CrossOriginResourcePolicy().same_origin(),
        permissions=PermissionsPolicy().camera().geolocation().microphone().usb(),
        hsts=StrictTransportSecurity().max_age(_TWO_YEARS).include_subdomains()
        if is_https
        else None,
        custom=[CustomHeader("X-Robots-Tag", "noindex, nofollow")],
    )


def _policy() -> ContentSecurityPolicy:
    # Bootstrap's style sheet has its icons in data: addresses.
    return (
        ContentSecurityPolicy()
        .default_src("'none'")
        .script_src("'self'")
        .style_src("'self'")
        .img_src("'self'", "data:")
        .font_src("'self'")
        .connect_src("'self'")
        .form_action("'self'")
        .base_uri("'none'")
        .frame_ancestors("'none'")
    )
