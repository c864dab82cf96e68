"""The gate: bytes become NFC text with plain line ends, or there is a reason why not; nothing else is changed."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import Decoded, decode
from pipelines.vocab import values

WORDS = "Chỉ thị số 5\nĐiều 1. Ủy ban\n"


def test_utf_8_text_comes_back_as_it_is() -> None:
    assert decode(WORDS.encode()) == Decoded(WORDS, "utf-8", 1.0)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + WORDS.encode()) == Decoded(WORDS, "utf-8-sig", 1.0)


@pytest.mark.parametrize(
    ("mark", "codec"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")], ids=["little", "big"]
)
def test_utf_16_with_its_mark_is_read_in_either_byte_order(mark: bytes, codec: str) -> None:
    assert decode(mark + WORDS.encode(codec)) == Decoded(WORDS, "utf-16", 1.0)


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", WORDS)
    assert decomposed != WORDS
    assert decode(decomposed.encode()).text == WORDS


@given(st.text(st.sampled_from("aâeệ \n\r\u0300\u0301\u0302\u0323\u1100\u1161\u0f71\u0f72"), max_size=40))
def test_what_is_composed_line_by_line_is_composed_as_a_whole(text: str) -> None:
    lines = "c" + text.replace("\r\n", "\n").replace("\r", "\n")
    assert decode(("c" + text).encode()).text == unicodedata.normalize("NFC", lines)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_become_plain_ones(end: str) -> None:
    assert decode(WORDS.replace("\n", end).encode()).text == WORDS


def test_blanks_that_a_page_has_are_kept() -> None:
    text = "Số\u00a062-KL/TW \t \u200b\n\n\f\vĐiều 1 \n"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", "\u00a0\u3000".encode(), codecs.BOM_UTF8], ids=repr)
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    assert decode(data) == Decoded(None, reason="empty")


@pytest.mark.parametrize(
    "data",
    [
        b"Chi thi\0so 5",
        bytes(range(256)) * 20,
        b"\x7fELF\x02\x01\x01\x03\x04\x05 and some words",
        codecs.BOM_UTF16_LE + "Điều\0 1".encode("utf-16-le"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
    ],
    ids=["nul", "all bytes", "program", "nul in UTF-16", "UTF-32"],
)
def test_bytes_that_are_no_text_are_binary(data: bytes) -> None:
    assert decode(data) == Decoded(None, reason="binary")


def test_a_nul_far_into_the_file_makes_it_binary_too() -> None:
    assert decode(WORDS.encode() * 5000 + b"\0").reason == "binary"


@pytest.mark.parametrize(
    "data",
    ["Quyết định".encode("cp1258", "ignore"), b"\xff\xfeA", b"Chi thi \xe1\xbb", WORDS.encode() + b"\xe1\xbb \n"],
    ids=["another encoding", "half a UTF-16 unit", "no other letter of UTF-8", "broken within"],
)
def test_text_in_no_known_encoding_is_undecodable(data: bytes) -> None:
    assert decode(data) == Decoded(None, reason="undecodable")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_cut_within_a_letter_is_kept_up_to_there_and_its_encoding_says_so(codec: str) -> None:
    text = WORDS + "Quyết định về tổ chức đọc sách ở các trường của huyện và thị xã 😀"
    for missing in (1, 2, 3) if codec.startswith("utf-8") else (1, 2):
        decoded = decode(text.encode(codec)[:-missing])
        assert (decoded.text, decoded.encoding, decoded.reason) == (text[:-1], f"{codec}+cut", None)


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda b: codecs.BOM_UTF16_BE + b))
def test_decoding_never_raises_and_gives_either_fixed_text_or_a_known_reason(data: bytes) -> None:
    decoded = decode(data)
    if decoded.text is None:
        assert decoded.reason in values("codes:reject_reason")
    else:
        assert decoded.reason is None
        assert "\r" not in decoded.text
        assert "\0" not in decoded.text
        assert unicodedata.is_normalized("NFC", decoded.text)


FIXED = (
    st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=400)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: bool(text.strip()) and not text.startswith("\ufeff"))
)


@given(FIXED)
def test_text_that_is_fixed_already_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()).text == text
