"""What a portal prints around a document: title and metadata above it, other documents and news below it."""

import datetime
from collections.abc import Iterator
from random import Random

from pipelines.synth.draft import Facts, Offer
from pipelines.synth.phrases import draw, draw_date, draw_sentence

HEADS = ("Số hiệu", "Trích yếu", "Ngày ban hành", "Ngày hiệu lực", "File")


def write_bullets(facts: Facts, effective: datetime.date) -> Iterator[str]:
    """Yield the lines above a document of a Party portal: its title in one sentence, its metadata without labels."""
    kind, days = facts.issuer["document_type"], (print_date(facts.issue_date), print_date(effective))
    cells = (f"Về {facts.subject}", facts.number, kind, "Khác", *days, body_name(facts.issuer), facts.signer)
    yield f"{kind} số {facts.number} ngày {days[0]} về {facts.subject}"
    yield from (f"  • {cell}" for cell in cells)
    yield from ("Nội dung:", "")


def write_labels(facts: Facts, effective: datetime.date) -> Iterator[str]:
    """Yield the lines above a document of a portal that labels its metadata."""
    kind = facts.issuer["document_type"]
    yield from (f"{kind} {facts.number}", "")
    cells = {
        "Số hiệu": facts.number,
        "Loại văn bản": kind,
        "Trích yếu": f"Về {facts.subject}",
        "Cơ quan ban hành": body_name(facts.issuer),
        "Người ký": facts.signer,
        "Ngày ban hành": print_date(facts.issue_date),
        "Ngày hiệu lực": print_date(effective),
    }
    yield from (f"{label}: {cell}" for label, cell in cells.items())
    yield ""


def body_name(issuer: dict[str, str]) -> str:
    """Return the letterhead as a portal writes it."""
    return issuer["letterhead"].replace("|", " ").replace("/", " ").capitalize()


def draw_offers(chance: Random) -> tuple[Offer, ...]:
    """Return a few other documents and news items."""
    offers: list[Offer] = []
    for _ in range(chance.randrange(1, 4)):
        day = draw_date(chance)
        number = f"{chance.randrange(1, 300)}-CT/TW"
        offers.append(Offer("other_document", f"Về {draw(chance, 'subject')}", number, day, day))
    headlines = {draw(chance, "headline") for _ in range(chance.randrange(1, 5))}
    return (*offers, *(Offer("news", headline) for headline in sorted(headlines)))


def write_offers(chance: Random, offers: tuple[Offer, ...]) -> Iterator[str]:
    """Yield the lines below a document: a table of other documents without its rules, and news with their teasers."""
    yield from ("", "Văn bản khác", "", *HEADS)
    for offer in offers:
        if offer.issue_date and offer.effective_date:
            yield from (str(offer.number), offer.title, print_date(offer.issue_date), print_date(offer.effective_date))
        else:
            yield from ("", offer.title, "", f"(ĐCSVN) - {draw_sentence(chance)}.")
    yield from ("", "Liên kết website")


def print_date(day: datetime.date) -> str:
    """Return a date as a portal prints it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
