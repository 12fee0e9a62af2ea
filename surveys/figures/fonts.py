"""Which fonts a figure asks for, and whether this machine can draw a language's letters."""

from __future__ import annotations

# A list must end in a generic family: where it names only absent ones, all text vanishes.
_LATIN = "Liberation Sans, Arial, Helvetica, sans-serif"
# The same character has another shape in each of these languages.
_FAMILIES = {
    "zh-Hant": "Noto Sans CJK TC, Noto Sans TC, PingFang TC, Microsoft JhengHei, sans-serif",
    "ja": "Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, sans-serif",
    "ko": "Noto Sans CJK KR, Noto Sans KR, Apple SD Gothic Neo, Malgun Gothic, sans-serif",
}
_SAMPLES = {"zh-Hant": "鐵漂", "ja": "鉄あ", "ko": "철한"}
_NAMES = {"zh-Hant": "Traditional Chinese", "ja": "Japanese", "ko": "Korean"}
# No font has a letter here, so it is drawn as a missing one is: as an empty box, or not at all.
_UNASSIGNED = "\U0010fffd"


def families(language: str) -> str:
    """List the font families for a language, best first."""
    return _FAMILIES.get(language, _LATIN)


def missing_fonts(language: str) -> str | None:
    """Say in a sentence what this machine lacks for figures in a language, or nothing.

    Notes
    -----
    Draws a letter, so the rule of ``render`` holds here too: never fork afterwards.
    """
    if all(_draws(letter, language) for letter in _SAMPLES.get(language, "Ag")):
        return None
    return (
        f"No font on this machine has the letters of {_NAMES.get(language, language)}: figures in "
        "that language would show empty boxes; install Noto Sans CJK (on Debian and Ubuntu: "
        "apt install fonts-noto-cjk)."
    )


def _draws(letter: str, language: str) -> bool:
    nothing = (_picture(_UNASSIGNED, language), _picture("", language))
    return _picture(letter, language) not in nothing


def _picture(letter: str, language: str) -> bytes:
    import vl_convert

    picture: bytes = vl_convert.svg_to_png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" '
        f'font-size="24" font-family="{families(language)}">{letter}</text></svg>',
        scale=1,
    )
    return picture
