"""HTML to text as web-corpus makers extract it: a line a paragraph, `  • ` before list items, a line a table cell.

The seed was extracted by the same library; what it says here therefore reads as bulk text from elsewhere does.
"""

import re
from dataclasses import replace
from functools import cache

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from pipelines.capture.page_metadata import Metadata, find_metadata
from pipelines.capture.translation import drop_translation
from pipelines.text import Decoded, decode_markup, decode_text
from pipelines.vocab import read_vocabulary

# The library puts tabs between cells; in running text it has made every tab a blank. Empty cells leave nothing.
_CELL_BORDER = re.compile(r"\t[ \t\xa0]{0,400}\n?")
_CHARSET = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}(?P<name>[A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_HEAD_BYTES = 8192


def decode_html(data: bytes, charset: str | None) -> Decoded:
    """Return the markup of a page: in UTF-8 where its bytes are that, else by evidence, else as declared.

    `charset` is what the server declared. Pages often declare one encoding and are written in another.
    """
    return decode_markup(data, charset or declared_charset(data))


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page declares of itself."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    return declared["name"].decode() if declared else None


def read_html(markup: str, encoding: str = "utf-8") -> tuple[Decoded, Metadata]:
    """Return the text of a page, and what it says of itself outside the text: (field, value) pairs.

    `encoding` is what the mark-up was read from; its entities may have held letters of yet another one.
    """
    tree = HTMLTree.parse(markup)
    text = extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=False,
        alt_texts=False,
        skip_elements=furniture(),
    )
    found = decode_text(part_cells(text), encoding)
    if found.text is not None:
        found = replace(found, text=drop_translation(found.text))
    return found, find_metadata(tree)


def part_cells(text: str) -> str:
    """Return a text with each table cell in a line of its own."""
    *cells, last = _CELL_BORDER.split(text)
    return "\n".join([*(cell.rstrip(" \xa0").removesuffix("\n") for cell in cells), last])


@cache
def furniture() -> list[str]:
    """Return the CSS selectors of what is no content on any page."""
    return [row["selector"] for row in read_vocabulary("page_furniture")]
