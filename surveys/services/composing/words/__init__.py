"""What a report says in words of ours, section by section, in every language that studies are offered in."""

from __future__ import annotations
