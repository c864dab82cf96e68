"""CHANGELOG.md of a release: changes of the data, what the project says of the version, all versions before."""

import re
from pathlib import Path

from pipelines.release.facts import Release
from pipelines.release.order import PROJECT

CHANGELOG = "CHANGELOG.md"
HEAD = "# Changelog of the dataset\n"
HEADING = re.compile(r"^## ", re.MULTILINE)


def write_changelog(folder: Path, release: Release, lines: list[str], before: Path | None) -> None:
    """Write CHANGELOG.md; `lines` say what changed since the release in `before`, whose history follows."""
    parts = [f"## {release.version} ({release.date})\n\n" + "\n".join(lines) + "\n"]
    if release.allowance:
        objections = "\n".join(f"- {objection}" for objection in release.allowance.objections)
        parts.append(f"### Allowed: {release.allowance.reason}\n\n{objections}\n")
    notes = project_notes(release.version)
    if notes:
        parts.append(f"### From the project\n\n{notes}\n")
    parts += history(before) if before else []
    (folder / CHANGELOG).write_text(HEAD + "\n" + "\n".join(parts), encoding="utf-8")


def project_notes(version: str) -> str:
    """Return what the project's own changelog says of a version, nothing where it does not name it."""
    path = PROJECT / CHANGELOG
    sections = HEADING.split(path.read_text(encoding="utf-8"))[1:] if path.is_file() else []
    found = [section.partition("\n")[2].strip() for section in sections if section.split(maxsplit=1)[0] == version]
    return found[0] if found else ""


def history(before: Path) -> list[str]:
    """Return the sections of the changelog of an older release."""
    path = before / CHANGELOG
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return [f"## {section}" for section in HEADING.split(text)[1:]]
