"""`vanban serve`: show a release in the browser."""

from pathlib import Path

import click

from pipelines.release.serve import open_server


@click.command("serve")
@click.argument("folder", type=click.Path(path_type=Path), default="releases/latest")
@click.option("--port", default=8000, show_default=True, help="Port on this machine; 0 takes any that is free.")
def command(folder: Path, port: int) -> None:
    """Show the page of the release FOLDER (releases/latest if none is named) in a browser; Ctrl-C ends it.

    Only this machine can see it.

    \b
    vanban serve
    vanban serve releases/1.0.0 --port 8080
    """
    with open_server(folder.resolve(), port) as server:
        click.echo(f"{folder} on http://127.0.0.1:{server.server_port}/ (Ctrl-C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
