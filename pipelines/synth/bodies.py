"""Bodies of documents: articles with clauses and points, or an outline of Roman headings, items and dashes."""

import datetime
from collections.abc import Iterator
from random import Random

from pipelines.synth.draft import Draft
from pipelines.synth.phrases import draw, draw_sentence

POINTS = "abcdđeghiklm"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LINKS = ("theo quy định tại", "thực hiện", "được hướng dẫn tại", "trái với", "nêu tại")
# The share of sentences that cite.
CITES = 0.3


def write_recitals(draft: Draft) -> None:
    """Write the legal basis of an act, one reference a line."""
    for _ in range(draft.chance.randrange(2, 6)):
        draft.say(f"Căn cứ {draft.cite()} về {draw(draft.chance, 'subject')};")
    draft.say(f"Theo đề nghị của Chánh Văn phòng về việc {draw(draft.chance, 'subject')};")


def write_articles(draft: Draft, kind: str, units: int) -> None:
    """Write articles until about `units` labelled units stand; long acts have chapters too, and all end with effect."""
    goal = len(draft.units) + units
    has_chapters = units > 60
    article = 0
    while len(draft.units) < goal or article < 2:
        if has_chapters and article % 8 == 0:
            write_chapter(draft, article // 8)
        article += 1
        heading = draw(draft.chance, "heading")
        draft.open_unit("article", str(article), f"Điều {article}.")
        draft.say("", f"Điều {article}. {heading}")
        write_clauses(draft)
    write_effect(draft, kind, article + 1)


def write_effect(draft: Draft, kind: str, article: int) -> None:
    """Write the last article, which says when the act takes effect."""
    after = draft.chance.choice((0, 0, 15, 45, 60, 90))
    draft.effective_date = draft.issue_date + datetime.timedelta(days=after)
    day = draft.effective_date
    when = f"từ ngày {day.day:02d} tháng {day.month:02d} năm {day.year}" if after else "kể từ ngày ký"
    draft.open_unit("article", str(article), f"Điều {article}.")
    draft.say("", f"Điều {article}. Hiệu lực thi hành", f"{kind} này có hiệu lực {when}.")


def write_chapter(draft: Draft, place: int) -> None:
    """Write the heading of a chapter, its title on the next line."""
    number = ROMAN[place] if place < len(ROMAN) else str(place + 1)
    draft.open_unit("chapter", number, f"Chương {number}")
    draft.say("", f"Chương {number}", draw(draft.chance, "heading").upper())


def write_clauses(draft: Draft) -> None:
    """Write the inside of an article: one paragraph, or clauses, some of them with points."""
    if draft.chance.random() < 0.2:
        draft.say(write_text(draft, 3))
        return
    for clause in range(1, draft.chance.randrange(3, 7)):
        draft.open_unit("clause", str(clause), f"{clause}.")
        has_points = draft.chance.random() < 0.25
        stop = ":" if has_points else "."
        draft.say(f"{clause}. {write_text(draft, 2).removesuffix('.')}{stop}")
        for letter in POINTS[: draft.chance.randrange(2, 6)] if has_points else "":
            draft.open_unit("point", letter, f"{letter})")
            draft.say(f"{letter}) {draw_sentence(draft.chance)};")


def write_outline(draft: Draft, units: int) -> None:
    """Write Roman headings with numbered items and dashes below them until about `units` labelled units stand."""
    goal = len(draft.units) + units
    draft.say("", f"{write_text(draft, 2).removesuffix('.')} như sau:")
    for roman in ROMAN:
        draft.open_unit("roman_item", roman, f"{roman}-")
        draft.say("", f"{roman}- {draw(draft.chance, 'aim').upper()}")
        for item in range(1, max(3, units // 12)):
            draft.open_unit("numbered_item", str(item), f"{item}.")
            draft.say("", f"{item}. {write_text(draft, 2)}")
            for dash in dash_lines(draft):
                draft.open_unit("dash_item", None, "-")
                draft.say(dash)
        if len(draft.units) >= goal:
            return


def dash_lines(draft: Draft) -> Iterator[str]:
    """Yield the dash items below a numbered one, if it has any."""
    for _ in range(draft.chance.randrange(0, 4)):
        yield f"- {write_text(draft, 1)}"


def write_letter(draft: Draft, units: int) -> None:
    """Write the text of an official letter: a lead-in, a few numbered requests, a closing line."""
    draft.say("", f"Kính gửi: {draw(draft.chance, 'recipient')}.", "", f"Thực hiện {draft.cite()}, {lower(draft)}:")
    for item in range(1, max(2, units // 4)):
        draft.open_unit("numbered_item", str(item), f"{item}.")
        draft.say(f"{item}. {write_text(draft, 2)}")
    draft.say("", "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh để cùng tháo gỡ.")


def lower(draft: Draft) -> str:
    """Return a sentence that goes on after a comma."""
    words = draw_sentence(draft.chance)
    return words[0].lower() + words[1:]


def write_text(draft: Draft, most: int) -> str:
    """Return one to `most` sentences; some of them cite, with or without a pinpoint."""
    return " ".join(f"{write_sentence(draft)}." for _ in range(draft.chance.randrange(1, most + 1)))


def write_sentence(draft: Draft) -> str:
    """Return a sentence without its stop, at times with a reference behind it."""
    words = draw_sentence(draft.chance)
    if draft.chance.random() >= CITES:
        return words
    return f"{words}, {draft.chance.choice(LINKS)} {draw_pinpoint(draft.chance)}{draft.cite()}"


def draw_pinpoint(chance: Random) -> str:
    """Return nothing, or a place within the act that is cited next."""
    if chance.random() < 0.6:
        return ""
    article = f"Điều {chance.randrange(1, 60)} "
    if chance.random() < 0.5:
        article = f"khoản {chance.randrange(1, 9)} {article}"
        if chance.random() < 0.5:
            article = f"điểm {chance.choice(POINTS)} {article}"
    return article
