"""changes.atom: what changed as an Atom feed (RFC 4287), one entry for the release and one a document."""

import re
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

from pipelines.release.diff.changes import Changes
from pipelines.release.profile import read_profile

FEED = "changes.atom"
ATOM = "http://www.w3.org/2005/Atom"
LARGEST = 1000
TITLES = {"new": "Mới", "corrected": "Sửa", "withdrawn": "Gỡ", "lost": "Mất"}
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTRIES_SQL = """
SELECT
    kind, document_id,
    any_value(concat_ws(' ', document_type, number)) AS name,
    string_agg(concat_ws('', "column", ': ', coalesce(old, '–'), ' → ', coalesce(new, '–')), chr(10) ORDER BY ordinal)
        FILTER (kind = 'corrected') AS corrections,
    any_value(subject) AS subject,
    any_value(reason) AS reason
FROM listed
WHERE kind IN ('new', 'corrected', 'withdrawn', 'lost')
GROUP BY kind, document_id
ORDER BY min(ordinal)
LIMIT {limit}
"""


def write_feed(changes: Changes, path: Path) -> None:
    """Write the feed; beyond LARGEST documents the rest stands in changes.parquet alone, and the feed says so."""
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "vi"})
    add(feed, "id", identity("feed"))
    add(feed, "title", read_profile().title.vi)
    add(feed, "updated", f"{changes.new.date}T00:00:00Z")
    add(ET.SubElement(feed, "author"), "name", read_profile().creator)
    add_entry(feed, changes, "", f"Bản {changes.new.version}", release_text(changes))
    for kind, document_id, name, corrections, subject, reason in changes.con.execute(
        ENTRIES_SQL.format(limit=LARGEST)
    ).fetchall():
        title = f"{TITLES[kind]}: {name or document_id}"
        add_entry(feed, changes, f"{kind}:{document_id}", title, corrections or reason or subject or "")
    ET.indent(feed)
    path.write_bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def add_entry(feed: ET.Element, changes: Changes, about: str, title: str, text: str) -> None:
    """Add an entry; its id stays the same whenever this release is made again."""
    entry = ET.SubElement(feed, "entry")
    add(entry, "id", identity(f"{changes.new.version}:{about}"))
    add(entry, "title", title)
    add(entry, "updated", f"{changes.new.date}T00:00:00Z")
    ET.SubElement(entry, "link", {"rel": "alternate", "href": "index.html"})
    add(entry, "content", text).set("type", "text")


def release_text(changes: Changes) -> str:
    """Return what the release changes, in figures."""
    counts = ", ".join(f"{kind} {count}" for kind, count in changes.counts.items() if count) or "–"
    documents = sum(changes.counts[kind] for kind in ("new", "withdrawn", "lost"))
    more = f" ({LARGEST} documents are listed here, all in changes.parquet)" if documents > LARGEST else ""
    return f"{changes.old.version} → {changes.new.version}: {counts}{more}"


def add(parent: ET.Element, name: str, text: str) -> ET.Element:
    """Add an element with text, without the characters that XML has not."""
    element = ET.SubElement(parent, name)
    element.text = NOT_XML.sub("", text)
    return element


def identity(name: str) -> str:
    """Return an id that is the same for the same name."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"vanban:{name}").urn
