"""`soundings serve`: the web server."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.worker_beside import worker_beside
from surveys.services.authenticating import make_setup_code
from surveys.services.authenticating import needs_setting_up
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation

if TYPE_CHECKING:
    from surveys.cli.group import Installation
    from surveys.model.settings import Settings

_MOST_WORKERS = 4
_THREADS = 8
_BACKPRESSURE = 64
# A thread keeps its database connection, so it should stay between two requests; granian allows ten minutes.
_THREAD_IDLE_SECONDS = 600


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=5055, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes; by default one a core, 4 at most."
)
@click.option("--behind-proxy", is_flag=True, help="A proxy in front speaks https with the world.")
@click.option(
    "--no-worker", is_flag=True, help="Start no worker: `soundings worker` runs by itself."
)
@click.pass_obj
def serve(
    installation: Installation,
    host: str,
    port: int,
    workers: int | None,
    *,
    behind_proxy: bool,
    no_worker: bool,
) -> None:
    """Serve the installation's pages, and start the worker; an empty folder becomes an installation first.

    Example: soundings serve --port 5055
    """
    initialise(installation.folder)
    settings = load_settings(installation.folder)
    if not settings.has_public_url:
        os.environ["SOUNDINGS_PUBLIC_URL"] = _address(host, port)
        settings = load_settings(installation.folder)
    _require_safe(host, settings, behind_proxy=behind_proxy)
    require_free(host, port)
    _announce(settings)
    processes = workers or min(os.cpu_count() or 1, _MOST_WORKERS)
    run(installation, host, port, processes, has_worker=not no_worker)


def _require_safe(host: str, settings: Settings, *, behind_proxy: bool) -> None:
    if not (_is_loopback(host) or settings.is_https or behind_proxy):
        raise click.ClickException(
            f"{host} can be reached by others, and without https they could read names and answers. "
            "Put a proxy with https in front and say --behind-proxy, or listen on 127.0.0.1."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def require_free(host: str, port: int) -> None:
    """Refuse a port that something else listens on, in a sentence."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} of {host} cannot be used: {error.strerror}. Choose another with --port (or PORT= with make)."
            ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _announce(settings: Settings) -> None:
    workspace = open_installation(settings)
    address = settings.public_url
    click.echo(f"Soundings is at {address}  (stop with Ctrl+C)")
    if needs_setting_up(workspace):
        click.echo(f"Nobody has an account yet. Set up the first one at {address}/set-up")
        click.echo(f"with this one-time code: {make_setup_code(workspace)}")
    workspace.people.close()
    workspace.studies.close()


def run(
    installation: Installation, host: str, port: int, workers: int, *, has_worker: bool = True
) -> None:
    """Run the server, and beside it the worker, in the foreground until it is stopped."""
    os.environ["SOUNDINGS_INSTANCE"] = str(installation.folder)
    with worker_beside(installation) if has_worker else nullcontext():
        _run_granian(installation, host, port, workers)


def _run_granian(installation: Installation, host: str, port: int, workers: int) -> None:
    try:
        from granian import Granian
        from granian.constants import Interfaces
        from granian.log import LogLevels
    except ImportError:  # there is no wheel of granian for this machine
        _run_waitress(installation, host, port)
        return
    factory = sys.modules[installation.create_app.__module__]
    Granian(
        # By its file: granian looks for a bare name in the folder where the server was started, and
        # then puts that folder, where anybody may have put files, first among those it imports from.
        f"{factory.__file__}:{installation.create_app.__name__}",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        blocking_threads_idle_timeout=_THREAD_IDLE_SECONDS,
        backpressure=_BACKPRESSURE,
        factory=True,
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
        working_dir=Path(str(factory.__file__)).parent,
    ).serve()


def _run_waitress(installation: Installation, host: str, port: int) -> None:
    import waitress

    app = installation.create_app(load_settings(installation.folder))
    waitress.serve(app, host=host, port=port, threads=_THREADS)
