"""A release with a page, a server that knows nothing of it, and Chromium, for tests."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, Route

from pipelines.release.serve import open_server

LOCAL = ("http://127.0.0.1", "blob:", "data:")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    # No name leads anywhere: what the page would ask of others fails, and is counted.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


@dataclass
class Visit:
    """A page of a release as somebody uses it, and what it did meanwhile."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def go(self, route: str = "") -> None:
        """Open a view and wait until it is there."""
        self.page.goto(self.address + route)
        self.ready()

    def ready(self) -> None:
        """Wait until the view that was asked for is there."""
        self.page.wait_for_selector("#main:not([aria-busy]) h1")

    def text(self, selector: str) -> str:
        """Return what people read in the first element that fits."""
        return self.page.locator(selector).first.inner_text()

    def texts(self, selector: str) -> list[str]:
        """Return what people read in all elements that fit."""
        return self.page.locator(selector).all_inner_texts()

    def ask(self, sql: str) -> None:
        """Run a statement in the console."""
        self.page.fill("#statement", sql)
        self.answered(lambda: self.page.press("#statement", "Control+Enter"))

    def answered(self, asks: Callable[[], None]) -> None:
        """Do what runs a statement, and wait until it is answered."""
        answers = int(self.page.locator(".console").get_attribute("data-answered") or 0)
        asks()
        self.page.wait_for_selector(f".console[data-answered='{answers + 1}']", timeout=120_000)


@contextmanager
def plain_server(folder: Path) -> Iterator[str]:
    """Serve a folder with Python's own http.server, which knows neither parts of files nor their types."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().split("(")[1].split(")")[0]
    finally:
        server.terminate()
        server.wait()


@contextmanager
def own_server(folder: Path) -> Iterator[str]:
    """Serve a folder as `vanban serve` does."""
    with open_server(folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def visiting(playwright: Playwright, address: str, chromium: str, **settings: object) -> Iterator[Visit]:
    """Yield a fresh visit to `address`."""
    browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    context: BrowserContext = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | settings))  # type: ignore[arg-type]
    visit = Visit(context.new_page(), address)

    def watch(route: Route) -> None:
        url = route.request.url
        visit.fetched.append(url.removeprefix(address))
        if url.startswith(LOCAL):
            route.continue_()
        else:
            visit.outside.append(url)
            route.abort()

    context.route("**/*", watch)
    visit.page.on(
        "console", lambda said: visit.complaints.append(said.text) if said.type in {"error", "warning"} else None
    )
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    try:
        yield visit
    finally:
        browser.close()
