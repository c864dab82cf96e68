"""How Vietnamese a text looks: the share of its words with marks that are syllables of the language.

A Vietnamese syllable is an onset, a rime and a tone; syllables.csv lists onsets and rimes. Of text read in a wrong
encoding hardly a word with marks is one, of text read in the right one nearly every word is. No single character is
evidence: each stands for some letter in some encoding.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

TONES = "\u0300\u0301\u0303\u0309\u0323"
STOPS = ("c", "ch", "p", "t", "k")
STOP_TONES = ("\u0301", "\u0323")  # a syllable that ends in a stop has one of two tones
# Words, and the signs of latin-1 which stand for letters in old encodings: a stray one is a word that is none.
WORD = re.compile(r"[^\W\d_]{1,60}|[\x80-\x9f¡¢¤¥¦¨©ª¬®¯´¶¸¹º¼½¾¿]")
SAMPLE_CHARACTERS = 4096


def read_syllables() -> frozenset[str]:
    """Return every onset with every rime, without tones; more than the language uses."""
    with files("pipelines.text").joinpath("syllables.csv").open(encoding="utf-8") as handle:
        parts = [(row["part"], spelling) for row in csv.DictReader(handle) for spelling in row["spellings"].split()]
    onsets = ["", *(spelling for part, spelling in parts if part == "onset")]
    return frozenset(onset + rime for onset in onsets for part, rime in parts if part == "rime")


SYLLABLES = read_syllables()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many different words with marks a text has, and how many of them are Vietnamese syllables."""

    marked: int
    legal: int

    @property
    def share(self) -> float:
        """The share of syllables among the words with marks, 0 where there are none."""
        return self.legal / self.marked if self.marked else 0.0


def sample(text: str) -> str:
    """Return start, middle and end of a text, a line apart; cut at blanks, which are blanks in every encoding."""
    if len(text) <= 3 * SAMPLE_CHARACTERS:
        return text
    middle = (len(text) - SAMPLE_CHARACTERS) // 2
    parts = (text[at : at + SAMPLE_CHARACTERS] for at in (0, middle, len(text) - SAMPLE_CHARACTERS))
    return "\n".join(part.partition(" ")[2].rpartition(" ")[0] for part in parts)


def weigh(text: str) -> Evidence:
    """Return the evidence that a text is Vietnamese."""
    words = {word for word in WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()}
    return Evidence(len(words), sum(map(is_syllable, words)))


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Return whether a word in NFC is a Vietnamese syllable, in any case."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in letters if letter in TONES]
    plain = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in TONES))
    if len(tones) > 1 or plain not in SYLLABLES:
        return False
    return tones[:1] in ([STOP_TONES[0]], [STOP_TONES[1]]) or not plain.endswith(STOPS)
