"""Old encodings are told by evidence and read letter by letter; text that is Unicode already is left alone."""

import unicodedata
from functools import cache

import pytest
from building import PROJECT, SEED, page
from growth import growth
from hypothesis import given
from hypothesis import strategies as st
from old_encodings import ENCODERS, eight_bits, letters, misread, to_tcvn3, to_viqr, to_vni

from pipelines.parse import Hints, parse
from pipelines.text import decode, decode_markup, decode_text
from pipelines.text.capitals import restore_capitals
from pipelines.text.letters import TCVN3, VIQR, VNI
from pipelines.text.readings import read
from pipelines.text.syllables import is_syllable

PAGE = page(7)
OLD = sorted(ENCODERS.keys() - {"utf-8", "utf-16"})
EXACT = sorted(name for name in OLD if "tcvn3" not in name)


@cache
def texts() -> tuple[str, ...]:
    """Return the seed and every text of the gold, as they are written."""
    files = [SEED, *sorted((PROJECT / "tests/gold").glob("*.txt"))]
    return tuple(unicodedata.normalize("NFC", file.read_text(encoding="utf-8")) for file in files)


# ---- letters


def test_vietnamese_has_134_letters_beside_those_of_ascii() -> None:
    found = letters()
    assert len(set(found)) == len(found) == 134
    small = {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in ["", *"\u0300\u0309\u0303\u0301\u0323"]
    }
    assert {letter for letter in found if letter.islower()} == {*small, "đ"} - set("aeiouy")
    assert {letter.lower() for letter in found if letter.isupper()} == {letter for letter in found if letter.islower()}


@pytest.mark.parametrize("letter", letters())
def test_each_letter_is_read_from_its_code_in_each_encoding(letter: str) -> None:
    assert read(to_vni(letter).decode("cp1252"), ("vni",)) == letter
    assert read(to_viqr(letter).decode(), ("viqr",)) == letter
    assert (
        unicodedata.normalize(
            "NFC", read(ENCODERS["windows-1258"](letter).decode("cp1252", "replace"), ("windows-1258",))
        )
        == letter
    )
    assert read(misread(letter.encode()).decode(), ("utf-8",)) == letter
    assert TCVN3[ord(to_tcvn3(letter).decode("cp1252"))] in (letter, letter.lower())


def test_only_capitals_with_tones_share_a_code_of_tcvn3() -> None:
    own = {letter for letter in letters() if TCVN3[ord(to_tcvn3(letter).decode("cp1252"))] == letter}
    assert set(letters()) - own == {c for c in letters() if c.isupper() and c not in "ĂÂÊÔƠƯĐ"}


def test_codes_are_told_apart() -> None:
    assert len(TCVN3) == 134 - 60
    assert len(set(VNI.values())) == len(set(VIQR.values()) & set(letters())) == 134


# ---- detection


@pytest.mark.parametrize("text", texts(), ids=lambda text: text[:20])
def test_text_that_is_unicode_is_left_alone(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.confidence) == (text, "utf-8", 1.0)


@pytest.mark.parametrize("name", EXACT)
def test_every_text_comes_back_from_an_old_encoding_letter_by_letter(name: str) -> None:
    for text in map(eight_bits, texts()):
        decoded = decode(ENCODERS[name](text))
        assert (decoded.encoding, decoded.text) == (name, text)
        assert decoded.confidence is not None
        assert decoded.confidence > 0.25


@pytest.mark.parametrize("name", ["tcvn3", "utf-8+tcvn3"])
def test_every_text_comes_back_from_tcvn3_but_for_the_case_of_letters_with_tones(name: str) -> None:
    capitals = restored = 0
    for text in map(eight_bits, texts()):
        decoded = decode(ENCODERS[name](text))
        assert decoded.encoding == name
        assert decoded.text is not None
        assert decoded.text.lower() == text.lower()
        pairs = [(was, is_) for was, is_ in zip(text, decoded.text, strict=True) if was != is_ or was.isupper()]
        assert all(was.isupper() for was, _ in pairs)  # no small letter became a capital
        toned = [(was, is_) for was, is_ in pairs if was in letters() and was not in "ĂÂÊÔƠƯĐ"]
        capitals += len(toned)
        restored += sum(was == is_ for was, is_ in toned)
    assert restored / capitals > 0.9


@pytest.mark.parametrize("name", OLD)
@pytest.mark.parametrize("start", [0, 500])
def test_three_hundred_characters_are_evidence_enough(name: str, start: int) -> None:
    text = eight_bits(texts()[0])[start : start + 300]
    assert decode(ENCODERS[name](text)).encoding == name


@pytest.mark.parametrize(
    "text",
    [
        "The draft was sent to all provinces. See the note below; is it complete? Yes: see a. and b.\n" * 20,
        "Le décret du 5 février a été modifié; les préfets sont chargés de l'exécution à Orléans.\n" * 20,
        "x^2 + y^2 = z^2; a(b+c) = ab + ac; e^(i*pi) = -1; O(n^2).\n" * 40,
        "Quyet dinh ve viec thanh lap thu vien xa, can cu Luat Thu vien nam 2019.\n" * 20,
        "Số 5\n" * 3 + "1.234.567 | 89 %\n" * 400,
        "中华人民共和国国务院令第五号,关于图书馆的规定。\n" * 30,
        "«Là» — ½ × ¼ = ⅛; § 5; ©®™ ¸ ´ ¨; 10 µm ± 2 °C\n" * 30,
    ],
    ids=["English", "French", "formulas", "no marks", "figures", "Chinese", "signs"],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode_text(text).encoding == "utf-8"


def test_bytes_of_another_language_are_not_made_vietnamese() -> None:
    french = "Le décret du 5 février a été modifié; les préfets sont chargés de l'exécution à Orléans.\n" * 20
    chinese = "中华人民共和国国务院令第五号,关于图书馆的规定。\n" * 30
    assert decode(french.encode("latin-1")).reason == "undecodable"
    assert decode(chinese.encode("gbk")).reason == "undecodable"
    assert decode(french.encode("latin-1"), declared="ISO-8859-1").text == french
    assert decode(chinese.encode("gbk"), declared="GBK").text == chinese


@pytest.mark.parametrize("declared", ["utf-8", "nonsense", "unicode_escape", "utf-7", "", "rot13"])
def test_a_declared_encoding_that_is_no_help_changes_nothing(declared: str) -> None:
    assert decode(b"Quy\xe1t \xf0nh", declared=declared).reason == "undecodable"


def test_few_words_are_no_evidence() -> None:
    assert decode("Bé ®Ò nghÞ".encode()).text == "Bé ®Ò nghÞ"
    assert decode("Bộ đề nghị".encode("cp1258", "ignore")).text is None


# ---- mark-up and entities


def test_entities_left_in_a_text_become_characters() -> None:
    text = "Quy&#7871;t &#x111;&#7883;nh s&#7889;&nbsp;5 &amp;agrave; &lt;m&oacute;n&gt; R&amp;D &MT; &#0; & &nbsp"
    assert decode_text(text).text == "Quyết định số\u00a05 à <món> R&D &MT; &#0; & &nbsp"
    assert decode_text(text).encoding == "utf-8+html"


def test_mark_up_keeps_its_entities() -> None:
    html = "<p>Quy&#7871;t định &lt;b&gt;</p>"
    assert decode_markup(html.encode()).text == html


def test_a_page_in_an_old_encoding_is_read_with_its_tags() -> None:
    html = "<html><body>" + "".join(f"<p class='a'>{line}</p>\n" for line in PAGE.splitlines()) + "</body></html>"
    for name in ("vni", "windows-1258"):
        decoded = decode_markup(ENCODERS[name](html.replace("•", "-")), declared="iso-8859-1")
        mark_up = unicodedata.normalize("NFC", str(decoded.text))  # as is done to the text that is drawn from it
        assert (decoded.encoding, mark_up) == (name, html.replace("•", "-"))


# ---- capitals of TCVN3


@pytest.mark.parametrize(
    ("letters_read", "restored"),
    [
        ("QUYếT ĐịNH", "QUYẾT ĐỊNH"),
        ("Về VIệC BAN HàNH", "VỀ VIỆC BAN HÀNH"),
        ("Về việc ban hành", "Về việc ban hành"),
        ("Số 205-QĐ/TU", "Số 205-QĐ/TU"),
        ("Bộ GIáO DụC Và ĐàO TạO", "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        ("Chủ tịch UBND Hà Nội", "Chủ tịch UBND Hà Nội"),
        ("ủy ban NHÂN DÂN", "ủy ban NHÂN DÂN"),
        ("ý KIếN CủA Bộ", "Ý KIẾN CỦA BỘ"),
        ("Về", "Về"),
    ],
)
def test_capitals_follow_those_beside_them(letters_read: str, restored: str) -> None:
    assert restore_capitals(letters_read) == restored


def test_a_document_whose_capitals_were_restored_says_so() -> None:
    decoded = decode(to_tcvn3(PAGE.replace("•", "-")))
    assert decoded.text is not None
    parsed = parse(decoded.text, Hints(encoding=decoded.encoding))
    assert (parsed.number, parsed.issuing_body) == ("7-CT/TW", "Ban Bí thư Trung ương Đảng")
    assert [issue.severity for issue in parsed.issues if issue.code == "restored_capitals"] == ["info"]
    assert "restored_capitals" not in {issue.code for issue in parse(PAGE, Hints(encoding="utf-8")).issues}


def test_a_document_whose_file_was_cut_within_a_letter_says_so() -> None:
    decoded = decode(PAGE.rstrip().encode()[:-1] + "ế".encode()[:2])
    parsed = parse(str(decoded.text), Hints(encoding=decoded.encoding))
    assert (decoded.encoding, parsed.number) == ("utf-8+cut", "7-CT/TW")
    assert [issue.severity for issue in parsed.issues if issue.code == "cut_text"] == ["warning"]


@pytest.mark.parametrize("name", ["windows-1258", "tcvn3", "vni"])
def test_a_piece_in_an_old_encoding_is_never_taken_for_cut_utf_8(name: str) -> None:
    for text in map(eight_bits, texts()):
        for start in range(0, len(text), 97):
            for length in (2, 5, 12, 40):
                piece = ENCODERS[name](text[start : start + length])
                assert "cut" not in (decode(piece).encoding or "")


# ---- syllables


@pytest.mark.parametrize(
    "word", ["nghiêng", "Điều", "khuỷu", "giếng", "quyết", "UỶ", "hòa", "hoà", "thuở", "ương", "yếu", "gì", "đắk"]
)
def test_a_syllable_is_known_in_any_case(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["QuyÕt", "thaùng", "Ä‘iá»", "nghãt", "việtt", "éà", "đecòm", "ß"])
def test_what_a_wrong_encoding_makes_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


# ---- whatever comes


@given(st.text(st.sampled_from("aeouyAEdD^(+'`?~.\\ \n&;#ñùÂ¸®»Ãáº\u0301\u0323ế1"), max_size=300))
def test_reading_never_raises_and_gives_fixed_text(text: str) -> None:
    decoded = decode_text(text)
    assert decoded.text is None or unicodedata.is_normalized("NFC", decoded.text)


HOSTILE = [
    "&",
    "&amp;",
    "&#1;",
    "a^",
    "ddD\\",
    "Ã¡",
    "Õ",
    "o\u0323\u0301",
    "\u0301",
    "Ế ",
    "à",
    "QUYÕT §ÞNH ",
    "Bộ ",
    "¸",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    assert growth(decode_text, piece, 20_000, most=8) < 8


def test_marks_heaped_on_a_letter_are_refused_before_they_cost_anything() -> None:
    heap = "o" + "\u0323\u0301" * 500_000
    assert decode(heap.encode()).reason == "undecodable"
    assert decode(("o" + "\u0301\u0323" * 5).encode()).text is not None


def test_viqr_is_ascii() -> None:
    assert "".join(VIQR).isascii()
