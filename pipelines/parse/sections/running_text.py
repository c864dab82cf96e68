"""Whether the first line behind a label is a title, or running text that a converter broke before a capital."""

import re
from functools import lru_cache
from itertools import islice

from pipelines.parse.sections.line_width import find_line_width, is_full
from pipelines.parse.sections.places import Unit
from pipelines.parse.words.anchors import opens_with
from pipelines.parse.words.kinds import count_kind_words
from pipelines.parse.words.lines import Line, read_lines
from pipelines.parse.words.markers import complete_words, dangling_words
from pipelines.vocab.layout import mark_words

# How far before and behind a label lines show that the page is wrapped, and how far a sentence about duties reaches.
_WINDOW = 2_000
_LONGEST_SENTENCE = 1_500
_LONGEST_KIND = 5
# The first line of an article and the letter or figure that begins the next one.
_ARTICLE = re.compile(
    r"\n[ \t*#]{0,8}[ĐÐ](?:iều|IỀU) {1,2}(?:\d{1,3}|(?:thứ|THỨ) \w{1,6})(?:[.:*]{1,6}| ?[-–])[ *]{0,8}"
    r"(?P<line>[^\n]{2,100})\n[ \t*“\"]{0,6}(?P<next>\w)"
)
_INITIAL = re.compile(r"[^\W\d_a-zđ]\.[ \xa0]?[^\W\d_a-zđ][^\W\d_A-ZĐ]")
# A line of a sentence that goes on in small letters below it.
_BROKEN = re.compile(r"^(?P<line>[^\n]{1,200})(?<=[^\W\d_])\n(?=(?P<word>[a-zà-ỹđ]{2}\S{0,20}))", re.MULTILINE)
# What share of the shortest broken line one reaches that was ended on purpose, and of the longest one the shortest.
_SHARE_OF_SHORT, _SHARE_OF_EVEN = 0.7, 0.7
# How long the words of a duty may be.
_LONGEST_CHARGE = 40
_MARKS = " *"
_STOPS = tuple(".;:,")
# How many titles in plain type show that a page prints them so.
_LEAST_TITLES = 3
# How many lines a title may fill, and one below it.
_LONGEST_TITLE = 4


def title_line_end(text: str, unit: Unit, start: int, first_end: int) -> int:
    """Return where the title line of a paragraph ends if the next one begins anew, with a capital; else its own end.

    Where lines are full a title may fill some: it ends with the first that is not.
    """
    if text.find("\n", start, first_end) < 0:
        return first_end
    lines = list(islice(read_lines(text, start, first_end), _LONGEST_TITLE))
    width = find_line_width(text)
    last = 0 if width is None else next((n for n, line in enumerate(lines) if not is_full(text, line.end, width)), 0)
    if last + 1 >= len(lines) or not lines[last + 1].content.lstrip('“"')[:1].isupper():
        return first_end
    first, second = lines[last : last + 2]
    if last or (width is not None and not is_full(text, first.end, width)):
        return first_end if dangles(first.content, second.content) else first.end
    is_broken = width is not None and not titles_are_plain(text)
    return first_end if is_broken or runs_on(text, unit, first, second, first_end) else first.end


def runs_on(text: str, unit: Unit, first: Line, second: Line, end: int) -> bool:
    """Tell whether the sentence of the first line goes on in the second, which begins with a capital: of a name.

    It does where the first line dangles. On a page of broken lines it also does where the line says who has a duty, and
    where bold type ends with the label, as titles are bold where labels are; but most articles may print plain ones.
    """
    if dangles(first.content, second.content):
        return True
    if names_itself(second.content):
        return False
    if says_duty(text, first, second, end):
        return is_wrapped(text, first.start)
    if not ends_bold(text, unit, first) or opens_with("article_title", first.content):
        return False
    return is_wrapped(text, first.start) and not (titles_are_plain(text) or ends_early(text, first, second))


def dangles(first: str, second: str) -> bool:
    """Tell whether a line ends within a phrase: `của`, and `Ban hành kèm theo` before `Quyết định này`.

    A name whose first word is a letter begins no sentence: `C. Mác`. `Quyết định này có …` is one, and no title; so is
    `Các sở chịu trách nhiệm thi hành`.
    """
    if _INITIAL.match(second) or names_itself(first):
        return True
    end = first[-_LONGEST_CHARGE:].lower()
    if end.endswith(mark_words("charge")):
        return True
    words = end[-24:].split()
    last_two = " ".join(words[-2:])
    if last_two in complete_words():
        return last_two.endswith(" theo") and names_itself(second)
    return bool(words) and words[-1] in dangling_words()


def names_itself(words: str) -> bool:
    """Tell whether words begin with what the document calls itself: `Thông tư này quy định …`."""
    count = count_kind_words(words, _LONGEST_KIND)
    return count > 0 and words.split()[count : count + 1] == ["này"]


def ends_bold(text: str, unit: Unit, first: Line) -> bool:
    """Tell whether bold type begins right before the label and ends before the words behind it."""
    opening = text[max(0, unit.mark.start - 4) : unit.mark.start]
    return "**" in opening and text.count("**", unit.mark.start, first.start) % 2 == 1


def says_duty(text: str, first: Line, second: Line, end: int) -> bool:
    """Tell whether the sentence says who is charged: `Giám đốc`⏎`Sở Y tế … chịu trách nhiệm thi hành`."""
    if not opens_with("charged", first.content) or second.content.startswith(first.content):
        return False
    said = " ".join(text[second.start : min(end, second.start + _LONGEST_SENTENCE)].split())
    return any(words in said.partition(". ")[0] for words in mark_words("charge"))


def ends_early(text: str, first: Line, second: Line) -> bool:
    """Tell whether a line is much shorter than those near it, which are broken at one width: it was ended on purpose.

    It may be the first of a converter that breaks after the label: `**Điều 2. **Sở Công`⏎`Thương hướng dẫn …`.
    """
    if opens_with("charged", first.content):
        return False
    near = text[max(0, first.start - _WINDOW) : first.start + _WINDOW]
    widths = [len(line["line"]) + 1 + len(line["word"]) for line in _BROKEN.finditer(near)]
    reached = len(first.content) + 1 + len(second.content.split(None, 1)[0])
    return bool(widths) and reached < min(widths) * _SHARE_OF_SHORT and max(widths) * _SHARE_OF_EVEN < min(widths)


def is_wrapped(text: str, place: int) -> bool:
    """Tell whether a line near `place` ends and the next one begins in small letters: sentences are broken there."""
    stop = place + _WINDOW
    at = text.find("\n", max(0, place - _WINDOW), stop)
    while at >= 0:
        if text[at - 1 : at].islower() and text[at + 1 : at + 3].islower() and text[at + 1 : at + 3].isalpha():
            return True
        at = text.find("\n", at + 1, stop)
    return False


@lru_cache(maxsize=1)
def titles_are_plain(text: str) -> bool:
    """Tell whether most articles of a page have a line without a stop behind their label, and begin anew below it."""
    width = find_line_width(text)
    found = (one for one in _ARTICLE.finditer(text) if width is None or not is_full(text, one.end("line"), width))
    lines = [(match["line"].rstrip(_MARKS), match["next"]) for match in found]
    titles = [line for line, following in lines if not line.endswith(_STOPS) and not following.islower()]
    return len(titles) >= _LEAST_TITLES and len(titles) * 3 > len(lines) * 2
