"""What a page says of its document outside the text: title, address, time of publication, JSON-LD."""

import json
import re
from collections.abc import Iterator, Mapping

from resiliparse.parse.html import DocumentNode, HTMLTree

Metadata = tuple[tuple[str, str], ...]
LONGEST_VALUE = 2_000
LONGEST_BLOCK = 200_000
MOST_BLOCKS = 20
MOST_NODES = 400
PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued")
# Properties of schema.org's Legislation and of its fellows, by the field that they witness.
PROPERTIES = {
    "legislationIdentifier": "number",
    "legislationDate": "issue_date",
    "legislationDateVersion": "effective_date",
    "legislationPassedBy": "issuing_body",
    "legislationResponsible": "issuing_body",
    "legislationType": "document_type",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def find_metadata(tree: HTMLTree) -> Metadata:
    """Return (field, value) pairs of a page: title, url, published_time, and fields of documents from JSON-LD."""
    document = tree.document
    if document is None:
        return ()
    found = [("title", tree.title or ""), ("url", find_address(document))]
    found += [("published_time", value) for value in find_published(document)]
    found += find_linked_data(document)
    clean = ((field, " ".join(value.split())[:LONGEST_VALUE]) for field, value in found)
    return tuple(dict.fromkeys((field, value) for field, value in clean if value))


def find_address(document: DocumentNode) -> str:
    """Return the canonical address of a page, empty where it gives none."""
    link = document.query_selector('link[rel="canonical"]')
    if link and (address := link.getattr("href")):
        return address if address.startswith(("http://", "https://")) else ""
    own = document.query_selector('meta[property="og:url"]')
    address = (own.getattr("content") if own else None) or ""
    return address if address.startswith(("http://", "https://")) else ""


def find_published(document: DocumentNode) -> Iterator[str]:
    """Yield the first time of publication that the page's `meta` elements give."""
    for meta in document.query_selector_all("meta"):
        name = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop") or ""
        if name.lower() in PUBLISHED and (value := meta.getattr("content")):
            yield value
            return


def find_linked_data(document: DocumentNode) -> Iterator[tuple[str, str]]:
    """Yield (field, value) pairs of the JSON-LD blocks of a page; blocks that are no JSON say nothing."""
    blocks = document.query_selector_all('script[type="application/ld+json"]')
    for number, block in enumerate(blocks):
        if number == MOST_BLOCKS:
            return
        try:
            data = json.loads((block.text or "")[:LONGEST_BLOCK])
        except (ValueError, RecursionError):
            continue
        for node in find_nodes(data):
            yield from read_node(node)


def find_nodes(data: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects within JSON-LD, outer ones first, at most 400."""
    waiting, seen = [data], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting += node[:MOST_NODES]
        elif isinstance(node, Mapping):
            yield node
            waiting += [value for value in node.values() if isinstance(value, list | Mapping)]


def read_node(node: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what one object witnesses: fields of a document, or when the page was published."""
    for name, field in PROPERTIES.items():
        value = name_of(node.get(name))
        if field.endswith("_date"):
            day = _DAY.match(value)
            value = day[0] if day else ""
        yield field, value
    yield "published_time", name_of(node.get("datePublished"))


def name_of(value: object) -> str:
    """Return a text, or the name of an object; empty for anything else."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list) and value:
        return name_of(value[0]) if not isinstance(value[0], list) else ""
    return value if isinstance(value, str) else ""
