"""What holds for all tests, before anything of ours is imported."""

from __future__ import annotations

import os

# As in the computing process: with small matrices threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
