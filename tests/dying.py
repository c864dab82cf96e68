"""Death at a chosen moment: a process that kills itself just before its N-th change on disk."""

import os
import signal
import sys

CHANGES = {"os.mkdir", "os.link", "os.symlink", "os.rename", "os.remove", "os.rmdir", "shutil.copyfile"}
WRITING = os.O_WRONLY | os.O_RDWR


def die_before(deadly: int) -> None:
    """Have this process kill itself (SIGKILL) before its change number `deadly`, as far as Python sees changes."""
    count = 0

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in CHANGES or (event == "open" and int(str(arguments[2])) & WRITING):
            count += 1
            if count == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(listen)
