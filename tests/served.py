"""Serve an installation with the real server, as a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SOUNDINGS = str(Path(sys.executable).with_name("soundings"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(instance: Path, port: int, log: Path, *, folder: Path = ROOT) -> Iterator[str]:
    """Run `soundings serve` in a folder until the block ends; everything it prints goes to ``log``."""
    server = start(instance, port, log, folder=folder)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(server)


def start(instance: Path, port: int, log: Path, *, folder: Path = ROOT) -> subprocess.Popen[bytes]:
    """Start `soundings serve` in a process group of its own, and wait until it answers."""
    address = f"http://127.0.0.1:{port}"
    command = [SOUNDINGS, "--instance", str(instance), "serve", "--port", str(port)]
    with log.open("ab") as output:
        server = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=os.environ | {"SOUNDINGS_PUBLIC_URL": address},
        )
    try:
        _wait(address, server, log)
    except BaseException:
        kill(server)
        raise
    return server


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask the main process to end, as a service manager does; the others must follow by themselves."""
    server.terminate()
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired as error:
        raise AssertionError("The server did not end when it was asked to.") from error
    finally:
        kill(server)


def kill(server: subprocess.Popen[bytes]) -> None:
    """Kill the server with all its processes, as a power switch would."""
    with suppress(ProcessLookupError):  # it has ended already
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/static/soundings.css", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The server did not start: {log.read_text()}")


def worker_of(instance: Path) -> int:
    """Find the worker of this installation among the processes of the machine."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"worker" in command and str(instance).encode() in command:
                return int(entry.name)
    raise AssertionError("no worker is running")
