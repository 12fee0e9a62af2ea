"""Why a number is missing or needs care, in every language that studies are offered in."""

from __future__ import annotations

import analysis
from surveys.services.reporting.reasons.chinese import CHINESE
from surveys.services.reporting.reasons.japanese import JAPANESE
from surveys.services.reporting.reasons.korean import KOREAN

#: The sentences of `analysis` in other languages, by the code of the reason or warning.
TRANSLATED = {"zh-Hant": CHINESE, "ja": JAPANESE, "ko": KOREAN}


def sentence_of(code: str, language: str = "en") -> str:
    """Give the sentence for a reason or a warning; in English where there is none in the language.

    Raises
    ------
    ValueError
        If the code is none of the analysis'.

    Examples
    --------
    >>> sentence_of("no_experts", "ja")
    '回答した専門家がいません。'
    """
    return TRANSLATED.get(language, {}).get(code) or analysis.sentence(code)
