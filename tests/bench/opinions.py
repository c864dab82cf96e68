"""English court opinions with citations, made up in our own words: the kind of text that eyecite is made for."""

from random import Random

REPORTERS = ("U.S.", "S. Ct.", "F.2d", "F.3d", "F. Supp. 2d", "N.E.2d", "P.3d", "So. 2d", "Cal. App. 4th", "A.2d")
NAMES = ("Harbor", "Willow", "Lantern", "Granite", "Meadow", "Falcon", "Orchard", "Beacon", "Cedar", "Quarry")
WHO = ("The tenant", "The appellant", "A neighbouring owner", "The carrier", "The board", "The trial court")
DOES = ("argues that", "has not shown that", "was told that", "never denied that", "must accept that", "assumed that")
WHAT = (
    "the notice reached the mill before the lease ran out",
    "the ferry kept its licence through the flood season",
    "the orchard was fenced when the cattle strayed",
    "the ledger had been open to every partner",
    "the bridge toll fell due on the first day of harvest",
    "the survey left the northern well on the wrong side of the line",
)


def write_opinion(place: int, length: int) -> str:
    """Return the opinion at `place`, of about `length` characters; about one sentence in seven cites a case."""
    chance = Random(f"opinion {place}")
    sentences: list[str] = []
    size = 0
    while size < length:
        words = f"{chance.choice(WHO)} {chance.choice(DOES)} {chance.choice(WHAT)}"
        sentence = f"{words}. {write_case(chance)}." if chance.random() < 0.14 else f"{words}."
        sentences.append(sentence)
        size += len(sentence) + 1
    return " ".join(sentences)


def write_case(chance: Random) -> str:
    """Return the citation of a case that was never heard."""
    one, other = chance.sample(NAMES, k=2)
    page = chance.randrange(1, 900)
    pin = f", {page + chance.randrange(1, 20)}" if chance.random() < 0.5 else ""
    reporter = f"{chance.randrange(1, 580)} {chance.choice(REPORTERS)} {page}{pin}"
    return f"See {one} v. {other}, {reporter} ({chance.randrange(1950, 2020)})"
