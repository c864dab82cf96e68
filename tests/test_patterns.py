"""Every pattern of the parser is bounded: a count on each repeat, and none but small repeats inside a repeat."""

import importlib
import pkgutil
import re
import re._constants as kinds
import re._parser as reader
from collections.abc import Iterator

import pytest

import pipelines.parse


def named_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns of all modules of the parser, also those that a function makes from the vocabulary."""
    for module in pkgutil.walk_packages(pipelines.parse.__path__, "pipelines.parse."):
        for name, value in vars(importlib.import_module(module.name)).items():
            made = getattr(getattr(value, "__wrapped__", None), "__annotations__", {}) == {"return": re.Pattern[str]}
            values = value() if made else value
            values = values if isinstance(values, tuple) else (values,)
            yield from ((f"{module.name.rpartition('.')[2]}.{name}", v) for v in values if isinstance(v, re.Pattern))


# A repeat of a repeat, such as up to three words of eight letters, may try so many ways at most.
MOST_NESTED = 32
PATTERNS = list(named_patterns())


def faults(parsed, around: int = 1) -> Iterator[str]:
    """Yield what is wrong in a parsed pattern; an optional part is no repeat."""
    for kind, value in parsed:
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            _, most, inner = value
            if most == kinds.MAXREPEAT:
                yield "a repeat without bound"
            elif around > 1 < most and around * most > MOST_NESTED:
                yield "a repeat inside a repeat"
            yield from faults(inner, around * max(1, min(most, 1000)))
        elif kind is kinds.SUBPATTERN:
            yield from faults(value[3], around)
        elif kind is kinds.BRANCH:
            for branch in value[1]:
                yield from faults(branch, around)
        elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            yield from faults(value[1], around)


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_a_pattern_is_bounded(name: str, pattern: re.Pattern[str]) -> None:
    assert list(faults(reader.parse(pattern.pattern, pattern.flags & re.VERBOSE))) == [], name


def test_patterns_made_from_the_vocabulary_are_looked_at_too() -> None:
    assert {"heads.kind_pattern", "cues.cue_pattern"} <= {name for name, _ in PATTERNS}


@pytest.mark.parametrize("bad", ["a+", "(?:a{1,9}b){1,9}", "(?=a*)"])
def test_a_pattern_without_bound_is_found_out(bad: str) -> None:
    assert list(faults(reader.parse(bad)))
