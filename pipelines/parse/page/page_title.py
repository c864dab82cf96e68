"""The page's title line: type, number, date, issuer and subject in one machine-made sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from pipelines.parse.model import Evidence
from pipelines.parse.page.signing_sentence import signer_before
from pipelines.parse.words.anchors import anchor_pattern, find_anchor, opens_with
from pipelines.parse.words.bodies import FoundBody, find_bodies
from pipelines.parse.words.dates import find_dates
from pipelines.parse.words.issuers import GENERIC
from pipelines.parse.words.kinds import count_kind_words, match_kind
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.numbers import Number, find_numbers
from pipelines.parse.words.phrases import tree_pattern
from pipelines.vocab.layout import mark_words, offices
from pipelines.vocab.records import DocumentType

_BY = re.compile(r"[ \xa0,)]{0,4}(?:của|CỦA)[ \xa0]{1,3}")
# `do … ban hành` ends a caption, perhaps before the name of the site. The body begins with a capital, known or not.
_DONE_BY = re.compile(
    r" (?:do|DO)[ \xa0]{1,3}(?P<body>[^\W\d_][^\n]{1,300}?)[ \xa0]{1,3}(?:ban hành|BAN HÀNH|điện|gửi)"
    r"[ \xa0.…\"”]{0,4}(?=\Z|\*|\||[-–—] )"
)
_MOST_DO = 4
# How far behind a number its day may stand; behind the first words of a subject it is none.
_REACH_OF_DATE = 40
_SUBJECT_WORDS = rf"(?i:{tree_pattern(mark_words('opens_subject'), ' ')})[ \xa0]"
_OPENS_SUBJECT = re.compile(rf"[ \xa0]{_SUBJECT_WORDS}")
# The day on which a page was written, behind its title.
_POSTED = re.compile(r"[ \xa0]{0,8}\([ ]{0,2}\d{1,2}/\d{1,2}/\d{4}[ ]{0,2}\)\Z")
# Who issues may stand before a title: `Bộ Y tế vừa ban hành Thông tư số …`.
_ISSUES = re.compile(r"[ \xa0](?:(?:vừa|đã|mới)[ \xa0])?ban hành[ \xa0]{1,3}")
_LONGEST_ISSUER = 160
_ON_DAY = re.compile(r"(?:Ngày|Sáng|Chiều)[ \xa0][^,\n]{1,40},[ \xa0]")
# `năm 2025`, or the year alone, stands for the date in captions of legal portals.
_ABOUT = re.compile(
    rf"[ \xa0,:)]{{0,4}}(?:[-–—][ \xa0](?={_SUBJECT_WORDS}))?"
    r"(?:(?:năm[ \xa0]{1,3})?(?:19|20)\d{2}[ \xa0]{1,3})?(?P<subject>[^\W\d_][^\n]{4,2000})"
)
# Whose a Party committee or cell is, up to the subject: `Đảng ủy` / `Trường Cao đẳng Nông Lâm` / `về việc …`.
_WHOSE = re.compile(
    rf" (?:(?i:{tree_pattern(mark_words('place'), ' ')}) )?[A-ZĐÀ-Ỹ0-9][^,;\n]{{0,140}}?(?= (?:[Vv]ề|ban hành) |\Z)"
)
# Who issues that no vocabulary knows, up to the subject: `của Sở Nội vụ tỉnh Hưng Mỹ về …`.
_NAMED = re.compile(r"[A-ZĐÀ-Ỹ][^,;:\d\n]{2,120}?(?= [Vv]ề )")
# What joins the bodies that issue together.
_AND_BODY = re.compile(r"(?:,|[ \xa0][-–]|[ \xa0]và)[ \xa0]{1,3}")
_DASH = re.compile(r"[ \xa0][-–—][ \xa0]")
# The number of an act as newspapers say it, without its code: `Chỉ thị số 17 về …`.
_BARE_NUMBER = re.compile(r" (?:số )?(?P<number>\d{1,4})(?![\w/-])")
_MOST_KIND_WORDS = 5
_SERIAL = re.compile(r"\A\d{1,9}")
_LONGEST = 2_000
_MOST_LINES = 40


def is_page_title(words: str, number_key: str | None = None) -> bool:
    """Tell whether a line is a page title: a type, then a number (that of `number_key`, if it is given)."""
    found = find_numbers(words[:_LONGEST], 0, 120)
    if not found or (number_key is not None and found[0].key != number_key):
        return False
    return read_before(words[: found[0].start])[0] is not None


def read_before(words: str) -> tuple[DocumentType | None, str | None]:
    """Return the type that stands before a number in a title, and who issues: `Quyết định của Bộ Y tế số`."""
    before = words.rstrip().removesuffix("số").removesuffix("SỐ").strip()
    by = _BY.search(before)
    kind = match_kind(before[: by.start()] if by else before)
    if kind is None or by is None:
        return kind, None
    body = before[by.end() :]
    is_whole = any(one.start == 0 and one.end == len(body) for one in find_bodies(body))
    return (kind, body) if is_whole else (None, None)


def bare_title(line: Line) -> Line:
    """Return a line without a bullet and what leads to a title: `• Lịch sử hiệu lực: …`, `Bộ Y tế ban hành …`.

    The title of front matter may be quoted: `title: "Thông tư số …"`.
    """
    words = line.content.lstrip("•- ")
    if lead := anchor_pattern("title_lead").match(words):
        words = words[lead.end() :].lstrip(": ")
        if len(words) > 1 and words[0] in "\"'" and words[-1] == words[0]:
            line, words = line._replace(end=line.end - 1), words[1:-1]
    issued = _ISSUES.search(words, 0, _LONGEST_ISSUER)
    if issued and names_issuer(words[: issued.start()]):
        words = words[issued.end() :]
    return line._replace(start=line.end - len(words), content=words)


def names_issuer(words: str) -> bool:
    """Tell whether words are who issues, perhaps behind the day: `Ngày 5/6/2019, Bộ Y tế`, `Sở Nội vụ tỉnh Hưng Mỹ`."""
    words = words[day.end() :] if (day := _ON_DAY.match(words)) else words
    return any(body.start == 0 for body in find_bodies(words)) or (
        words[:1].isupper() and opens_with("body_name", words)
    )


def find_page_titles(text: str, start: int, end: int, number_key: str | None) -> Iterator[Line]:
    """Yield the lines of `text[start:end]` that are page titles, among the first lines of it."""
    serial = _SERIAL.findall(number_key or "")[:1]
    for line in islice(read_lines(text, start, end), _MOST_LINES):
        bare = bare_title(line) if all(figures in line.content for figures in serial) else None
        if bare and is_page_title(bare.content, number_key):
            yield bare


def read_page_title(text: str, line: Line) -> list[Evidence]:
    """Return the witnesses that a page title gives."""
    end = min(line.end, line.start + _LONGEST)
    note = find_anchor("no_body", text, line.start, end)
    end = note.start() if note else end
    number = next(iter(find_numbers(text, line.start, end)), None)
    if number is None or stands_in_brackets(text, line.start, number.start):
        return read_spoken_title(text, line, number, end)
    end = before_site(text, number.end, end)
    kind, body = read_before(text[line.start : number.start])
    found = [Evidence("number", number.text, "page_title", number.start, number.end)]
    if kind:
        name_end = line.start + len(kind.document_type)
        found.append(Evidence("document_type", kind.document_type, "page_title", line.start, name_end))
    found += issuer_before(text, line)
    if body:
        begin = text.index(body, line.start)
        found.append(Evidence("issuing_body", body, "page_title", begin, begin + len(body)))
    return [*found, *read_behind(text, number.end, end)]


def read_behind(text: str, at: int, end: int) -> list[Evidence]:
    """Return the witnesses of day, issuer and subject that stand behind type and number.

    The day may stand before who issues or behind: `số 5/QĐ-BYT của Bộ Y tế ngày 6/7/2018`.
    """
    issuer, at = read_issuer(text, at, end)
    found: list[Evidence] = []
    dates = find_dates(text, at, min(end, at + _REACH_OF_DATE))
    if dates and dates[0].date and dates[0].date.full and not _OPENS_SUBJECT.search(text, at, dates[0].start):
        found.append(Evidence("issue_date", str(dates[0].date), "page_title", dates[0].start, dates[0].end))
        at = dates[0].end
    return [*found, *issuer, *read_issuer_and_subject(text, at, end)]


def stands_in_brackets(text: str, start: int, at: int) -> bool:
    """Tell whether a number stands in brackets behind a title, its type before it: `… về chợ (Chỉ thị số 5-CT/TW)`."""
    opening = text.rfind("(", start, at)
    return opening >= 0 and match_kind(text[opening + 1 : at].rstrip().removesuffix("số")) is not None


def read_spoken_title(text: str, line: Line, number: Number | None, end: int) -> list[Evidence]:
    """Return the witnesses of a title in a sentence whose number is bare, or stands behind it in brackets, or nowhere.

    `Chỉ thị số 17 về …`, `Chỉ thị của Ban Bí thư về … (Chỉ thị số 22-CT/TW)`.
    """
    words = text[line.start : end].split()
    name = " ".join(words[: count_kind_words(" ".join(words[:_MOST_KIND_WORDS]), _MOST_KIND_WORDS)])
    kind = match_kind(name) if name else None
    if kind is None:
        return []
    at = line.start + len(name)
    found = [Evidence("document_type", kind.document_type, "page_title", line.start, at), *issuer_before(text, line)]
    if bare := _BARE_NUMBER.match(text, at, end):
        at = bare.end()
        found.append(Evidence("number", bare["number"], "page_title", *bare.span("number")))
    elif number:
        end = text.rindex("(", line.start, number.start)
        found.append(Evidence("number", number.text, "page_title", number.start, number.end))
    return [*found, *read_behind(text, at, end)]


def before_site(text: str, start: int, end: int) -> int:
    """Return where a title ends before the name of its site: behind a bar, or a dash where the name is known."""
    bar = text.find(" | ", start, end)
    end = end if bar < 0 else bar
    site = next(
        (found for found in _DASH.finditer(text, start, end) if opens_with("site", text[found.end() : end])), None
    )
    return site.start() if site else end


def issuer_before(text: str, line: Line) -> list[Evidence]:
    """Return witnesses of who issues before a title in its line, and when: `Ngày 5/6/2019, Bộ Y tế ban hành …`."""
    if signed := signer_before(text, line):
        return signed
    begin = max(text.rfind("\n", 0, line.start) + 1, line.start - _LONGEST_ISSUER)
    issued = _ISSUES.search(text, begin, line.start)
    if issued is None or issued.end() != line.start:
        return []
    day = _ON_DAY.match(text, begin, issued.start())
    at, stop = day.end() if day else begin, issued.start()
    if not names_issuer(text[at:stop]):
        bodies = find_bodies(text, begin, stop)
        if not bodies:
            return []
        at, stop = bodies[0].start, end_of_named(text, bodies, issued.start())
    found = [Evidence("issuing_body", text[at:stop], "page_title", at, stop)]
    dates = find_dates(text, begin, at)
    if dates and dates[-1].date and dates[-1].date.full and not text[dates[-1].end : at].strip(", \xa0"):
        found.append(Evidence("issue_date", str(dates[-1].date), "page_title", dates[-1].start, dates[-1].end))
    return found


def end_of_bodies(text: str, bodies: Sequence[FoundBody]) -> int:
    """Return where the first of bodies ends, or the last of those that issue with it: `của Bộ Tài chính, Bộ Nội vụ`."""
    joined = takewhile(lambda pair: _AND_BODY.fullmatch(text, pair[0].end, pair[1].start), pairwise(bodies))
    return max([bodies[0].end, *(body.end for _, body in joined)])


def end_of_named(text: str, bodies: Sequence[FoundBody], end: int) -> int:
    """Return where the name of who issues ends that begins with a body of `bodies`.

    That of an organ which every place has goes on with whose it is: `Chi bộ Khu phố 3 về việc …`.
    """
    at = end_of_bodies(text, bodies)
    if at == bodies[0].end and bodies[0].body.issuing_body_id.endswith(GENERIC):
        whose = _WHOSE.match(text, at, end)
        return whose.end() if whose else at
    return at


def read_issuer(text: str, at: int, end: int) -> tuple[list[Evidence], int]:
    """Return the witness of the issuer after `của` at a place, if one stands there, and where it ends."""
    by = _BY.match(text, at, end)
    bodies = find_bodies(text, by.end(), end) if by else []
    before = text[by.end() : bodies[0].start].strip().upper() if by and bodies else ""
    if by is None or not bodies or (before and before not in offices()):
        named = _NAMED.match(text, by.end(), end) if by and not (bodies and bodies[0].start == by.end()) else None
        if named is None or not opens_with("body_name", named[0]):
            return [], at
        return [Evidence("issuing_body", named[0], "page_title", *named.span())], named.end()
    stop = end_of_named(text, bodies, end)
    return [Evidence("issuing_body", text[by.end() : stop], "page_title", by.end(), stop)], stop


def read_issuer_and_subject(text: str, at: int, end: int) -> list[Evidence]:
    """Return witnesses of the issuer after `của` (or `do … ban hành` at the end) and of the subject behind them."""
    found, at = read_issuer(text, at, end)
    if done := find_done_by(text, at, end):
        found.append(Evidence("issuing_body", done["body"], "page_title", *done.span("body")))
        end = done.start()
    about = _ABOUT.match(text, at, end)
    if about:
        subject = leave_note(about["subject"].rstrip())
        found.append(
            Evidence("subject", subject, "page_title", about.start("subject"), about.start("subject") + len(subject))
        )
    return found


def leave_note(subject: str) -> str:
    """Return a subject without the note that a page puts behind it: `(Văn bản hết hiệu lực)`, `(29/07/2010)`."""
    subject = _POSTED.sub("", subject)
    note = next((words for words in mark_words("title_note") if subject.endswith(words)), "")
    return subject.removesuffix(note).rstrip()


def find_done_by(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the clause `do … ban hành` that ends a title, or None; a name may hold the word too: thương mại tự do."""
    at = end
    for _ in range(_MOST_DO):
        at = max(text.rfind(" do ", start, at), text.rfind(" DO ", start, at))
        done = _DONE_BY.match(text, at, end) if at >= 0 else None
        if at < 0 or (done and done["body"][0].isupper()):
            return done
    return None
