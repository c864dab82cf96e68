"""ZIP and tar: members one after the other, nothing is ever written to where a name points."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, Self

from pipelines.capture.cut_zip import IS_ENCRYPTED, is_unsafe, read_cut_zip
from pipelines.capture.gate import Entry, Gate, Place, refused
from pipelines.capture.limits import Meter, Refusal
from pipelines.capture.shapes import shape_of_name
from pipelines.capture.streams import CHUNK_BYTES, Counted, buffered, read_up_to, seekable

WORD_DOCUMENT = "word/document.xml"
# Names that only documents packed as ZIP have, none of which is read.
OTHER_DOCUMENTS = ("xl/workbook.xml", "ppt/presentation.xml", "META-INF/container.xml", "content.xml")
IS_UTF8 = 0x800
MOST_HEADER_BYTES = 1024 * 1024
LINK_TYPES = (tarfile.LNKTYPE, tarfile.SYMTYPE)


def read_zip(stream: BufferedReader, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the members of a ZIP, which may be a Word document itself; of one cut short those that are whole."""
    with seekable(stream) as file:
        try:
            archive = zipfile.ZipFile(file)
        except zipfile.BadZipFile:
            file.seek(0)
            if shape_of_name(place) != "docx":  # of a document cut short no part is an item
                yield from read_cut_zip(file, place, gate)
            raise Refusal(
                "truncated", "The list of members at its end is missing; those before the break were read."
            ) from None
        with archive:
            names = archive.NameToInfo
            if WORD_DOCUMENT in names:
                file.seek(0)
                yield take_document(file, place, gate)
            elif any(name in names for name in OTHER_DOCUMENTS):
                yield refused(place, "unsupported_type")
            else:
                meter, size = Meter(gate.budget), file.seek(0, 2)
                for info in archive.infolist():
                    if not info.is_dir():
                        yield from read_zip_member(archive, info, place, gate, meter=meter, size=size)


def take_document(file: IO[bytes], place: Place, gate: Gate) -> Entry:
    """Return a Word document, which is a ZIP but one item."""
    data = read_up_to(file, gate.source.limits.item_bytes + 1)
    if len(data) > gate.source.limits.item_bytes:
        return refused(place, "too_large")
    return Entry(place, "docx", data, len(data))


def read_zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place, gate: Gate, *, meter: Meter, size: int
) -> Iterator[Entry]:
    """Yield the items of one member; `meter` compares what has come out of all with the `size` of the archive."""
    name = name_of(info)
    found = gate.member(place, name, info.file_size)
    if is_unsafe(name):
        yield refused(found, "unsafe_name")
    elif info.flag_bits & IS_ENCRYPTED:
        yield refused(found, "encrypted")
    elif info.external_attr >> 28 == 0o12:  # the type of a file, as Unix has it
        yield refused(found, "archived_link")
    else:
        try:
            with archive.open(info) as member:
                read = member.read1  # type: ignore[attr-defined] # which ZipExtFile has
                yield from gate.enter(buffered(read, meter, lambda: size), found)
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError) as error:
            yield refused(found, "damaged", str(error))


def name_of(info: zipfile.ZipInfo) -> bytes:
    """Return a member's name as it stands in the archive, where UTF-8 is marked or else any encoding."""
    try:
        return info.filename.encode("utf-8" if info.flag_bits & IS_UTF8 else "cp437")
    except UnicodeEncodeError:
        return info.filename.encode("utf-8", "backslashreplace")


class Pieces(io.RawIOBase):
    """A stream that gives what it has, so that of one that breaks nothing is lost."""

    def __init__(self, stream: BufferedReader) -> None:
        self.stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        return self.stream.read1(size)


class Header(tarfile.TarInfo):
    """A header of a tar; one that is missing or broken is an error, not the end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return a header; Refusal where it announces more about the next member than memory should hold."""
        found = super().frombuf(buf, encoding, errors)
        if found.type not in (*tarfile.REGULAR_TYPES, *LINK_TYPES) and found.size > MOST_HEADER_BYTES:
            raise Refusal("damaged", f"A header says of itself that it takes {found.size:,} bytes.")
        return found

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        """Return the next header; Refusal where there is none, but no mark of the end either."""
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except (tarfile.EmptyHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise Refusal("truncated", "It ends without a mark of its end.") from error
        except tarfile.HeaderError as error:
            raise Refusal("damaged", f"A header is broken: {error}.") from error


def read_tar(stream: BufferedReader, place: Place, gate: Gate) -> Iterator[Entry]:
    """Yield the members of a tar, in one pass."""
    with tarfile.open(fileobj=Pieces(stream), mode="r|", tarinfo=Header, errors="surrogateescape") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined] # else it would remember every member
            if info.isdir():
                continue
            name = info.name.encode("utf-8", "surrogateescape")
            found = gate.member(place, name, info.size)
            member = archive.extractfile(info) if info.isreg() else None
            if is_unsafe(name):
                yield refused(found, "unsafe_name")
            elif info.issym() or info.islnk():
                yield refused(found, "archived_link")
            elif member is None or info.issparse():  # a sparse file may claim any size
                yield refused(found, "special_file")
            else:
                yield from gate.enter(BufferedReader(Counted(member), CHUNK_BYTES), found)
    while stream.read1(CHUNK_BYTES):  # what is compressed has its checksum behind the end of the tar
        pass
