"""A page that offers an act in Vietnamese and in English: the Vietnamese text is the document, the other goes."""

import re

# The heading of a translated act. Lines above it in the same language belong to its letterhead.
_HEADING = re.compile(
    r"^[ \t\xa0*]{0,40}(?:THE )?(?:SOCIALIST REPUBLIC OF VIET ?NAM|INDEPENDENCE ?[-–—]? ?FREEDOM ?[-–—]? ?HAPPINESS)\b",
    re.MULTILINE | re.IGNORECASE,
)
HEADING_WORDS = (b"PUBLIC", b"ublic", b"FREEDOM", b"reedom")  # in capitals or not: one of them is in every heading
_MARKED = re.compile(
    "[ăâđêôơưĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    "ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]"
)
# Of the letters of Vietnamese running text one in four bears a mark; of English with Vietnamese names far fewer.
MARKED_SHARE = 0.08
# A translation is over where this many lines that say something are Vietnamese again.
BACK_AFTER = 3
LETTERHEAD_LINES = 6
SHORTEST_LINE = 4
SHORTEST_TRANSLATION = 1_000


def drop_translation(text: str) -> str:
    """Return `text` without the English version of an act; as it is where none is offered beside a Vietnamese one.

    Only what follows the heading of the Republic in English is taken for a translation, up to where Vietnamese
    comes back: an English appendix or a quotation stays.
    """
    heading = find_heading(text)
    if heading is None:
        return text
    lines = text.split("\n")
    first = text.count("\n", 0, heading.start())
    start = find_letterhead(lines, first)
    end = find_return(lines, first)
    kept = lines[:start] + lines[end:]
    is_offered_beside = any(is_vietnamese(line) for line in lines[:start] + lines[end:] if len(line) > 200)
    is_long = sum(map(len, lines[start:end])) >= SHORTEST_TRANSLATION
    return "\n".join(kept) if is_offered_beside and is_long else text


def find_heading(text: str) -> re.Match[str] | None:
    """Return the first heading of a translation; plain search tells first whether there may be one."""
    data = text.encode()  # in which plain search is fastest
    return _HEADING.search(text) if any(words in data for words in HEADING_WORDS) else None


def find_letterhead(lines: list[str], first: int) -> int:
    """Return the number of the first line of the letterhead that the heading in line `first` belongs to."""
    start, said = first, 0
    for number in range(first - 1, -1, -1):
        if len(lines[number].strip()) < SHORTEST_LINE:
            continue
        if is_vietnamese(lines[number]) or said == LETTERHEAD_LINES or not lines[number].isupper():
            break
        start, said = number, said + 1
    return start


def find_return(lines: list[str], first: int) -> int:
    """Return the number of the line with which Vietnamese comes back after line `first`; beyond the last if never."""
    back = 0
    start = len(lines)
    for number in range(first, len(lines)):
        if len(lines[number].strip()) < SHORTEST_LINE:
            continue
        if not is_vietnamese(lines[number]):
            back = 0
            continue
        start = number if back == 0 else start
        back += 1
        if back == BACK_AFTER:
            return start
    return len(lines) if back == 0 else start


def is_vietnamese(line: str) -> bool:
    """Tell whether a line is Vietnamese by the share of its letters that bear a mark."""
    letters = sum(map(str.isalpha, line))
    return letters > 0 and len(_MARKED.findall(line)) >= MARKED_SHARE * letters
