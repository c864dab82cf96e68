"""Encoders for the old Vietnamese encodings, written apart from the decoders: from the rules, not from their tables.

What an encoding can't hold (it is ASCII, or one byte) is replaced by what people typed instead, so that a text can
be compared with itself after the way there and back.
"""

import codecs
import csv
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pipelines.text

TONES = {"\u0300": "grave", "\u0309": "hook", "\u0303": "tilde", "\u0301": "acute", "\u0323": "dot"}
VIQR_TONES = {"\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0301": "'", "\u0323": "."}
VIQR_SHAPES = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
VNI_TONES = dict(zip(TONES, "øûõùï", strict=True))
VNI_ROOFS = {
    "\u0302": dict(zip(["", *TONES], "âàåãáä", strict=True)),
    "\u0306": dict(zip(["", *TONES], "êèúüéë", strict=True)),
}
VNI_SINGLES = dict(zip("ìỉĩíịỵơưđ", "ìæóíòîôöñ", strict=True))
# TCVN 5712 VN3 lists its small letters in this order of codes, without gaps but for the five of its bare tones.
TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3 = {letter: chr(start + place) for start, run in TCVN3_RUNS.items() for place, letter in enumerate(run)}


def letters() -> list[str]:
    """Return the 134 letters that Vietnamese has beside those of ASCII."""
    with Path(pipelines.text.__file__).with_name("letters.csv").open(encoding="utf-8") as handle:
        return [row["letter"] for row in csv.DictReader(handle)]


def parts(letter: str) -> tuple[str, str, str]:
    """Return a letter as plain letter, shape (roof, breve, horn) and tone."""
    plain, *marks = unicodedata.normalize("NFD", letter)
    shape = next((mark for mark in marks if mark in VIQR_SHAPES), "")
    return plain, shape, next((mark for mark in marks if mark in TONES), "")


def vni_letter(letter: str) -> str:
    """Return a letter in VNI, as windows-1252 shows it."""
    plain, shape, tone = parts(letter.lower())
    if letter.lower() in VNI_SINGLES:
        code = VNI_SINGLES[letter.lower()]
    elif shape in VNI_ROOFS:
        code = plain + VNI_ROOFS[shape][tone]
    else:
        code = unicodedata.normalize("NFC", plain + shape)
        code = VNI_SINGLES.get(code, code) + VNI_TONES.get(tone, "")
    return code.upper() if letter.isupper() else code


def viqr_letter(letter: str) -> str:
    """Return a letter in VIQR."""
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    plain, shape, tone = parts(letter)
    return plain + VIQR_SHAPES.get(shape, "") + VIQR_TONES.get(tone, "")


def windows_1258_letter(letter: str) -> str:
    """Return a letter as windows-1258 holds it: tones that it has no letter for stand behind the letter."""
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        plain, shape, tone = parts(letter)
        return unicodedata.normalize("NFC", plain + shape) + tone
    return letter


def old_sign(char: str) -> str:
    """Return what a program of eight bits has for a character: itself, or a question mark."""
    return char if ord(char) < 0x80 or char.encode("cp1252", "ignore") else "?"


def eight_bits(text: str) -> str:
    """Return a text with the letters of Vietnamese, and of other signs those that windows-1252 has besides."""
    own = set(letters())
    strange = set("".join(map(chr, range(0xA1, 0x100)))) - own
    return "".join(char if char in own else "?" if char in strange else old_sign(char) for char in text)


def to_tcvn3(text: str) -> bytes:
    """Return a text in TCVN3; capitals with tones have no codes of their own."""
    return "".join(TCVN3.get(char, TCVN3.get(char.lower(), char)) for char in text).encode("cp1252")


def to_vni(text: str) -> bytes:
    """Return a text in VNI."""
    own = {letter: vni_letter(letter) for letter in letters()}
    return "".join(own.get(char, char) for char in text).encode("cp1252")


def to_windows_1258(text: str) -> bytes:
    """Return a text in windows-1258."""
    return "".join(map(windows_1258_letter, text)).encode("cp1258", "replace")


def to_viqr(text: str) -> bytes:
    r"""Return a text in VIQR, with a backslash before each sign that would be read as a mark; others stay in UTF-8."""
    own, found = {letter: viqr_letter(letter) for letter in letters()}, ""
    for char, ahead in zip(text, text[1:] + " ", strict=True):
        behind = found[-1:].lower()
        is_mark = (char in "(^+" and behind in "aou") or (char in "^" and behind == "e")
        is_tone = char in "'`?~." and (behind in "aeiouy(^+")
        is_escape = char == "\\" or (char in "dD" and (behind == "d" or ahead in "đĐ"))
        found += own.get(char, f"\\{char}" if is_mark or is_tone or is_escape else char)
    return found.encode()


def misread(data: bytes) -> bytes:
    """Return the UTF-8 that a program writes which took `data` for windows-1252, as browsers do."""
    image = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
    return codecs.charmap_decode(data, "strict", image)[0].encode()


def twice(text: str) -> bytes:
    return misread(misread(text.encode()))


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "windows-1258": to_windows_1258,
    "tcvn3": to_tcvn3,
    "vni": to_vni,
    "utf-8+viqr": to_viqr,
    "utf-8+utf-8": lambda text: misread(text.encode()),
    "utf-8+utf-8+utf-8": twice,
    "utf-8+tcvn3": lambda text: misread(to_tcvn3(text)),
    "utf-8+vni": lambda text: misread(to_vni(text)),
    "utf-8+windows-1258": lambda text: misread(to_windows_1258(text)),
    "utf-8+html": lambda text: "".join(c if c.isascii() else f"&#{ord(c)};" for c in text).encode(),
}
