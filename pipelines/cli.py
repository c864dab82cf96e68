"""The command `vanban`: its verbs are the modules of `pipelines.commands`, each loaded when it is asked for."""

import importlib
import pkgutil
import sys
import traceback

import click

from pipelines import commands
from pipelines.errors import UserError
from pipelines.options import OUR_MISTAKE, USER_MISTAKE


class Verbs(click.Group):
    """A group whose commands are found in a package: who asks for one verb doesn't wait for the libraries of others."""

    def list_commands(self, ctx: click.Context | None) -> list[str]:  # noqa: ARG002 - click's face
        """Return the verbs by name."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb, or None where there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        verb: click.Command = importlib.import_module(f"{commands.__name__}.{cmd_name}").command
        return verb


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vanban")
def cli() -> None:
    """An open dataset of Vietnamese official documents: from captured text to SQL.

    \b
    vanban run                       build the dataset: raw/ -> warehouse/
    vanban sql "FROM documents"      ask it
    vanban parse page.txt            see what the parser reads in one file
    """


def main() -> None:
    """Run the command; a user's mistake is one sentence on standard error and exit code 2, a fault of ours 3."""
    try:
        cli()
    except UserError as error:
        click.echo(f"vanban: {error}", err=True)
        sys.exit(USER_MISTAKE)
    except Exception:  # noqa: BLE001 - exit code 1 is for data
        traceback.print_exc()
        sys.exit(OUR_MISTAKE)


if __name__ == "__main__":
    main()
