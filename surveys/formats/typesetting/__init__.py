"""Documents in, PDF bytes out, through Typst: tagged, and PDF/UA wherever every letter has a font."""

from __future__ import annotations

from surveys.formats.typesetting.drawing import typeset_figure
from surveys.formats.typesetting.setting import typeset

__all__ = ["typeset", "typeset_figure"]
