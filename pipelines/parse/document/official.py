"""Whether a page holds an official document at all: news, menus and lists do not."""

from collections.abc import Sequence

from pipelines.parse.document.facts import is_addressed
from pipelines.parse.document.witnesses import Choice
from pipelines.parse.model import Section
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_parts import Page
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.kinds import match_kind

# How many paragraphs above labelled units, and how many of those, show that a text without a head is a document.
_LEAST_SAID, _LEAST_UNITS = 2, 3


def is_official(text: str, page: Page, choice: Choice, sections: Sequence[Section]) -> bool:
    """Tell whether the page holds an official document, by the evidence that makes one.

    A listing with a number, a type that is known, or type and day; a title above the text that gives it; a letterhead
    or type line with a number, a date or units; both with a date at the foot; a title that names who issues it, with
    the day or above labelled units; a motto above a type, with an outline or a signature; two articles in sequence; an
    outline below recitals; or an outline or addressee above recipients and signature. Of a draft number and day may be
    blank, where it is signed.
    """
    if page.titles and page.listing is None:
        return True
    kind = choice.value("document_type")
    if page.listing and (choice.value("number") or (kind and (match_kind(kind) or choice.value("issue_date")))):
        return True
    if has_head(text, page, choice) or is_draft(text, page):
        return True
    articles = [s for s in sections if s.level == "article"]
    has_type = choice.value("document_type") is not None and page.title_block.start is not None
    has_recitals = any(s.zone == "preamble" for s in sections)
    told = {witness.field for witness in page.title_block.witnesses}
    has_day = {"issuing_body", "issue_date"} <= told
    least = 1 if "subject" in told else 2
    has_units = "issuing_body" in told and sum(s.label is not None for s in sections) >= least
    is_dated = page.letterhead.start is not None and choice.value("issue_date") is not None
    is_whole = has_type and has_motto(text, page) and (has_outline(sections) or has_signer(page))
    if is_whole or (has_type and (articles or has_recitals or has_day or has_units or is_dated)):
        return True
    return len(articles) >= 2 or is_outline_alone(page, sections) or is_signed_alone(page, sections)


def is_outline_alone(page: Page, sections: Sequence[Section]) -> bool:
    """Tell whether a text without a head is the body of a document: several units below recitals.

    `Căn cứ …`, and something else that is said before the first unit.
    """
    has_head = page.letterhead.start is not None or page.title_block.start is not None or page.listing is not None
    if has_head or not sections or sections[0].zone != "preamble":
        return False
    said = [s.text or "" for s in sections if s.zone == "preamble"]
    return len(said) >= _LEAST_SAID and has_outline(sections) and any(opens_with("recital", one) for one in said)


def is_signed_alone(page: Page, sections: Sequence[Section]) -> bool:
    """Tell whether a text without a head is a document: it has a signer, and units or an addressee.

    Recipients show that one signs for an office, or the capacity: T/M BAN BÍ THƯ.
    """
    has_recipients = bool(page.foot.recipients)
    is_signed = any(s.signer and (s.capacity or (s.title and has_recipients)) for s in page.foot.signatures)
    return is_signed and page.listing is None and (is_addressed(page) or has_outline(sections))


def has_outline(sections: Sequence[Section]) -> bool:
    """Tell whether a body has several labelled units; dashes label none."""
    return sum(s.zone == "body" and s.label is not None and s.level != "dash_item" for s in sections) >= _LEAST_UNITS


def has_head(text: str, page: Page, choice: Choice) -> bool:
    """Tell whether a letterhead gives a number, or a day where more shows that it is one.

    News have a day at their top too, perhaps below a name in capitals: `Thứ ba, ngày 22 tháng 10 năm 2019`.
    """
    head = page.letterhead
    if head.start is None or not head.witnesses:
        return False
    if choice.value("number"):
        return True
    if choice.value("issue_date") is None:
        return False
    is_signed = bool(page.foot.signatures or page.foot.recipients)
    return is_signed or is_addressed(page) or head.about is not None or bool(find_motto(text, head.start, head.end))


def is_draft(text: str, page: Page) -> bool:
    """Tell whether a page is a document whose number and day are blank: it has body, motto, type and a signer."""
    head = page.letterhead
    if page.title_block.start is None or not head.bodies:
        return False
    return has_signer(page) and has_motto(text, page)


def has_signer(page: Page) -> bool:
    """Tell whether somebody signs below the text."""
    return any(s.signer for s in page.foot.signatures)


def has_motto(text: str, page: Page) -> bool:
    """Tell whether a letterhead has the heading of State or Party."""
    head = page.letterhead
    return head.start is not None and find_motto(text, head.start, head.end) is not None
