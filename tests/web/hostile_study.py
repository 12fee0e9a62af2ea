"""A short study of which one text is hostile everywhere it may stand."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from surveys.model.texts import LANGUAGES
from surveys.services.designing import shipped_study_file

_KEPT = ("BG_FUND", "T0", "C0", "COMMENT")


def study_file(study_id: str, hostile: str) -> bytes:
    """Cut the shipped study down to a few items in English, and put a text where a name may stand."""
    hostile = in_study(hostile)
    study = _english(tomllib.loads(shipped_study_file().decode()))
    study["study"] |= {"id": study_id, "languages": ["en"], "drafts": [], "title": {"en": hostile}}
    study["items"] = [item for item in study["items"] if item["id"] in _KEPT]
    for item in study["items"]:
        item["text"] = {"en": hostile}
        for option in item.get("options", ()):
            option["text"] = {"en": hostile}
    for scale in study["scales"]:
        scale["points"] = {"en": [f"{hostile} {n}" for n in range(len(scale["points"]["en"]))]}
    study["alliances"] = study["alliances"][:1]
    study["alliances"][0]["name"] = {"en": hostile}
    kept = study["alliances"][0]["id"]
    study["events"] = [
        event | {"label": {"en": hostile}}
        for event in study["events"]
        if event.get("alliance", kept) == kept
    ]
    del study["vignettes"], study["vignette_design"]
    return _written(study)


def in_study(hostile: str) -> str:
    """Take the braces out: a study file with words in braces that it does not know is refused."""
    return hostile.replace("{", "(").replace("}", ")")


def _english(value: Any) -> Any:
    if isinstance(value, list):
        return [_english(each) for each in value]
    if isinstance(value, dict):
        others = set(LANGUAGES) - {"en"}
        return {key: _english(each) for key, each in value.items() if key not in others}
    return value


def _written(study: dict[str, Any]) -> bytes:
    return "\n".join(f"{key} = {_inline(value)}" for key, value in study.items()).encode()


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{json.dumps(key)} = {_inline(each)}" for key, each in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return json.dumps(value, ensure_ascii=False)
