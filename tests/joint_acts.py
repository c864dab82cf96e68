"""Joint papers, whose issuers stand side by side, one below the other or in one line, and all of whom sign."""

import random

from act_parts import (
    DAYS,
    LABELS,
    LEAD,
    LOCAL,
    MINISTRIES,
    NAMES,
    RECITALS,
    STATE,
    SUBJECTS,
    Act,
    Head,
    Signed,
    answers,
    choose_style,
    make_units,
    print_foot,
    print_head,
    print_outline,
    print_paragraphs,
    sign,
    wrap_title,
)

# Type as printed, code of the number, the type's name.
JOINT_TYPES = (
    ("THÔNG TƯ LIÊN TỊCH", "{n}/2031/TTLT-{c}", "Thông tư liên tịch"),
    ("NGHỊ QUYẾT LIÊN TỊCH", "{n}/2031/NQLT-{c}", "Nghị quyết liên tịch"),
)
PLAN_TYPES = (
    ("KẾ HOẠCH PHỐI HỢP", "{n}/KHPH-{c}", "Kế hoạch"),
    ("KẾ HOẠCH LIÊN TỊCH", "{n}/KHLT-{c}", "Kế hoạch"),
    ("CHƯƠNG TRÌNH PHỐI HỢP", "{n}/CTr-{c}", "Chương trình"),
    ("CHƯƠNG TRÌNH PHỐI HỢP", "{n}/CTPH-{c}", "Chương trình"),
    ("HƯỚNG DẪN LIÊN NGÀNH", "{n}/HDLN-{c}", "Hướng dẫn"),
    ("QUY CHẾ PHỐI HỢP", "{n}/QCPH-{c}", "Quy chế"),
)


def make_joint(chance: random.Random) -> Act:
    """Return a joint paper: its issuers side by side, one below the other or in one line, and all of them sign."""
    is_local = chance.random() < 0.4
    offices = chance.sample(LOCAL if is_local else MINISTRIES, chance.choice((2, 2, 3)))
    printed, form, kind = chance.choice(PLAN_TYPES if is_local else JOINT_TYPES)
    number = form.format(n=chance.randint(2, 60), c="-".join(office.code for office in offices))
    names = [office.name for office in offices]
    ways = {
        "a line each": names,
        "hyphens in a line": [" - ".join(names)],
        "hyphens at the ends": [*(f"{name} -" for name in names[:-1]), names[-1]],
        "hyphens at the heads": [names[0], *(f"- {name}" for name in names[1:])],
        "commas": [", ".join(names)],
        "parted by blanks": ["     ".join(names)],
    }
    if is_local:
        del ways["parted by blanks"]  # who reads names that nobody knows in one line with the motto?
    way = chance.choice(tuple(ways))
    style, subject = choose_style(chance, LABELS), chance.choice(SUBJECTS)
    label = chance.choice(("Số: ", "Số "))
    head = Head(ways[way], [label + number], STATE, [f"{offices[0].place}, {chance.choice(DAYS)}"])
    shape, top = print_head(chance, head)
    order = offices if chance.random() < 0.6 else offices[::-1]
    is_named = chance.random() < 0.6
    signatures = [sign(chance, office, is_named=is_named) for office in order]
    if not is_named:
        signatures = [
            Signed((office.name, *one.titles), one.title, one.capacity, one.name)
            for office, one in zip(order, signatures, strict=True)
        ]
    foot_shape, foot = print_foot(chance, unlike(chance, signatures))
    about = chance.choice(("Về việc ", "về ", "Hướng dẫn ")) + subject
    units = make_units(chance, style, chance.choice((("article", "clause"), ("numbered_item", "letter_item"))))
    title = "\n".join([printed, *wrap_title(chance, about, 60)])
    parts = [top, title, print_paragraphs(style, [RECITALS[1], LEAD]), print_outline(style, units), foot]
    said = {
        "number": number,
        "type": kind,
        "issued": "2031-03-05",
        "issuers": names,
        "issuer ids": None if is_local else [office.body_id for office in offices],
        "superior": None,
        "subject": about,
        "signers": signatures,
        "units": answers(units),
    }
    return Act("\n\n".join(parts) + "\n", "joint", f"{way} / {shape} / {foot_shape} / {kind}", said)


def unlike(chance: random.Random, signatures: list[Signed]) -> list[Signed]:
    """Give each signature a name of its own."""
    names = chance.sample(NAMES, len(signatures))
    signatures[:] = [
        Signed(one.titles, one.title, one.capacity, name) for one, name in zip(signatures, names, strict=True)
    ]
    return signatures
