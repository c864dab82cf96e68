"""What a portal prints around a document: title line and bullets above it, other documents and news below it."""

import datetime
from random import Random

from pipelines.synth.phrases import draw, draw_date, draw_sentence

_HEADS = ("Số hiệu", "Trích yếu", "Ngày ban hành", "Ngày hiệu lực", "File")


def write_portal_top(
    issuer: dict[str, str], number: str, issued: datetime.date, subject: str, signer: str
) -> list[str]:
    """Return the lines above the document: its title in one sentence, then its metadata as bullets without labels."""
    kind, day = issuer["document_type"], print_date(issued)
    body = issuer["letterhead"].replace("|", " ").capitalize()
    cells = (f"Về {subject}", number, kind, "Khác", day, day, body, signer)
    return [f"{kind} số {number} ngày {day} về {subject}", *(f"  • {cell}" for cell in cells), "Nội dung:", ""]


def write_portal_bottom(chance: Random) -> list[str]:
    """Return the lines below the document: a table of other documents, and a few news items."""
    lines = ["", "Văn bản khác", "", *_HEADS]
    for _ in range(chance.randrange(1, 4)):
        day = print_date(draw_date(chance))
        lines += [f"{chance.randrange(1, 300)}-CT/TW", f"Về {draw(chance, 'subject')}", day, day]
    for _ in range(chance.randrange(1, 5)):
        lines += ["", draw(chance, "headline"), "", f"(ĐCSVN) - {draw_sentence(chance)}."]
    return [*lines, "", "Liên kết website"]


def print_date(day: datetime.date) -> str:
    """Return a date as the portal prints it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
