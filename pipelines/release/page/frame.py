"""index.html: what a browser shows before any script runs, and what scripts may do at all."""

import html
import json
from dataclasses import asdict
from pathlib import Path
from string import Template

from pipelines.release.page.facts import Facts
from pipelines.release.page.site import SOURCES

# Nothing comes from elsewhere. `blob:` is DuckDB's own WebAssembly, inflated in the page and handed to its worker.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "connect-src 'self' blob:",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def write_frame(release: Path, facts: Facts) -> None:
    """Write index.html: in Vietnamese, with the facts of the first view and the metadata that search engines read."""
    texts = json.loads((SOURCES / "text" / "vi.json").read_text(encoding="utf-8"))
    said = {
        "policy": CONTENT_SECURITY_POLICY,
        "title": texts["title"],
        "lead": texts["lead"],
        "skip": texts["skip"],
        "start": texts["start"],
        "release": texts["hero.release"].format(version=facts.version, date=facts.date),
    }
    template = Template((SOURCES / "index.html").read_text(encoding="utf-8"))
    filled = template.substitute(
        {name: html.escape(text) for name, text in said.items()},
        facts=script_json(asdict(facts)),
        metadata=script_json(read_metadata(release)),
    )
    (release / "index.html").write_text(filled, encoding="utf-8")


def read_metadata(release: Path) -> dict[str, object]:
    """Return what croissant.json says for search engines: all but the columns, which are nine tenths of it."""
    path = release / "croissant.json"
    said: dict[str, object] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {key: value for key, value in said.items() if key != "recordSet"}


def script_json(value: object) -> str:
    """Return JSON that can stand within a script element: no `<` in it can end the element or begin another."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
