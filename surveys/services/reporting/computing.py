"""Compute and draw in one process beside the server: the answering process stays light.

SciPy takes 75 MB and the renderer 80 MB, and a process that has drawn must not fork. So both live in
one spawned, low-priority process; the functions handed to it are top-level and pure.
"""

from __future__ import annotations

import atexit
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import active_children
from multiprocessing import get_context
from multiprocessing import parent_process
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING
from typing import ParamSpec
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.process import BaseProcess

P = ParamSpec("P")
T = TypeVar("T")

_NICE = 10
#: Before multiprocessing closes the queues through which the computing process is spoken to.
_FIRST = 100
_lock = threading.Lock()
_executors: dict[int, ProcessPoolExecutor] = {}


def compute(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a top-level function in the computing process and wait for what it returns.

    A computing process that was killed is replaced once.
    """
    executor = _executor()
    try:
        return executor.submit(function, *args, **kwargs).result()
    except BrokenProcessPool:
        _replace(executor)
        return _executor().submit(function, *args, **kwargs).result()


def warm_up() -> None:
    """Have the computing process start and load its libraries while somebody is still reading a page."""
    executor = _executor()
    try:
        executor.submit(_load)
    except BrokenProcessPool:  # nothing is waited for here, so the next one need not be warm
        _replace(executor)


def _load() -> None:
    for library in ("scipy.integrate", "scipy.optimize", "scipy.special", "vl_convert"):
        import_module(library)


def _executor() -> ProcessPoolExecutor:
    with _lock:
        if os.getpid() not in _executors:
            # The folder that we were started in is nobody's library: it may be one for downloads.
            os.environ["PYTHONSAFEPATH"] = "1"
            # The matrices are small: threads would wait for each other, and cores decide about the last bits.
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            _executors[os.getpid()] = _start()
        return _executors[os.getpid()]


def _start() -> ProcessPoolExecutor:
    executor = ProcessPoolExecutor(
        max_workers=1, mp_context=get_context("spawn"), initializer=_prepare
    )
    before = set(active_children())
    executor.submit(os.getpid)  # the process is started by the first task
    # A server's worker is itself a child of multiprocessing, which waits for its own children before it
    # calls what is registered with atexit. Without this it would wait for ever.
    Finalize(None, _stop, args=(set(active_children()) - before,), exitpriority=_FIRST)
    return executor


def _stop(children: set[BaseProcess]) -> None:
    for child in children:
        child.terminate()


def _prepare() -> None:
    """Stand behind those who answer, and do not outlive the process that asked for the computing."""
    os.nice(_NICE)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        # A parent that was killed cannot say that nothing more will come.
        os._exit(1)


def _replace(broken: ProcessPoolExecutor) -> None:
    """Let go of a broken executor, unless another thread has put a new one in its place."""
    with _lock:
        if _executors.get(os.getpid()) is broken:
            del _executors[os.getpid()]
    broken.shutdown(wait=False, cancel_futures=True)


@atexit.register
def _forget() -> None:
    with _lock:
        executor = _executors.pop(os.getpid(), None)
    if executor:
        executor.shutdown(wait=False, cancel_futures=True)
