"""A whole document: head, body and foot of one of the lay-outs, at times within a portal's page, at times broken."""

import datetime
import unicodedata
from collections.abc import Iterator
from functools import cache
from random import Random

from pipelines.synth.bodies import write_articles, write_letter, write_outline, write_recitals
from pipelines.synth.draft import Draft, Facts, Offer
from pipelines.synth.phrases import FIRST_YEAR, LAST_YEAR, draw, draw_person, read_table
from pipelines.synth.portal import draw_offers, write_bullets, write_labels, write_offers
from pipelines.synth.truth import Synthetic, find_truth

# Labelled units: half of the documents have fewer than the median, few have many times as many, one in five hundred
# is as long as a code of law.
MEDIAN_UNITS = 26
SPREAD = 0.9
LONG_SHARE = 0.002
LONG_UNITS = (300, 4_500)
# Of three serials of a series one is issued, so that there are gaps.
SERIAL_STEP = 3
PAGES = {"bare": 62, "party_portal": 15, "labelled_portal": 15, "body_only": 8}
WRAPPED_COLUMNS = 70
PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def compose(seed: int, place: int) -> Synthetic:
    """Return the document at `place` of the endless row that `seed` begins; the same two numbers give the same text.

    No two places of a row have the same issuer, type, number and year.
    """
    chance = Random(f"vanban {seed} {place}")
    facts = draw_facts(seed, place, chance)
    draft = Draft(chance, facts.issue_date)
    if facts.page != "body_only":
        write_head(draft, facts)
    body_start = len(draft.lines)
    write_body(draft, facts, draw_length(chance))
    is_cut = facts.fault == "cut_off" and len(draft.units) > 4
    if is_cut:
        draft.cut(chance.randrange(2, len(draft.units)))
    body_end = len(draft.lines)
    if facts.page != "body_only" and not is_cut:
        write_foot(draft, facts)
    offers = draw_offers(chance) if facts.page == "party_portal" else ()
    lines = [*write_top(draft, facts), *write_text(draft, facts, body_start), *write_bottom(chance, offers)]
    truth = find_truth(draft, facts, body_end, offers, is_cut=is_cut)
    return Synthetic(text=spoil("\n".join(lines) + "\n", facts.fault), truth=truth)


def draw_facts(seed: int, place: int, chance: Random) -> Facts:
    """Return what is settled of the document at a place; issuer, year and number go round by place."""
    turn, slot = divmod(place, len(read_slots(seed)))
    issuer, year = read_slots(seed)[slot]
    first = datetime.date(year, 1, 1)
    serial = turn * SERIAL_STEP + chance.randrange(1, SERIAL_STEP + 1)
    page = draw_weighted(chance, PAGES)
    fault = draw_weighted(chance, read_faults())
    return Facts(
        issuer=issuer,
        number=issuer["number"].format(serial=f"{serial:02d}", year=year),
        issue_date=first + datetime.timedelta(days=chance.randrange(365)),
        subject=f"{draw(chance, 'subject')} {draw(chance, 'locality')} {draw(chance, 'syllable')}",
        signer=draw_person(chance),
        page="bare" if page == "body_only" and issuer["layout"] != "articles" else page,
        fault="" if page != "bare" and fault == "undated" else fault,
    )


@cache
def read_slots(seed: int) -> tuple[tuple[dict[str, str], int], ...]:
    """Return each issuer with each year, in an order of the seed's own."""
    slots = [(issuer, year) for issuer in read_table("issuers") for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    Random(f"vanban slots {seed}").shuffle(slots)
    return tuple(slots)


@cache
def read_faults() -> dict[str, int]:
    """Return the weight of each fault; that of "" is the weight of none."""
    return {row["fault"]: int(row["weight"]) for row in read_table("faults")}


def draw_weighted(chance: Random, weights: dict[str, int]) -> str:
    """Return one of the keys, each as often as its weight says."""
    return chance.choices(list(weights), list(weights.values()))[0]


def draw_length(chance: Random) -> int:
    """Return how many labelled units a body shall have."""
    if chance.random() < LONG_SHARE:
        return chance.randrange(*LONG_UNITS)
    return round(chance.lognormvariate(0, SPREAD) * MEDIAN_UNITS)


def write_head(draft: Draft, facts: Facts) -> None:
    """Write letterhead and title."""
    issuer, is_party = facts.issuer, is_party_number(facts.number)
    draft.say(*issuer["letterhead"].replace("/", "|").split("|"), "*" if is_party else "-------", "")
    draft.say(*((PARTY_MOTTO,) if is_party else STATE_MOTTO), "")
    draft.say(f"Số: {facts.number}" if not is_party else f"Số {facts.number}", "")
    draft.say(print_place_and_day(facts), "")
    if issuer["layout"] == "letter":
        draft.say(f"V/v {facts.subject}")
        return
    draft.say(issuer["document_type"].upper())
    if issuer["authority"].startswith("CỦA "):
        draft.say(issuer["authority"])
    draft.say(print_title(facts), "")


def print_title(facts: Facts) -> str:
    """Return the abstract as it stands below the type."""
    return f"Về {facts.subject}" if facts.issuer["layout"] == "outline" else f"Về việc {facts.subject}"


def print_place_and_day(facts: Facts) -> str:
    """Return the line of place and date; an undated document has room left for the pen."""
    day = facts.issue_date
    if facts.fault == "undated":
        return f"Hà Nội, ngày      tháng      năm {day.year}"
    return f"Hà Nội, ngày {print_padded(day.day)} tháng {print_padded(day.month)} năm {day.year}"


def is_party_number(number: str) -> bool:
    """Tell whether a number has the shape of the Party's: 12-CT/TW, not 12/CT-TTg."""
    return "-" in number.partition("/")[0]


def print_padded(figure: int) -> str:
    """Return a day or month with a leading zero where Decree 30/2020/NĐ-CP wants one: days below 10, months 1 and 2."""
    return f"{figure:02d}" if figure < 3 else str(figure)


def write_body(draft: Draft, facts: Facts, units: int) -> None:
    """Write the body that the issuer's lay-out has; without a letterhead it begins with its legal basis."""
    issuer = facts.issuer
    if issuer["layout"] == "letter":
        write_letter(draft, units)
    elif issuer["layout"] == "outline":
        write_outline(draft, units)
    else:
        draft.say(*(() if facts.page == "body_only" else (issuer["authority"], "")))
        write_recitals(draft)
        draft.say("", f"{issuer['authority']} ban hành {issuer['document_type']} như sau:".capitalize())
        write_articles(draft, issuer["document_type"], units)


def write_foot(draft: Draft, facts: Facts) -> None:
    """Write recipients and signature."""
    recipients = draft.chance.sample(["Như trên", "Cổng thông tin điện tử", "Các đơn vị trực thuộc"], k=2)
    draft.say("", "Nơi nhận:", *(f"- {name};" for name in recipients), "- Lưu: VT.", "")
    titles = [title for title in (*facts.issuer["signature"].split("|"), facts.issuer["office"]) if title]
    draft.say(*titles, "", facts.signer)


def write_top(draft: Draft, facts: Facts) -> Iterator[str]:
    """Yield what a portal prints above the document."""
    effective = draft.effective_date or facts.issue_date
    if facts.page == "party_portal":
        yield from write_bullets(facts, effective)
    elif facts.page == "labelled_portal":
        yield from write_labels(facts, effective)


def write_text(draft: Draft, facts: Facts, body_start: int) -> Iterator[str]:
    """Yield the document's own lines; in a wrapped one those of the body are broken."""
    yield from draft.lines[:body_start]
    for line in draft.lines[body_start:]:
        yield from wrap(line) if facts.fault == "wrapped" else (line,)


def wrap(line: str) -> Iterator[str]:
    """Yield a line broken at blanks into lines of at most seventy characters."""
    while len(line) > WRAPPED_COLUMNS and " " in line[1:WRAPPED_COLUMNS]:
        at = line.rindex(" ", 1, WRAPPED_COLUMNS)
        yield line[:at]
        line = line[at + 1 :]
    yield line


def write_bottom(chance: Random, offers: tuple[Offer, ...]) -> Iterator[str]:
    """Yield what a portal prints below the document, if it offers anything."""
    if offers:
        yield from write_offers(chance, offers)


def spoil(text: str, fault: str) -> str:
    """Return the text as a careless system would have stored it."""
    if fault == "decomposed":
        return unicodedata.normalize("NFD", text)
    return text.replace("\n", "\r\n") if fault == "carriage_returns" else text
