"""Plans whose lines are broken or indented where readers stumble: within references, lists and sentences."""

import random

from act_parts import NAMES, PEOPLE, RECIPIENTS, Act, Signed, head_of

# A sentence in its pieces, and the acts that it cites, each with its place and what is done.
SENTENCES: tuple[tuple[tuple[str, ...], tuple[tuple[str, str, str | None], ...]], ...] = (
    (
        ("Các tổ làm theo quy định tại khoản", "2", "Điều 16 Luật Đê điều số 7/2029/QH19."),
        (("cites", "7/2029/QH19", "dieu:16/khoan:2"),),
    ),
    (
        ("Thu phí theo điểm a khoản", "3 Điều", "5 Nghị định số 8/2030/NĐ-CP", "ngày 4 tháng 5 năm 2030."),
        (("cites", "8/2030/NĐ-CP", "dieu:5/khoan:3/diem:a"),),
    ),
    (
        (
            "Quán triệt các",
            "Kết luận số 12-KL/TU, ngày 3/2/2030",
            "và Kết luận số 15-KL/TU, ngày 6/7/2030 của Tỉnh ủy.",
        ),
        (("implements", "12-KL/TU", None), ("implements", "15-KL/TU", None)),
    ),
    (
        ("Thực hiện các nhiệm vụ nêu tại", "Chỉ thị số 9-CT/TU, ngày 3/2/2030", "của Tỉnh ủy."),
        (("cites", "9-CT/TU", None),),
    ),
    (
        ("Thi hành Quyết định số", "14/2030/QĐ-UBND ngày 1 tháng 2 năm 2030 của Ủy ban nhân dân", "tỉnh về giữ đê."),
        (("implements", "14/2030/QĐ-UBND", None),),
    ),
    (("Mỗi xã được cấp", "1.500 bao cát và", "20. Số bao cát thừa nộp về kho", "của tỉnh."), ()),
    (("Việc này do ông", "Đỗ Văn Mẫu, Phó Chủ tịch", "Ủy ban nhân dân tỉnh phụ trách."), ()),
    (("Các xã báo cáo trước ngày", "15 hằng tháng, chậm nhất là ngày", "20."), ()),
    (("Giai đoạn 2031", "- 2035 đắp xong các đoạn đê yếu", "của tỉnh."), ()),
    (("Lập tổ giữ đê ở các xã", "ven sông, mỗi tổ có", "10 người trở lên."), ()),
)
BREAKS = ("\n", "\n    ", "\n\t", " ")
STYLES = (("{}. ", "numbered_item"), ("{}- ", "numbered_item"), ("{}) ", "numbered_item"))


def make_broken(chance: random.Random) -> Act:
    """Return a plan of three items, the sentences of which are broken in one way."""
    number = f"{chance.randint(2, 400)}/KH-UBND"
    shape, top = head_of(chance, PEOPLE, number)
    between, (label, level) = chance.choice(BREAKS), chance.choice(STYLES)
    chosen = chance.sample(SENTENCES, 3)
    gap = chance.choice(("\n", "\n\n"))
    items = [label.format(place) + between.join(pieces) for place, (pieces, _) in enumerate(chosen, 1)]
    name = chance.choice(NAMES)
    lead = "Để giữ đê tốt hơn, Ủy ban nhân dân tỉnh yêu cầu các xã ven sông làm tốt các việc sau:"
    foot = "\n".join([*RECIPIENTS[0], "CHỦ TỊCH", name])
    text = "\n\n".join([top, "KẾ HOẠCH\nGiữ đê năm 2031", lead, gap.join(items), foot]) + "\n"
    words = ["".join("".join(pieces).split()) for pieces, _ in chosen]
    said: dict[str, object] = {
        "number": number,
        "subject": "Giữ đê năm 2031",
        "signers": [Signed(("CHỦ TỊCH",), "CHỦ TỊCH", None, name)],
        "units": [(level, str(place), None, said, None) for place, said in enumerate(words, 1)],
        "places": [cited for _, cites in chosen for cited in cites],
    }
    first = " + ".join(pieces[0][:14] for pieces, _ in chosen)
    return Act(text, "broken", f"{between!r} / {label} / {gap!r} / {shape} / {first}", said)
