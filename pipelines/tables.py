"""Every table that this project writes: the one place where a column is declared.

Spans are half-open code-point offsets in `captures.text`; `substring(text, span_start + 1, span_end - span_start)`
gives their characters in DuckDB. Schema, Parquet metadata, DuckDB comments, docs/tables.md and the checks of keys,
references and codes are derived from here.
"""

from pipelines.schema import BIGINT, BOOLEAN, DATE, DOUBLE, INTEGER, LIST, TEXT, TIMESTAMP, Column, Table

SCHEMA_VERSION = "1.0.0"
SPAN = (
    Column("span_start", INTEGER, "First code point in captures.text, from 0.", required=True),
    Column("span_end", INTEGER, "One past the last code point.", required=True),
)
DOCUMENT_ID = Column("document_id", TEXT, "The document.", required=True, references="documents.document_id")
ORDINAL = Column("ordinal", INTEGER, "Position within the document, from 0.", required=True)

CAPTURES = Table(
    "captures",
    "One row per item seen in raw/, parsed or not: seen = parsed + duplicate + rejected.",
    ("capture_id",),
    (
        Column("capture_id", TEXT, "Hash of source and path, 20 hex digits.", required=True),
        Column("content_hash", TEXT, "SHA-256 of the item's bytes, hex; NULL where they can't be read."),
        Column("source", TEXT, "The source: a folder of raw/.", required=True),
        Column(
            "path", TEXT, "Path below raw/, `!` before a name in a container; bytes not UTF-8 as \\xNN.", required=True
        ),
        Column("url", TEXT, "Where the item was captured, if the source says so."),
        Column("item_id", TEXT, "Its id in the source, where a data file gives one."),
        Column("captured_at", TIMESTAMP, "When it was captured, only if the source says so."),
        Column("media_type", TEXT, "Media type by content and name, such as text/plain."),
        Column(
            "encoding",
            TEXT,
            "Encoding that the bytes were decoded from; steps joined by +, such as utf-8+tcvn3 (docs/decisions/0025); "
            "`+cut` where the text was cut short.",
        ),
        Column(
            "encoding_confidence",
            DOUBLE,
            "How sure it is, 0 to 1: by how much its share of Vietnamese words beats the next best; 1 for Unicode.",
        ),
        Column("byte_count", BIGINT, "Size of the item, bytes; NULL where it can't be read."),
        Column("text", TEXT, "The decoded text (NFC, \\n), of parsed captures; spans point into it."),
        Column("status", TEXT, "What became of the item.", required=True, vocabulary="codes:capture_status"),
        Column("reason", TEXT, "Why it was rejected.", vocabulary="codes:reject_reason"),
        Column("detail", TEXT, "The reason in a sentence, where there is more to say than its code."),
        Column("duplicate_of", TEXT, "First capture with the same bytes.", references="captures.capture_id"),
        Column("is_synthetic", BOOLEAN, "Made by `vanban synth`, never released.", required=True),
    ),
    sort=("content_hash", "source", "path", "capture_id"),  # as documents, so that a part of both lies together
    row_group_rows=5_000,
)
DOCUMENTS = Table(
    "documents",
    "One row per parsed capture that holds a document.",
    ("document_id",),
    (
        Column("document_id", TEXT, "Hash of the captured content, 20 hex digits.", required=True),
        Column("capture_id", TEXT, "The capture that was parsed.", required=True, references="captures.capture_id"),
        Column("layout", TEXT, "Which lay-out the page has.", required=True, vocabulary="codes:layout"),
        Column("title", TEXT, "Page title as captured."),
        Column("subject", TEXT, "Abstract of the document (trích yếu), as printed."),
        Column("number", TEXT, "Number and symbol as printed, Đ for Ð (số, ký hiệu): 62-KL/TW."),
        Column("number_key", TEXT, "Number folded for matching: no blanks, one dash, upper case."),
        Column("serial", INTEGER, "Running number within the number: 62."),
        Column("number_year", INTEGER, "Year within the number: 2023 of 67/2023/NĐ-CP."),
        Column("type_code", TEXT, "Code of the type within the number: KL."),
        Column("body_codes", LIST, "Codes of issuing bodies within the number: [TW]."),
        Column("document_type", TEXT, "Type of document, Vietnamese.", vocabulary="document_types.document_type"),
        Column("document_type_en", TEXT, "Type of document, English.", vocabulary="document_types.document_type_en"),
        Column("system", TEXT, "Who issues: Party, State or a mass organisation.", vocabulary="codes:system"),
        Column("field", TEXT, "Field that the portal files it under (lĩnh vực)."),
        Column("issue_date", DATE, "Date of issue."),
        Column("issue_date_text", TEXT, "Date of issue, ISO 8601, also where only year or month is given."),
        Column("effective_date", DATE, "In force from."),
        Column("effective_date_text", TEXT, "In force from, ISO 8601, also where only year or month is given."),
        Column("effective_basis", TEXT, "Where effective_date comes from.", vocabulary="codes:effective_basis"),
        Column("issuing_body_id", TEXT, "Issuing body.", references="issuing_bodies.issuing_body_id"),
        Column("issuing_body", TEXT, "Its name at the date of issue."),
        Column("issuing_body_en", TEXT, "Its English name."),
        Column("issuing_body_printed", TEXT, "Issuing body as printed where it was taken from."),
        Column("letterhead_body", TEXT, "Body that the letterhead names, as printed."),
        Column(
            "superior_body_id",
            TEXT,
            "Body right above it in the letterhead.",
            references="issuing_bodies.issuing_body_id",
        ),
        Column(
            "superior_body", TEXT, "Its name as printed: UBND TỈNH NGHỆ AN above SỞ Y TẾ, which every province has."
        ),
        Column("term", TEXT, "Term of the body (khóa) at the date of issue, Roman: X.", vocabulary="terms.term"),
        Column("place", TEXT, "Place of issue, as printed."),
        Column("signer", TEXT, "Name of the (first) signer."),
        Column("signer_title", TEXT, "The signer's office, as printed; lines joined by ` / `."),
        Column(
            "signing_capacity",
            TEXT,
            "In what capacity the signer signs: that of the first prefix, under which the others act.",
            vocabulary="codes:capacity",
        ),
        Column("body_start", INTEGER, "Start of preamble and body in captures.text."),
        Column("body_end", INTEGER, "End of the body: before recipients and signature."),
        Column("section_count", INTEGER, "Rows in sections.", required=True),
        Column("citation_count", INTEGER, "Rows in citations.", required=True),
        Column("issue_count", INTEGER, "Rows in issues.", required=True),
        Column("parser_version", TEXT, "Version of the parser that made this row.", required=True),
    ),
)
DOCUMENT_ISSUERS = Table(
    "document_issuers",
    "One row per issuing body of a document; several for joint documents.",
    ("document_id", "ordinal"),
    (
        DOCUMENT_ID,
        ORDINAL,
        Column("issuing_body_id", TEXT, "Issuing body, if known.", references="issuing_bodies.issuing_body_id"),
        Column("printed", TEXT, "The body as printed.", required=True),
    ),
)
SIGNATURES = Table(
    "signatures",
    "One row per signature.",
    ("document_id", "ordinal"),
    (
        DOCUMENT_ID,
        ORDINAL,
        Column("signer", TEXT, "Name of the signer."),
        Column("title", TEXT, "Office of the signer, as printed; lines joined by ` / `."),
        Column(
            "capacity",
            TEXT,
            "In what capacity the signer signs: that of the first prefix, under which the others act.",
            vocabulary="codes:capacity",
        ),
        Column("body", TEXT, "Body or head signed for, as printed after T/M, KT., TL."),
        Column("capacities", LIST, "All capacities of the titles, outermost first: TM. above KT. is on_behalf, for."),
        Column("printed", TEXT, "Titles as printed, from top to bottom, joined by ` / `."),
        *SPAN,
    ),
)
FIELD_EVIDENCE = Table(
    "field_evidence",
    "One row per witness of a metadata value: where it was read and whether it was chosen.",
    ("document_id", "ordinal"),
    (
        DOCUMENT_ID,
        ORDINAL,
        Column(
            "field", TEXT, "Column of documents that is witnessed; of a page also url, published_time.", required=True
        ),
        Column("value", TEXT, "Value as this witness gives it (dates as ISO 8601).", required=True),
        Column("zone", TEXT, "Where on the page.", required=True, vocabulary="codes:evidence_zone"),
        Column("span_start", INTEGER, "First code point in captures.text; NULL for page_metadata."),
        Column("span_end", INTEGER, "One past the last code point; NULL for page_metadata."),
        Column("chosen", BOOLEAN, "True for the witness that documents follows.", required=True),
    ),
)
SECTIONS = Table(
    "sections",
    "One row per unit of the body, in document order; a tree by parent_id.",
    ("section_id",),
    (
        Column("section_id", TEXT, "document_id#path.", required=True),
        DOCUMENT_ID,
        ORDINAL,
        Column("parent_id", TEXT, "Enclosing section; NULL for roots.", references="sections.section_id"),
        Column("depth", INTEGER, "0 for roots.", required=True),
        Column("level", TEXT, "Kind of unit.", required=True, vocabulary="section_levels.level"),
        Column("label", TEXT, "Label as printed, Đ for Ð: Điều 12a., 1-, đ)."),
        Column("number", TEXT, "Number within the label: 12a, II, đ."),
        Column("path", TEXT, "Address within the document, Akoma Ntoso-like: art_3__cl_2__pt_đ.", required=True),
        Column("heading", TEXT, "Title printed as such."),
        Column("text", TEXT, "Own text, without label, heading and children."),
        Column("text_start", INTEGER, "Start of text in captures.text; NULL without text."),
        Column("text_end", INTEGER, "One past its last code point; NULL without text."),
        Column("zone", TEXT, "Part of the document.", required=True, vocabulary="codes:section_zone"),
        *SPAN,
    ),
    sort=("document_id", "ordinal"),
    row_group_rows=40_000,
)
CITATIONS = Table(
    "citations",
    "One row per reference in the captured text, in text order.",
    ("citation_id",),
    (
        Column("citation_id", TEXT, "document_id@ordinal.", required=True),
        DOCUMENT_ID,
        Column("section_id", TEXT, "Section that holds it.", references="sections.section_id"),
        ORDINAL,
        Column("zone", TEXT, "Part of the page.", required=True, vocabulary="codes:citation_zone"),
        Column("text", TEXT, "The reference as written.", required=True),
        *SPAN,
        Column("document_type", TEXT, "Type cited.", vocabulary="document_types.document_type"),
        Column("number", TEXT, "Number as written."),
        Column(
            "number_key",
            TEXT,
            "Number folded for matching; also where a name, a place or này means an act whose number the page prints.",
        ),
        Column(
            "name",
            TEXT,
            "Name, for references without a number: Luật Giáo dục, written out for BLDS or Luật DN; a place or này has "
            "that of its act.",
        ),
        Column("issue_date", DATE, "Date of the cited act, if the text gives it."),
        Column("issue_date_text", TEXT, "That date, ISO 8601, also where only year or month is given."),
        Column("issuing_body_id", TEXT, "Issuer of the cited act.", references="issuing_bodies.issuing_body_id"),
        Column("term", TEXT, "Term (khóa) that the reference names, Roman.", vocabulary="terms.term"),
        Column("pinpoint", TEXT, "Place within the act: dieu:12/khoan:2; lists ' ; ', ranges 'dieu:3..dieu:7'."),
        Column("relation", TEXT, "How the subject relates to it.", required=True, vocabulary="relation_verbs.relation"),
        Column("relation_text", TEXT, "The words that say so."),
        Column(
            "subject_citation_id",
            TEXT,
            "The citation that is the subject, where it is not the page's document.",
            references="citations.citation_id",
        ),
        Column("is_self", BOOLEAN, "The reference is to the document itself.", required=True),
    ),
    sort=("document_id", "ordinal"),
)
RELATED_LINKS = Table(
    "related_links",
    "One row per other document or news item that the page offers beside the document.",
    ("link_id",),
    (
        Column("link_id", TEXT, "document_id+ordinal.", required=True),
        DOCUMENT_ID,
        Column("kind", TEXT, "What is offered.", required=True, vocabulary="codes:link_kind"),
        ORDINAL,
        Column("title", TEXT, "Headline of a news item, or title of a document."),
        Column("number", TEXT, "Number as printed."),
        Column("number_key", TEXT, "Number folded for matching."),
        Column("document_type", TEXT, "Type, if printed or sure.", vocabulary="document_types.document_type"),
        Column("subject", TEXT, "Abstract (trích yếu)."),
        Column("issue_date", DATE, "Date of issue."),
        Column("effective_date", DATE, "In force from."),
        Column(
            "file_url", TEXT, "Address or name of the file offered; NULL where a mere caption stands for it (Tải về)."
        ),
        Column("agency", TEXT, "News agency in the teaser's dateline: ĐCSVN."),
        Column("teaser", TEXT, "Teaser without the dateline."),
        *SPAN,
    ),
    sort=("document_id", "ordinal"),
)
ISSUES = Table(
    "issues",
    "One row per doubt about a capture or document.",
    ("capture_id", "ordinal"),
    (
        Column("capture_id", TEXT, "The capture.", required=True, references="captures.capture_id"),
        Column("document_id", TEXT, "The document, if there is one.", references="documents.document_id"),
        Column("ordinal", INTEGER, "Position within the capture, from 0.", required=True),
        Column("code", TEXT, "What is doubtful.", required=True, vocabulary="codes:issue_code"),
        Column("severity", TEXT, "How bad it is.", required=True, vocabulary="codes:severity"),
        Column("span_start", INTEGER, "First code point in captures.text, where there is a place."),
        Column("span_end", INTEGER, "One past the last code point."),
        Column("detail", TEXT, "One sentence for a person.", required=True),
    ),
)
ISSUING_BODIES = Table(
    "issuing_bodies",
    "One row per issuing body known to the vocabulary.",
    ("issuing_body_id",),
    (
        Column("issuing_body_id", TEXT, "Stable id: bo-chinh-tri.", required=True),
        Column("issuing_body", TEXT, "Name, Vietnamese.", required=True),
        Column("issuing_body_en", TEXT, "Name, English.", required=True),
        Column("aliases", LIST, "Other spellings."),
        Column("number_codes", LIST, "Codes it has in numbers."),
        Column("level", TEXT, "Where it stands: party_central, ministry, province_committee and so on.", required=True),
        Column("system", TEXT, "Party, State or mass organisation.", required=True, vocabulary="codes:system"),
        Column("parent_id", TEXT, "Body above it.", references="issuing_bodies.issuing_body_id"),
        Column("active_from_date", DATE, "First day under this name, where known to the day."),
        Column("active_from_date_text", TEXT, "First day, ISO 8601, also year or month."),
        Column("active_to_date", DATE, "Last day under this name, where known to the day."),
        Column("active_to_date_text", TEXT, "Last day, ISO 8601, also year or month."),
        Column("successor_id", TEXT, "Body that took its place.", references="issuing_bodies.issuing_body_id"),
        Column("confidence", TEXT, "How sure the row is.", required=True, vocabulary="codes:confidence"),
    ),
)
DOCUMENT_TYPES = Table(
    "document_types",
    "One row per type of document and system.",
    ("document_type", "system"),
    (
        Column("document_type", TEXT, "Type, Vietnamese.", required=True),
        Column("system", TEXT, "Who uses it; both where Party and State do.", required=True),
        Column("type_code", TEXT, "Code in numbers; NULL where the type has none."),
        Column("document_type_en", TEXT, "Type, English.", required=True),
        Column("legal_normative", TEXT, "Whether it makes law: yes, no or some.", required=True),
        Column("aliases", LIST, "Other spellings."),
        Column("confidence", TEXT, "How sure the row is.", required=True, vocabulary="codes:confidence"),
    ),
)
TERMS = Table(
    "terms",
    "One row per term of the Party Congress and of the National Assembly.",
    ("series", "term"),
    (
        Column("series", TEXT, "party_congress or national_assembly.", required=True),
        Column("term", TEXT, "Roman number: XIII.", required=True),
        Column("from_date", DATE, "First day, where known to the day."),
        Column("from_date_text", TEXT, "First day, ISO 8601, also year or month.", required=True),
        Column("to_date", DATE, "Last day, where known to the day."),
        Column("to_date_text", TEXT, "Last day, ISO 8601, also year or month."),
        Column("confidence", TEXT, "How sure the row is.", required=True, vocabulary="codes:confidence"),
    ),
)
LAWS = Table(
    "laws",
    "One row per law, code, ordinance or constitution that may be cited by name alone.",
    ("number_key",),
    (
        Column("number_key", TEXT, "Number folded for matching; for a constitution its year.", required=True),
        Column("number", TEXT, "Number as printed."),
        Column("name", TEXT, "Name as cited: Luật Giáo dục.", required=True),
        Column("document_type", TEXT, "Type.", required=True, vocabulary="document_types.document_type"),
        Column("issue_date", DATE, "Date of passing, where known to the day."),
        Column("issue_date_text", TEXT, "Date of passing, ISO 8601, also year or month.", required=True),
        Column("effective_date", DATE, "In force from, where known to the day."),
        Column("effective_date_text", TEXT, "In force from, ISO 8601, also year or month."),
        Column("confidence", TEXT, "How sure the row is.", required=True, vocabulary="codes:confidence"),
    ),
)
RUN_LEDGER = Table(
    "run_ledger",
    "One row per asset that a run made, and per shard of it: what it did and cost. No other table differs by run.",
    ("run_id", "ordinal"),
    (
        Column("run_id", TEXT, "The run.", required=True),
        Column("ordinal", INTEGER, "Order within the run, from 0.", required=True),
        Column("started_at", TIMESTAMP, "Start of the step.", required=True),
        Column("asset", TEXT, "Asset that was made.", required=True),
        Column("shard", TEXT, "Shard, where the work was split; the row of the asset without one has the sums."),
        Column("documents_in", BIGINT, "Captures or rows read."),
        Column("documents_out", BIGINT, "Captures or rows written."),
        Column("documents_rejected", BIGINT, "Captures rejected."),
        Column("seconds", DOUBLE, "Wall time, seconds.", required=True),
        Column("cpu_seconds", DOUBLE, "User and system time, seconds.", required=True),
        Column(
            "peak_rss_bytes", BIGINT, "Peak resident memory so far of the process that did it, bytes.", required=True
        ),
        Column("bytes_in", BIGINT, "Bytes read."),
        Column("bytes_out", BIGINT, "Bytes written."),
        Column("parser_version", TEXT, "Version of the parser.", required=True),
    ),
)

QUALITY_ESTIMATES = Table(
    "quality_estimates",
    "One row per measure of the parser against hand-made answers (tests/gold), over all, by level, by lay-out.",
    ("measure", "level", "layout"),
    (
        Column("measure", TEXT, "What is measured.", required=True, vocabulary="codes:quality_measure"),
        Column("level", TEXT, "Kind of unit; NULL for all together.", vocabulary="section_levels.level"),
        Column("layout", TEXT, "Lay-out of the pages; NULL for all together.", vocabulary="codes:layout"),
        Column("gold_documents", INTEGER, "Documents that were compared.", required=True),
        Column("wanted", INTEGER, "Answers that the hand-made gold holds.", required=True),
        Column("found", INTEGER, "Answers that the parser gave.", required=True),
        Column("hits", INTEGER, "Answers that agree.", required=True),
        Column("precision", DOUBLE, "hits / found; NULL where nothing was found."),
        Column("precision_low", DOUBLE, "Lower bound of its 95 % Wilson interval."),
        Column("precision_high", DOUBLE, "Upper bound."),
        Column("recall", DOUBLE, "hits / wanted; NULL where nothing was wanted."),
        Column("recall_low", DOUBLE, "Lower bound of its 95 % Wilson interval."),
        Column("recall_high", DOUBLE, "Upper bound."),
        Column("f1", DOUBLE, "Harmonic mean of precision and recall; where both are one share, that share."),
        Column("f1_low", DOUBLE, "Harmonic mean of the lower bounds."),
        Column("f1_high", DOUBLE, "Harmonic mean of the upper bounds."),
        Column("parser_version", TEXT, "Version of the parser that was measured.", required=True),
    ),
)

DOCUMENT_TABLES = (
    DOCUMENTS,
    DOCUMENT_ISSUERS,
    SIGNATURES,
    FIELD_EVIDENCE,
    SECTIONS,
    CITATIONS,
    RELATED_LINKS,
    ISSUES,
)
VOCABULARY_TABLES = (ISSUING_BODIES, DOCUMENT_TYPES, TERMS, LAWS)
TABLES = (CAPTURES, *DOCUMENT_TABLES, *VOCABULARY_TABLES, QUALITY_ESTIMATES, RUN_LEDGER)
BY_NAME = {table.name: table for table in TABLES}
