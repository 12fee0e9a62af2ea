"""What holds for all tests."""

from __future__ import annotations

import os

# As in the computing process: with small matrices threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests import made_once

made_once.compile_templates_once()
made_once.compile_addresses_once()
made_once.hash_passwords_cheaply()
if made_once.folder_in_memory():
    # Where pytest makes the temporary folders; whoever names another place keeps it.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(made_once.folder_in_memory()))
