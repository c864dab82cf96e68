"""The page of a release: what a browser shows of the folder."""

import html
from pathlib import Path

HEAD = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>vanban</title>
<h1>vanban</h1>
<ul>
"""


def write_page(release: Path) -> None:
    """Write index.html into the folder of a release: a list of its files."""
    files = sorted(path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file())
    items = "".join(f'<li><a href="{html.escape(name)}">{html.escape(name)}</a>\n' for name in files)
    (release / "index.html").write_text(f"{HEAD}{items}</ul>\n</html>\n", encoding="utf-8")
