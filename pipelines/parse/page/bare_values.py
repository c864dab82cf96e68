"""Listings whose values have neither labels nor bullets: a number, a type and a date fill a line each, or one row.

Converters lose the bullets of a portal, or print the heads of a table first and its only row below, a cell a line.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from pipelines.parse.page.bullets import judge_shape
from pipelines.parse.page.furniture import is_sentence
from pipelines.parse.page.listed import Listing
from pipelines.parse.page.listing_cells import Cell, fields_of_label
from pipelines.parse.page.motto import find_motto
from pipelines.parse.page.page_title import bare_title, is_page_title
from pipelines.parse.words.anchors import anchor_pattern, find_anchor
from pipelines.parse.words.kinds import match_kind
from pipelines.parse.words.lines import Line, is_upper, read_lines

# How far down a page such a listing may stand, how many lines it has, and how long the shortest subject is.
_REACH = 4_000
_MOST_LINES = 40
_MOST_VALUES = 12
_FEWEST = 3
_SHORTEST_SUBJECT = 25
_SHORTEST_LISTING = 80
_LONGEST_NUMBER = 60
_LONGEST_BODY = 100
_SIGNS = "-–—*+·◦○▪■●> \t\xa0"
# What stands below such a listing: the text, or other documents.
_BELOW = ("legal_basis", "addressee", "enacting", "related")
_AROUND = " *\xa0"
_CERTAIN = ("number", "document_type", "issue_date")
_OTHERS = ("issuing_body", "signer")


def find_values(text: str) -> Listing | None:
    """Return a listing of values without labels: between a title and `Nội dung:`, in a row, or around a number."""
    if above := find_above_text(text):
        return above
    motto = find_motto(text, 0, _REACH)
    end = motto[0] if motto else min(len(text), _REACH)
    if end < _SHORTEST_LISTING:
        return None  # as nearly all texts, which begin with their letterhead
    lines = list(islice(read_lines(text, 0, end), _MOST_LINES))
    if not any(may_be_number(line.content) or len(cells_of(line)) > _FEWEST for line in lines):
        return None
    others = [found.start() for mark in _BELOW if (found := find_anchor(mark, text, 0, min(len(text), _REACH)))]
    stop = min([*others, end])
    lines = [line for line in lines if line.start < stop]
    return find_row(lines) or find_alone(bare_values(lines))


def find_above_text(text: str) -> Listing | None:
    """Return the lines between a page title, or the top, and `Nội dung:` as unlabelled cells, with number and date."""
    ending = find_anchor("listing_end", text, 0, min(len(text), _REACH))
    if ending is None or find_motto(text, 0, ending.start()):
        return None
    lines = list(read_lines(text, 0, ending.start()))[-_MOST_VALUES:]
    titles = [place for place, line in enumerate(lines) if is_page_title(bare_title(line).content)]
    values = bare_values(lines[titles[-1] + 1 if titles else 0 :])
    is_near = bool(titles) or len(lines) < _MOST_VALUES
    if not is_near or len(values) < _FEWEST or not {"number", "issue_date"} <= {shape_of(line) for line in values}:
        return None
    cells = tuple((None, line.content, line.start, line.end) for line in values)
    return Listing(values[0].start, ending.end(), cells, is_labelled=False)


def find_row(lines: Sequence[Line]) -> Listing | None:
    """Return the only row of a table whose heads are labels, a number's among them; one of several lists documents."""
    for place, line in enumerate(lines):
        heads = [fields_of_label(cell.content)[:1] for cell in cells_of(line)]
        if ("number",) not in heads or sum(map(bool, heads)) < _FEWEST:
            continue
        rows = list(takewhile(lambda row: len(row) > 1, (cells_of(below) for below in lines[place + 1 :])))
        if len(rows) != 1 or len(rows[0]) != len(heads):
            return None
        found = zip(heads, rows[0], strict=True)
        cells = tuple((head[0], cell.content, cell.start, cell.end) for head, cell in found if head and cell.content)
        return Listing(line.start, rows[0][-1].end, cells, is_labelled=True)
    return None


def cells_of(line: Line) -> list[Line]:
    """Return the cells of a row of a table, which pipes or tabs part; one for another line."""
    sign = next((sign for sign in "|\t" if sign in line.content), None)
    if sign is None:
        return [line]
    cells: list[Line] = []
    at = line.start
    for piece in line.content.split(sign):
        words = piece.strip(_AROUND)
        begin = at + (piece.index(words) if words else 0)
        cells.append(line._replace(start=begin, end=begin + len(words), content=words))
        at += len(piece) + 1
    return cells


def find_alone(lines: Sequence[Line]) -> Listing | None:
    """Return the listing around the only line that is a number: type and date stand close by."""
    places = [place for place, line in enumerate(lines) if is_number(line.content)]
    if len(places) != 1:
        return None
    run = trim_run(lines[max(0, places[0] - _MOST_VALUES // 2) : places[0] + _MOST_VALUES])
    shapes = [shape_of(line) for line in run]
    if any(shapes.count(field) != 1 for field in _CERTAIN[:2]) or "issue_date" not in shapes:
        return None
    cells = tuple(sorted([*read_values(run, shapes), *subject_of(run, lines)], key=lambda cell: cell[2]))
    return Listing(cells[0][2], cells[-1][3], cells, is_labelled=True)


def bare_values(lines: Sequence[Line]) -> list[Line]:
    """Return the values of lines without the signs of a list before them; a row has several."""
    cells = (cell for line in lines for cell in cells_of(line))
    bare = ((cell, cell.content.lstrip(_SIGNS)) for cell in cells)
    return [cell._replace(start=cell.end - len(words), content=words) for cell, words in bare if words]


def may_be_number(words: str) -> bool:
    """Tell whether a line may be nothing but a number: most are not."""
    return len(words) <= _LONGEST_NUMBER and ("/" in words or "-" in words) and words.lstrip(_SIGNS)[:1].isdecimal()


def is_number(words: str) -> bool:
    """Tell whether a line is nothing but a number."""
    return may_be_number(words) and judge_shape(words)["number"] > 0


def shape_of(line: Line) -> str | None:
    """Return the field that a line's shape is certain about: number, type, date, body or person."""
    if fields_of_label(line.content):
        return None
    if match_kind(line.content):
        return "document_type"
    shapes = judge_shape(line.content)
    found = next((field for field in (*_CERTAIN, *_OTHERS) if shapes[field] > 1), None)
    return "issuing_body" if found in (None, "signer") and names_office(line.content) else found


def names_office(words: str) -> bool:
    """Tell whether words are the name of an office that is not in the vocabulary: `Sở Y tế`, not `Ban hành …`."""
    begins = anchor_pattern("body_name").match(words) if len(words) <= _LONGEST_BODY else None
    return begins is not None and words[begins.end() :].lstrip()[:1].isupper() and not is_upper(words)


def trim_run(lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines from the first to the last that is a number, type or date, and who issued or signed behind it."""
    places = [place for place, line in enumerate(lines) if shape_of(line) in _CERTAIN]
    if not places:
        return ()
    stop = places[-1] + 1
    while stop < len(lines) and shape_of(lines[stop]) in _OTHERS and not is_upper(lines[stop].content):
        stop += 1
    return lines[places[0] : stop]


def read_values(run: Sequence[Line], shapes: Sequence[str | None]) -> Iterator[Cell]:
    """Yield the cells of a run; its second date is that of effect."""
    seen: set[str] = set()
    for line, shape in zip(run, shapes, strict=True):
        field = "effective_date" if shape == "issue_date" and shape in seen else shape
        if field and field not in seen:
            seen.add(field)
            yield field, line.content, line.start, line.end


def subject_of(run: Sequence[Line], lines: Sequence[Line]) -> list[Cell]:
    """Return the longest line of a run that is none of its other values, else the one beside it, as the subject."""
    within = [line for line in run if may_be_subject(line)]
    said = [line for line in lines if not fields_of_label(line.content)]
    first, last = said.index(run[0]), said.index(run[-1])
    beside = [line for line in (*said[max(0, first - 1) : first], *said[last + 1 : last + 2]) if may_be_subject(line)]
    found = sorted(within, key=lambda line: -len(line.content))[:1] or beside[:1]
    return [("subject", line.content, line.start, line.end) for line in found]


def may_be_subject(line: Line) -> bool:
    """Tell whether a line is long enough for a subject and nothing else."""
    is_other = shape_of(line) or is_page_title(bare_title(line).content) or is_sentence(line.content)
    return len(line.content) >= _SHORTEST_SUBJECT and not is_other
