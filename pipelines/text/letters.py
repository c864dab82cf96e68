r"""The letters of Vietnamese in its old encodings, as data: letters.csv names each of the 134 with its codes.

TCVN3 (TCVN 5712:1993 VN3, fonts .VnTime) has one byte a letter, but capitals with tones share those of small letters.
VNI (fonts VNI-Times) writes most letters as a plain letter and a mark. VIQR (RFC 1456) is ASCII: a mark or two follow
the letter, `\` takes a mark's meaning away.

Text in TCVN3 and VNI is met as bytes and, far more often, as what a program made of those bytes that took them for
windows-1252: `QuyÕt ®Þnh`. So the tables here lead from that picture to letters, and bytes are turned into it first.

Tables and codecs are loaded with the module, as a process may later have given up the right to read them.
"""

import csv
from importlib.resources import files


def read_letters() -> list[dict[str, str]]:
    """Return the rows of letters.csv."""
    with files("pipelines.text").joinpath("letters.csv").open(encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def characters(codec: str) -> list[str | None]:
    """Return the character of each byte in an encoding of Python's, None where it has none."""
    return [bytes([byte]).decode(codec, "ignore") or None for byte in range(256)]


def codes(encoding: str) -> list[tuple[str, str]]:
    """Return each letter with its code in an encoding of letters.csv, byte by byte as characters of latin-1."""
    return [(row["letter"], bytes.fromhex(row[encoding]).decode("latin-1")) for row in LETTERS]


def small_codes() -> dict[str, str]:
    """Return the small letter of each TCVN3 code that has one."""
    return {code: letter for letter, code in codes("tcvn3") if letter.islower()}


LETTERS = read_letters()

# The characters of windows-1252 by byte; the five that it leaves open are the controls of latin-1.
WINDOWS_1252 = "".join(char or chr(byte) for byte, char in enumerate(characters("cp1252")))
# What windows-1258 has in the place of a character of windows-1252, by code point.
WINDOWS_1258 = {
    ord(seen): meant
    for seen, meant in zip(WINDOWS_1252, characters("cp1258"), strict=True)
    if meant is not None and meant != seen
}
# The letter of each TCVN3 code by its code point in windows-1252; shared codes mean the small letter.
TCVN3 = {ord(code): small_codes().get(code, letter) for letter, code in codes("tcvn3")}
# Small letters whose TCVN3 code a capital shares: of what is read as one, the case is not known.
TONED = frozenset(small_codes()[code] for letter, code in codes("tcvn3") if letter.isupper() and code in small_codes())
# The letter of each VNI code, written in windows-1252; behind a capital the mark may be a small one.
VNI = {code[0] + code[1:].lower(): letter for letter, code in codes("vni")} | {c: letter for letter, c in codes("vni")}
# The letter of each VIQR spelling; Dd is Đ as DD is, and a backslash leaves the mark behind it alone.
VIQR = {row["viqr"]: row["letter"] for row in LETTERS} | {"Dd": "Đ"} | {f"\\{mark}": mark for mark in "(^+'`?~.dD\\"}
