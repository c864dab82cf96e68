"""A whole document: head, body and foot of one of the lay-outs, at times within a portal's page."""

from random import Random

from pipelines.synth.bodies import write_articles, write_letter, write_outline, write_recitals
from pipelines.synth.draft import Draft, Synthetic
from pipelines.synth.phrases import draw, draw_date, draw_person, read_table
from pipelines.synth.portal import write_portal_bottom, write_portal_top

# Labelled units: half of the documents have fewer than the median, few have many times as many.
_MEDIAN_UNITS = 28
_SPREAD = 0.9
_MOST_UNITS = 2_500
_PORTAL_SHARE = 0.2
_PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
_STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def compose(seed: int, place: int) -> Synthetic:
    """Return the document at `place` of the endless row that `seed` begins; the same two numbers give the same text."""
    chance = Random(f"vanban {seed} {place}")
    issuer = chance.choice(read_table("issuers"))
    issued = draw_date(chance)
    draft = Draft(chance, issued)
    number = issuer["number"].format(serial=f"{chance.randrange(1, 400):02d}", year=issued.year)
    subject, signer = draw(chance, "subject"), draw_person(chance)
    in_portal = chance.random() < _PORTAL_SHARE
    top = write_portal_top(issuer, number, issued, subject, signer) if in_portal else []
    units = min(_MOST_UNITS, round(chance.lognormvariate(0, _SPREAD) * _MEDIAN_UNITS))
    write_head(draft, issuer, number, subject)
    write_body(draft, issuer, units)
    write_foot(draft, issuer, signer)
    bottom = write_portal_bottom(chance) if in_portal else []
    return Synthetic(
        text="\n".join([*top, *draft.lines, *bottom]) + "\n",
        layout=issuer["layout"],
        number=number,
        document_type=issuer["document_type"],
        issue_date=issued,
        issuing_body_id=issuer["issuing_body_id"],
        subject=subject,
        signer=signer,
        sections=tuple(draft.sections),
        citations=tuple(draft.citations),
    )


def write_head(draft: Draft, issuer: dict[str, str], number: str, subject: str) -> None:
    """Write letterhead and title."""
    is_party = is_party_number(number)
    day = draft.issue_date
    draft.say(*issuer["letterhead"].split("|"), "*" if is_party else "-------", "")
    draft.say(*((_PARTY_MOTTO,) if is_party else _STATE_MOTTO), "")
    draft.say(f"Số: {number}" if not is_party else f"Số {number}", "")
    draft.say(f"Hà Nội, ngày {print_padded(day.day)} tháng {print_padded(day.month)} năm {day.year}", "")
    if issuer["layout"] == "letter":
        draft.say(f"V/v {subject}")
        return
    draft.say(issuer["document_type"].upper())
    if issuer["authority"].startswith("CỦA "):
        draft.say(issuer["authority"])
    draft.say(f"Về {subject}" if issuer["layout"] == "outline" else f"Về việc {subject}", "")


def is_party_number(number: str) -> bool:
    """Tell whether a number has the shape of the Party's: 12-CT/TW, not 12/CT-TTg."""
    return "-" in number.partition("/")[0]


def print_padded(figure: int) -> str:
    """Return a day or month with a leading zero where Decree 30/2020/NĐ-CP wants one: days below 10, months 1 and 2."""
    return f"{figure:02d}" if figure < 3 else str(figure)


def write_body(draft: Draft, issuer: dict[str, str], units: int) -> None:
    """Write the body that the issuer's lay-out has."""
    if issuer["layout"] == "letter":
        write_letter(draft, units)
    elif issuer["layout"] == "outline":
        write_outline(draft, units)
    else:
        draft.say(issuer["authority"], "")
        write_recitals(draft)
        draft.say("", f"{issuer['authority']} ban hành {issuer['document_type']} như sau:".capitalize())
        write_articles(draft, units)


def write_foot(draft: Draft, issuer: dict[str, str], signer: str) -> None:
    """Write recipients and signature."""
    recipients = draft.chance.sample(["Như trên", "Cổng thông tin điện tử", "Các đơn vị trực thuộc"], k=2)
    draft.say("", "Nơi nhận:", *(f"- {name};" for name in recipients), "- Lưu: VT.", "")
    titles = [title for title in (*issuer["signature"].split("|"), issuer["office"]) if title]
    draft.say(*titles, "", signer)
