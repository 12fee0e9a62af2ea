"""What every test would make anew although it never differs: made once a process, and shared by all tests in it.

Nothing here changes what is tested: a template is the same code whether it is compiled for the first
application or for the thousandth, and so is an address. Only the cost of a password is another one, and
``tests/services/test_authenticating.py`` tests that of the product.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from argon2 import PasswordHasher
from jinja2 import BytecodeCache
from werkzeug.routing import Rule

from surveys.services.authenticating import passwords
from surveys.web.application import Application

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from jinja2.bccache import Bucket

_MEMORY = Path("/dev/shm")
_ENOUGH = 8 * 1024**3  # a run leaves about two, and a machine has others to serve
#: The cost of a password in the product, for the tests of just that.
COSTLY = passwords._hasher


class _Compiled(BytecodeCache):
    """The code of templates, kept in memory; an application is made for almost every test."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key, bucket.checksum] = bucket.code


def compile_templates_once() -> None:
    """Let every application of this process take a template's code from the one before."""
    Application.jinja_options = {**Application.jinja_options, "bytecode_cache": _Compiled()}


def compile_addresses_once() -> None:
    """Let every application of this process take what builds an address from the one before."""
    compile_builder = Rule._compile_builder
    kept: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}

    def once(rule: Rule, *with_query: bool) -> Callable[..., tuple[str, str]]:
        # What is built depends on these alone; the converters are looked up when it is called.
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), with_query)
        if key not in kept:
            kept[key] = compile_builder(rule, *with_query)
        return kept[key]

    Rule._compile_builder = once  # type: ignore[assignment, method-assign]


def hash_passwords_cheaply() -> None:
    """Hash the passwords of the tests' researchers at the least cost there is."""
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@cache
def folder_in_memory() -> str | None:
    """Return a folder that no disk is behind, if there is a large one: a test waits for its disk a dozen times."""
    is_large = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ENOUGH
    return str(_MEMORY) if is_large and os.access(_MEMORY, os.W_OK | os.X_OK) else None
