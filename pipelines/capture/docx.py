"""Word documents: the text of word/document.xml in order, a line a paragraph, a line a table cell."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from pipelines.capture.limits import MIB, Refusal

MAIN = "word/document.xml"
MOST_XML_BYTES = 512 * MIB
MOST_RATIO = 250
CHUNK_BYTES = 256 * 1024
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
# Text that is not printed, or printed elsewhere: deletions, field codes, the older form of a drawing.
SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback"})


def read_docx(data: bytes) -> str:
    """Return the text of a Word document; Refusal where it is none, or holds what no such document does.

    Numbers that Word itself counts (automatic lists) are not in the file, and so not in the text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(MAIN) as member:
            return Words().read(iter_chunks(member, len(data)))
    except KeyError as error:
        raise Refusal("damaged", f"It holds no {MAIN}.") from error
    except expat.ExpatError as error:
        raise Refusal("damaged", f"{MAIN}: {error}.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refusal("damaged", f"{type(error).__name__}: {error}.") from error


def iter_chunks(member: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield the XML in pieces; Refusal where more comes out than any real document of `size` bytes holds."""
    total = 0
    while data := member.read(CHUNK_BYTES):
        total += len(data)
        if total > MOST_XML_BYTES or (total > 16 * MIB and total > MOST_RATIO * size):
            raise Refusal("archive_bomb", f"{MAIN} is larger than that of any real document.")
        yield data


class Words:
    """Gathers the text of a document while its XML is read; a document type, which bombs need, is refused."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.skipping = 0
        self.in_text = False
        self.cells = 0

    def read(self, chunks: Iterator[bytes]) -> str:
        """Return the text."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.take
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)
        return "".join(self.parts)

    def start(self, tag: str, _: dict[str, str]) -> None:
        """Begin an element."""
        name = tag.rpartition(" ")[2]
        self.skipping += name in SKIPPED
        self.in_text = name == "t"
        self.cells += name == "tc"
        if name in BREAKS and not self.skipping:
            self.parts.append(BREAKS[name])

    def end(self, tag: str) -> None:
        """End an element; a paragraph ends its line, within a table cell without a gap."""
        name = tag.rpartition(" ")[2]
        self.skipping -= name in SKIPPED
        self.cells -= name == "tc"
        self.in_text = False
        if name == "p":
            self.parts.append("\n" if self.cells else "\n\n")
        elif name == "tbl":
            self.parts.append("\n")

    def take(self, words: str) -> None:
        """Take characters."""
        if self.in_text and not self.skipping:
            self.parts.append(words)


def refuse_doctype(*_: object) -> None:
    """Refuse a document type declaration: Word writes none, entities that grow without end need one."""
    raise Refusal("damaged", "Its XML declares entities, as no Word document does.")
