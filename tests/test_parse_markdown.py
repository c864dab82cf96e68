"""Marks of Markdown between words are read through, and everything is placed in the stored text again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.parse import find_citations, parse
from pipelines.parse.plain.emphasis import without_emphasis
from pipelines.parse.plain.plain_text import read_plain

LINKED = (
    'Theo [Nghị định số 12/2020/NĐ-CP](https://van-ban.example/nd-(12).aspx "Nghị định") ngày 5/6/2020 của Chính phủ.'
)
TEXTS = st.lists(
    st.sampled_from(
        ["[", "](", "/a)", "](#n)", "[1](#f)", "**", "*", "/", "![", "\\", "\\.", "<a b>", "</a>", "Điều 1.", " ", "\n"]
    ),
    max_size=20,
).map("".join)


def test_a_reference_goes_on_behind_its_link() -> None:
    (citation,) = find_citations(LINKED)
    assert (citation.number, str(citation.issue_date)) == ("12/2020/NĐ-CP", "2020-06-05")
    assert citation.text == LINKED[citation.span_start : citation.span_end]
    assert citation.text.startswith("Nghị định số")
    assert citation.text.endswith("của Chính phủ")


def test_the_number_of_a_footnote_is_no_part_of_a_number() -> None:
    (citation,) = find_citations(r"Theo Nghị định số 12/2020/NĐ-CP[\[1\]](#_ftn1) ngày 5/6/2020.")
    assert (citation.number, str(citation.issue_date)) == ("12/2020/NĐ-CP", "2020-06-05")


def test_a_link_that_joins_two_words_is_a_blank_between_them() -> None:
    plain = read_plain("Căn cứ[Luật Đất đai](/luat)ngày 5[\\[1\\]](#_ftn1)và [6](/a)/7")
    assert plain is not None
    assert plain.text == "Căn cứ Luật Đất đai ngày 5 và 6/7"


def test_emphasis_within_a_word_or_number_is_read_through() -> None:
    plain = without_emphasis("**Số 1**2**/**2031**/**QĐ-BYT, Quy*ế*t đ*ị*nh, **TH****Ủ TRƯỞNG")
    assert plain is not None
    assert plain.text == "**Số 12/2031/QĐ-BYT, Quyết định, **THỦ TRƯỞNG"


def test_emphasis_between_two_words_stays() -> None:
    text = "**Điều 5**Phạm vi, chính sách**và các** quỹ**Các bộ, TT-BTC****Quy định, **UBND****TỈNH, 2*3, -**Căn cứ"
    assert without_emphasis(text) is None


def test_a_number_is_kept_without_the_emphasis_within() -> None:
    (citation,) = find_citations("Theo Nghị định **số 1**2**/**2031**/**NĐ-CP ngày 5/6/2031")
    assert (citation.number, citation.number_key) == ("12/2031/NĐ-CP", "12/2031/NĐ-CP")
    assert citation.text == "Nghị định **số 1**2**/**2031**/**NĐ-CP ngày 5/6/2031"


def test_brackets_that_lead_nowhere_stay() -> None:
    text = "[Tên cơ quan] (1) và [tên](2) ở đây, 50% [a]; C:\\Thư mục"
    plain = read_plain(text)
    assert plain is None or plain.text == text


def test_most_texts_have_no_marks() -> None:
    assert read_plain("Điều 1. Phạm vi\n**Điều 2.** (xem Điều 3)") is None


def test_only_the_marks_are_left_out() -> None:
    plain = read_plain('![Ảnh](/a.png)[**Điều 1.** Phạm\\_vi](#d1) <a name="d2"></a>và [![In](/i.png)](/in)2\\.')
    assert plain is not None
    assert plain.text == "**Điều 1.** Phạm_vi và 2."


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_each_character_keeps_its_place(text: str) -> None:
    plain = read_plain(text)
    if plain is None:
        return
    places = [plain.place(offset) for offset in range(len(plain.text))]
    assert all(
        text[place] == letter or (text[place] in "[!]" and letter == " ")
        for place, letter in zip(places, plain.text, strict=True)
    )
    assert places == sorted(set(places))
    assert all(plain.place_end(0, end + 1) == place + 1 for end, place in enumerate(places))


def test_the_same_is_read_with_and_read_plain() -> None:
    head = "BỘ Y TẾ\nSố: 1/2024/TT-BYT\nHà Nội, ngày 2 tháng 1 năm 2024\nTHÔNG TƯ\nVề thuốc\n"
    page = head + "Điều 1. Một\n1. Hai.\nĐiều 2. Ba\n"
    marked = page.replace("Điều 1.", "[Điều 1\\.](#d1)").replace("1/2024/TT-BYT", "[1/2024/TT-BYT](/so)")
    one, other = parse(page), parse(marked)
    assert (other.number, other.subject, other.issue_date) == (one.number, one.subject, one.issue_date)
    assert [(s.path, s.label, s.heading) for s in other.sections] == [
        (s.path, s.label, s.heading) for s in one.sections
    ]
    witness = next(w for w in other.evidence if w.field == "number")
    assert marked[witness.span_start : witness.span_end] == "1/2024/TT-BYT"
