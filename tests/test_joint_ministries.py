"""Papers of several ministries, 1955 to 1996, that name them by their fields: LIÊN BỘ TÀI CHÍNH - Y TẾ."""

import itertools

import pytest

from pipelines.parse import parse
from pipelines.parse.words.ministries import ministries_of

FIELDS = {
    "TÀI CHÍNH": "bo-tai-chinh",
    "Y TẾ": "bo-y-te",
    "LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI": "bo-lao-dong-thuong-binh-xa-hoi",
    "NỘI VỤ": "bo-noi-vu-cong-an",  # so the police were called until 1998
}
PAIRS = tuple(itertools.permutations(FIELDS, 2))
SUBJECT = "Về chế độ đối với người canh đê"
NUMBERS = ("12-TT/LB", "12 TT/LB", "12/TT-LB")
HEADS = {
    "whose": "THÔNG TƯ LIÊN BỘ\nCỦA BỘ {a} - {b} SỐ {n} NGÀY 5 THÁNG 3 NĂM 1994\n{s}\n",
    "whose, each a ministry": "THÔNG TƯ LIÊN BỘ\nCỦA BỘ {a} - BỘ {b} SỐ {n} NGÀY 5-3-1994\n{s}\n",
    "fields below the type": "THÔNG TƯ LIÊN BỘ\n{a} - {b} SỐ {n} NGÀY 5-3-1994\n{s}\n",
    "fields behind the type": "THÔNG TƯ LIÊN BỘ {a} - {b} SỐ {n} NGÀY 5-3-1994\n{s}\n",
    "joined below the type": "THÔNG TƯ\nLIÊN BỘ {a} - {b} SỐ {n} NGÀY 5-3-1994\n{s}\n",
    "whose joined": "THÔNG TƯ\nCỦA LIÊN BỘ {a} - {b} SỐ {n} NGÀY 5 THÁNG 3 NĂM 1994\n{s}\n",
    "letterhead": (
        "BỘ {a} - BỘ {b}\nSố: {n}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 5 tháng 3 năm 1994\nTHÔNG TƯ LIÊN BỘ\n{s}\n"
    ),
    "joined letterhead": (
        "LIÊN BỘ\n{a} - {b}\nSố {n}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 5 tháng 3 năm 1994\nTHÔNG TƯ LIÊN BỘ\n{s}\n"
    ),
}
TEXT = (
    "Trong mấy năm qua, các địa phương đã có nhiều cố gắng trong việc giữ đê.\n1. Các xã có đê kiểm tra đê.\n"
    "2. Hợp tác xã cử xã viên canh đê.\nK.T BỘ TRƯỞNG BỘ {a}\nTHỨ TRƯỞNG\nVũ Thí Dụ\nK.T BỘ TRƯỞNG BỘ {b}\n"
    "THỨ TRƯỞNG\nLê Thị Mạ\n"
)


@pytest.mark.parametrize("head", HEADS)
def test_the_ministries_of_a_joint_paper_are_its_issuers(head: str) -> None:
    for (first, second), number in itertools.product(PAIRS, NUMBERS):
        text = HEADS[head].format(a=first, b=second, n=number, s=SUBJECT) + TEXT.format(a=first, b=second)
        document = parse(text)
        assert document is not None
        ids = [one.issuing_body_id for one in document.issuers]
        told = (
            document.number,
            str(document.issue_date),
            document.subject,
            [one.signer for one in document.signatures],
        )
        assert (ids, *told) == (
            [FIELDS[first], FIELDS[second]],
            number,
            "1994-03-05",
            SUBJECT,
            ["Vũ Thí Dụ", "Lê Thị Mạ"],
        ), text
        assert document.issuing_body_id == FIELDS[first], text


@pytest.mark.parametrize(
    "name",
    [
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        "BỘ NÔNG NGHIỆP VÀ TÀI CHÍNH",
        "LIÊN BỘ TÀI CHÍNH - CẦU ĐƯỜNG SÔNG NƯỚC",
        "LIÊN BỘ TÀI CHÍNH",
    ],
)
def test_one_name_or_an_unknown_field_is_no_list_of_ministries(name: str) -> None:
    assert ministries_of(name) == ()
