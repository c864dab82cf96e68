"""The lines that README.md gives to people who bring their own documents, typed as they stand."""

import functools
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from building import PROJECT, build_checked, page

from pipelines.sql import query
from pipelines.warehouse import Warehouse

ADDRESS = "https://portal.example.org"
EXAMPLES = ("README.md", "Bring your own documents"), ("README.vi.md", "Đưa văn bản của bạn vào")


def blocks(name: str, heading: str) -> list[str]:
    """Return the shell lines below a heading that end with `make run`."""
    section = (PROJECT / name).read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [found for found in re.findall(r"```sh\n(.*?)```", section, re.DOTALL) if found.endswith("make run\n")]


def web_page(serial: int, links: str = "") -> str:
    lines = "".join(f"<p>{line}</p>" for line in page(serial).splitlines() if line.strip())
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{links}{lines}</body></html>"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[str]:
    """The address of a portal of two pages, served on this machine."""
    folder = tmp_path / "portal/van-ban"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(web_page(11, '<a href="b.html">b</a>'), encoding="utf-8")
    (folder / "b.html").write_text(web_page(12), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=tmp_path / "portal"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with saved pages and a dump."""
    folder = tmp_path / "home"
    (folder / "saved/2012").mkdir(parents=True)
    (folder / "saved/a.html").write_text(web_page(1), encoding="utf-8")
    (folder / "saved/2012/b.txt").write_text(page(2), encoding="utf-8")
    (folder / "dump").mkdir()
    table = pa.table({"noi_dung": [page(3), page(4)], "lien_ket": [f"{ADDRESS}/3", f"{ADDRESS}/4"]})
    pq.write_table(table, folder / "dump/a.parquet")
    return folder


def test_both_readmes_show_the_same_three_ways() -> None:
    english, vietnamese = (blocks(*example) for example in EXAMPLES)
    assert len(english) == 3
    assert english == vietnamese


@pytest.mark.skipif(not shutil.which("wget"), reason="wget is not installed")
def test_the_lines_of_the_readme_bring_a_folder_a_crawl_and_a_dump(tmp_path: Path, home: Path, portal: str) -> None:
    for lines in blocks(*EXAMPLES[0]):
        typed = lines.replace("make run\n", "").replace(ADDRESS, portal)
        environment = {"HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin"}
        subprocess.run(["bash", "-ec", typed], cwd=tmp_path, env=environment, check=True)
    root = tmp_path / "warehouse"
    built = build_checked(tmp_path / "raw", root)
    assert [(result.check.name, result.sample) for result in built.failed] == []
    rows = query(Warehouse(root).database, "SELECT number, source, url FROM documents JOIN captures USING (capture_id)")
    found = sorted((row["number"], row["source"], row["url"]) for row in rows.read_all().to_pylist())
    assert found == [
        ("1-CT/TW", "saved", None),
        ("11-CT/TW", "portal", f"{portal}/van-ban/"),
        ("12-CT/TW", "portal", f"{portal}/van-ban/b.html"),
        ("2-CT/TW", "saved", None),
        ("3-CT/TW", "dump", f"{ADDRESS}/3"),
        ("4-CT/TW", "dump", f"{ADDRESS}/4"),
    ]
