"""`soundings demo`: a simulated study to look around in, in a folder of its own."""

from __future__ import annotations

import os
from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.serve import require_free
from surveys.cli.serve import run
from surveys.services import demonstrating


@click.command()
@click.option("--port", default=5055, show_default=True, type=click.IntRange(1, 65535))
@click.option("--reset", is_flag=True, help="Throw the demonstration away and make a new one.")
@click.option("--no-serve", is_flag=True, help="Make it and print the links, and do not serve it.")
@click.option(
    "--no-worker", is_flag=True, help="Start no worker: `soundings worker` runs by itself."
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The demonstration's folder; by default “demo” in the installation's.",
)
@click.pass_obj
def demo(
    installation: Installation,
    port: int,
    folder: Path | None,
    *,
    reset: bool,
    no_serve: bool,
    no_worker: bool,
) -> None:
    """Serve a demonstration: the Northeast Asia study with a simulated panel of 24 experts.

    Example: soundings demo --port 5055
    """
    folder = (folder or installation.folder / "demo").expanduser().resolve()
    address = f"http://127.0.0.1:{port}"
    if not no_serve:
        require_free("127.0.0.1", port)
    if reset:
        demonstrating.reset(folder)
    made = demonstrating.make_demonstration(folder, address, click.echo)
    click.echo(f"\nA demonstration with SIMULATED data is at {address}  (stop with Ctrl+C)\n")
    click.echo("Sign in as a researcher:")
    click.echo(f"  {demonstrating.RESEARCHER}   password: {demonstrating.PASSWORD}")
    click.echo("Answer as one of the experts who have not answered yet:")
    for link in made.links:
        click.echo(f"  {link}")
    if not no_serve:
        os.environ["SOUNDINGS_PUBLIC_URL"] = address
        inside = Installation(folder=folder, create_app=installation.create_app)
        with demonstrating.held(folder):
            run(inside, "127.0.0.1", port, workers=1, has_worker=not no_worker)
