"""README.md: the dataset card, with the YAML by which Hugging Face's loaders find each table."""

import re

from pipelines.release.facts import Release, TableFacts
from pipelines.release.metadata.citation import cite_as, quoted
from pipelines.release.profile import read_profile
from pipelines.sql_header import first_sentence

SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
    (100_000_000, "10M<n<100M"),
)
LARGEST_SIZE = "100M<n<1B"
USE = """
```sql
-- DuckDB, in this folder: the file with all tables, comments and macros, or any Parquet file
ATTACH 'vanban.duckdb' (READ_ONLY); USE vanban;
SELECT issuing_body, year, document_type, captured_count FROM directives_by_body_year;
FROM 'data/documents.parquet' LIMIT 5;
```

```python
import pandas; pandas.read_parquet("data/documents.parquet")
import polars; polars.scan_parquet("data/citations.parquet").head().collect()
from datasets import load_dataset; load_dataset(".", "sections")
```

`sha256sum --check SHA256SUMS` says whether the files arrived whole, `vanban verify .` also whether they agree with each
other. `python -m http.server` (or `vanban serve .`) shows `index.html`, which needs nothing from elsewhere.
""".strip()


def card_text(release: Release) -> str:
    """Return the text of README.md."""
    profile = read_profile()
    sections = [
        f"# {profile.title.vi}",
        profile.description.vi,
        f"*{profile.title.en}.* {profile.description.en}",
        coverage_text(release),
        *notices(release),
        f"## Cách dùng / How to use it\n\n{USE}",
        f"## Bảng / Tables\n\n{tables_text(release)}",
        f"## Nguồn / Sources\n\n{sources_text(release)}",
        "## Chất lượng / Quality\n\nValues are read by rules. `field_evidence` shows what each was read from, `issues` "
        "where there is doubt, `quality.json` what the checks and hand-made answers say.",
        f"## Giấy phép / Licence\n\n{profile.licence.title} for what the vanban authors add; official texts are "
        "outside copyright in Viet Nam; headlines and teasers belong to their portals. See LICENSE.",
        f"## Gỡ văn bản / Withdrawing a text\n\n{profile.withdrawal.vi}\n\n{profile.withdrawal.en}",
        f"## Trích dẫn / How to cite\n\n```bibtex\n{cite_as(release)}\n```",
    ]
    return f"---\n{front_matter(release)}---\n\n" + "\n\n".join(sections) + "\n"


def front_matter(release: Release) -> str:
    """Return the YAML head: licence, languages, size, and one configuration a table."""
    profile = read_profile()
    lines = [
        f"license: {profile.licence.id.lower()}",
        "language:",
        *(f"- {code}" for code in profile.languages),
        f"pretty_name: {quoted(profile.title.en)}",
        "size_categories:",
        f"- {size_category(release.coverage.documents)}",
        "tags:",
        *(f"- {quoted(keyword)}" for keyword in profile.keywords),
        "configs:",
        *(line for table in loadable(release) for line in configuration(table)),
    ]
    return "\n".join(lines) + "\n"


def loadable(release: Release) -> list[TableFacts]:
    """Return the tables that loaders can load: they take one without rows for a fault."""
    return [table for table in release.tables if table.rows]


def configuration(table: TableFacts) -> list[str]:
    """Return the lines that name a table's file; `documents` is what loads without a name."""
    lines = [f"- config_name: {table.name}", "  data_files:", "  - split: train", f"    path: {table.path}"]
    return [*lines, "  default: true"] if table.name == "documents" else lines


def size_category(rows: int) -> str:
    """Return Hugging Face's name for a number of rows."""
    return next((name for limit, name in SIZES if rows < limit), LARGEST_SIZE)


def coverage_text(release: Release) -> str:
    """Return version, day, and what is covered."""
    covered, captures = release.coverage, release.captures
    span = f", {covered.first_issue_date} – {covered.last_issue_date}" if covered.first_issue_date else ""
    return (
        f"**{release.version}** · {release.date} · schema {release.schema_version} · "
        f"parser {release.made_by.parser}\n\n"
        f"{covered.documents:,} documents of {covered.issuing_bodies:,} issuing bodies{span}; {covered.works:,} works "
        f"with those only cited. {captures.seen:,} captures seen: {captures.parsed:,} parsed, {captures.duplicate:,} "
        f"duplicate, {captures.rejected:,} rejected, of which {captures.withdrawn:,} withdrawn."
    )


def notices(release: Release) -> list[str]:
    """Return what a reader must know before anything else, nothing for an ordinary release."""
    found = []
    if not release.has_texts:
        found.append(
            "> This release holds no full texts: `captures.text`, `sections.text` and `related_links.teaser` are NULL, "
            "and what is made of them is empty."
        )
    if release.allowance:
        objections = "".join(f"\n> - {objection}" for objection in release.allowance.objections)
        found.append(f"> Released in spite of these objections, because: {release.allowance.reason}\n>{objections}")
    return found


def tables_text(release: Release) -> str:
    """Return a table of the tables."""
    head = "| table | rows | one row is |\n|---|---:|---|\n"
    return head + "\n".join(
        f"| [`{t.name}`]({t.path}) | {t.rows:,} | {first_sentence(t.description)} |" for t in release.tables
    )


def sources_text(release: Release) -> str:
    """Return a table of the sources."""
    head = "| source | captures | documents | captured | licence |\n|---|---:|---:|---|---|\n"
    rows = []
    for source in release.sources:
        name = cell(source.source)
        name = f"[{name}](<{source.homepage}>)" if source.homepage else name
        days = dict.fromkeys(moment[:10] for moment in (source.first_captured_at, source.last_captured_at) if moment)
        counts = f"{source.captures:,} | {source.documents:,}"
        rows.append(f"| {name} | {counts} | {' – '.join(days)} | {cell(source.licence or '')} |")
    return head + "\n".join(rows)


def cell(text: str) -> str:
    """Return a text as one cell of a table: one line, without bars that end it and brackets that begin a link."""
    return " ".join(re.sub(r"[|\[\]<>`]", r"\\\g<0>", text).split())
