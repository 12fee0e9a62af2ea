"""The verbs of Soundings: each module is one thing that a person does, for pages and commands alike."""

from __future__ import annotations
