"""Elements of an XML document, made of texts that XML may not be able to hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from surveys.model.texts import Text

NAMESPACE = "ddi:codebook:2_5"
LANGUAGE = "xml:lang"
# XML 1.0 (production 2) has no other control characters than tab and the ends of lines, and no half characters.
_UNSPEAKABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def spoken(text: str) -> str:
    r"""Put a sign of replacement for what XML 1.0 cannot hold; lines end as XML has them.

    Examples
    --------
    >>> spoken("a bell \x07 and two lines\r\n漂流期")
    'a bell � and two lines\n漂流期'
    """
    return _UNSPEAKABLE.sub(
        "\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n")
    )


def element(tag: str, *inside: Element | str | None, **attributes: str) -> Element:
    """Make an element of texts and elements; what is None is left out."""
    made = Element(tag, {name: spoken(value) for name, value in attributes.items()})
    for each in inside:
        if isinstance(each, Element):
            made.append(each)
        elif each is not None:
            made.text = (made.text or "") + spoken(each)
    return made


def said(tag: str, text: Text, language: str, **attributes: str) -> Element:
    """Make an element of a text, which says in which language that is."""
    made = element(tag, text.to(language), **attributes)
    made.set(LANGUAGE, text.language_for(language))
    return made
