"""Numbers in words: `hai mươi mốt`, `một nghìn chín trăm bốn mươi lăm`, from the words of number_words.csv."""

from collections.abc import Iterable
from functools import cache

from pipelines.vocab import read_vocabulary

LARGEST = 99


@cache
def number_words(place: str) -> dict[str, int]:
    """Return the words that stand in a place of a number, with the value of each."""
    return {row["word"]: int(row["value"]) for row in read_vocabulary("number_words") if row["place"] == place}


@cache
def spelled_numbers() -> dict[str, int]:
    """Return every number from 1 to `LARGEST` by all the words for it: hai mươi mốt and hai mốt are 21."""
    ones, ten = number_words("one"), number_words("ten")
    behind_ten = number_words("behind_ten")
    behind_tens = behind_ten | number_words("behind_tens")
    spelled = ones | ten
    for word, value in ten.items():
        spelled |= {f"{word} {one}": value + figure for one, figure in (ones | behind_ten).items()}
    for word, value in number_words("tens").items():
        for first, tens in ones.items():
            if tens > 1:
                spelled[f"{first} {word}"] = tens * value
                spelled |= {
                    f"{first} {word} {one}": tens * value + figure for one, figure in (ones | behind_tens).items()
                }
                spelled |= {f"{first} {one}": tens * value + figure for one, figure in behind_tens.items()}
    return spelled


@cache
def year_pattern(blank: str) -> str:
    """Return a pattern for the words of a year of four figures, with `blank` between them; `read_year` reads them.

    `một nghìn chín trăm bốn mươi lăm`, `nghìn chín trăm linh một`, `hai nghìn không trăm ba mươi`, `hai ngàn lẻ năm`.
    """
    ones, thousands = _either(number_words("one")), _either(number_words("thousands"))
    words = _either(row["word"] for row in read_vocabulary("number_words"))
    return rf"(?:{ones}{blank})?{thousands}(?:{blank}{words}(?!\w)){{0,6}}(?!\w)"


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def read_year(words: str) -> int | None:
    """Return the year that `words` spell, or None where they spell none: hai nghìn không trăm ba mươi → 2030."""
    split = words.lower().split()
    place = next((at for at, word in enumerate(split) if word in number_words("thousands")), None)
    if place is None or place > 1:
        return None
    year = 1000 * (number_words("one").get(split[0], 0) if place else 1)
    rest = split[place + 1 :]
    if len(rest) > 1 and rest[1] in number_words("hundreds"):
        year += 100 * (number_words("one") | number_words("nothing"))[rest[0]]
        rest = rest[2:]
    while rest and rest[0] in number_words("nothing"):
        rest = rest[1:]
    if rest and " ".join(rest) not in spelled_numbers():
        return None
    return year + spelled_numbers().get(" ".join(rest), 0)
