"""The words of a motto in a line or block: whole, broken by a narrow cell, or with marks misprinted."""

from functools import cache

from pipelines.parse.words.fold import bare_letters
from pipelines.vocab.layout import mark_words

# What mottos begin with, misprinted or not; đ has no mark that could be taken off.
_FIRST_OF_MOTTO = frozenset("DĐÐƉCVdđð")
_LONGEST_MOTTO = 60
# How many blanks the first line of a broken motto holds at least: ĐẢNG CỘNG SẢN⏎VIỆT NAM.
_FEWEST_OF_BROKEN = 2
# How no motto ends: `Điều lệ⏎Đoàn TNCS Hồ Chí Minh;` is a recital in broken lines.
_IN_SENTENCE = (";", ",", ".", ":")
_FIRST_LETTERS = 4
_FEWEST_LETTERS = 16


def says_motto(words: str) -> bool:
    """Tell whether words are a motto, though marks of its letters are misprinted: DẢNG CỘNG SÀN VIỆT NAM."""
    if words[:1] not in _FIRST_OF_MOTTO or len(words) > _LONGEST_MOTTO or words.endswith(_IN_SENTENCE):
        return False
    return bare_letters(words[:_FIRST_LETTERS]) in begun_mottos() and is_bare_motto(bare_letters(words))


def is_bare_motto(letters: str) -> bool:
    """Tell whether bare letters are those of a motto, but for one that is misread: Độc lập - Ty do - Hạnh phúc."""
    if letters in bare_mottos():
        return True
    like = (motto for motto in bare_mottos() if len(motto) == len(letters) > _FEWEST_LETTERS)
    return any(sum(map(str.__ne__, motto, letters)) == 1 for motto in like)


def begins_motto(line: str) -> bool:
    """Tell whether a line is the first words of a motto that its cell breaks: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT⏎NAM."""
    if line[:1] not in _FIRST_OF_MOTTO or not line.isupper() or line.count(" ") < _FEWEST_OF_BROKEN:
        return False
    return bare_letters(line) in broken_mottos()


@cache
def broken_mottos() -> frozenset[str]:
    """Return what of a motto in capitals may stand in its first line, as bare letters."""
    mottos = [words.split() for words in mark_words("motto") if words.isupper()]
    counts = range(_FEWEST_OF_BROKEN + 1, max(map(len, mottos)))
    return frozenset(
        bare_letters(" ".join(words[:count])) for words in mottos for count in counts if count < len(words)
    )


@cache
def bare_mottos() -> frozenset[str]:
    """Return the mottos, each as its bare letters."""
    return frozenset(map(bare_letters, mark_words("motto")))


@cache
def begun_mottos() -> frozenset[str]:
    """Return the first bare letters of mottos, which tell nearly all other lines apart."""
    return frozenset(motto[:count] for motto in bare_mottos() for count in range(1, _FIRST_LETTERS + 1))
