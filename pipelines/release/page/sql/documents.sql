-- All that the page shows of the documents at places `$first` to `$last` - 1, one JSON object each, in order.
WITH chosen AS (
    SELECT * FROM shown WHERE place >= $first AND place < $last
),
issuers AS (
    SELECT document_id, list({body_id: i.issuing_body_id, name: b.issuing_body, name_en: b.issuing_body_en,
        printed: i.printed} ORDER BY ordinal) AS items
    FROM document_issuers AS i
    SEMI JOIN chosen USING (document_id)
    LEFT JOIN issuing_bodies AS b USING (issuing_body_id)
    GROUP BY document_id
),
signers AS (
    SELECT document_id, list({signer: signer, title: title, capacity: capacity, body: body, start: span_start,
        "end": span_end} ORDER BY ordinal) AS items
    FROM signatures
    SEMI JOIN chosen USING (document_id)
    GROUP BY document_id
),
evidence AS (
    SELECT document_id, list({field: field, value: value, zone: zone, start: span_start, "end": span_end,
        chosen: chosen} ORDER BY ordinal) AS items
    FROM field_evidence
    SEMI JOIN chosen USING (document_id)
    GROUP BY document_id
),
units AS (
    SELECT document_id, list({path: path, level: level, label: label, heading: heading, depth: depth, zone: zone,
        start: span_start, "end": span_end} ORDER BY ordinal) AS items
    FROM sections
    SEMI JOIN chosen USING (document_id)
    GROUP BY document_id
),
outgoing AS (
    SELECT c.document_id, list({text: c.text, start: c.span_start, "end": c.span_end, zone: c.zone,
        relation: c.relation, pinpoint: c.pinpoint, status: l.status, work_id: w.work_id, number: w.number,
        name: w.name, "type": w.document_type, subject: w.subject, body: w.issuing_body, year: w.year,
        document_id: CASE WHEN l.status <> 'self' THEN w.best_document_id END} ORDER BY c.ordinal) AS items
    FROM citations AS c
    SEMI JOIN chosen USING (document_id)
    LEFT JOIN document_links AS l ON l.link_id = c.citation_id
    LEFT JOIN works AS w ON w.work_id = l.target_work_id
    WHERE c.zone <> 'chrome'
    GROUP BY c.document_id
),
referring AS (
    SELECT DISTINCT chosen.document_id, l.source_work_id, l.relation, l.pinpoint
    FROM document_links AS l
    JOIN chosen ON chosen.work_id = l.target_work_id
    WHERE l.status = 'resolved' AND l.source_work_id IS NOT NULL AND l.zone NOT IN ('news', 'listing')
),
incoming AS (
    SELECT document_id, count(*) AS total, list({relation: relation, pinpoint: pinpoint, number: number, name: name,
        "type": document_type, subject: subject, body: issuing_body, year: year, document_id: source_document_id}
        ORDER BY nth)[:200] AS items
    FROM (
        SELECT
            r.*, w.number, w.name, w.document_type, w.subject, w.issuing_body, w.year,
            w.best_document_id AS source_document_id,
            row_number() OVER (
                PARTITION BY r.document_id ORDER BY w.year DESC NULLS LAST, w.work_id, r.relation, r.pinpoint
            ) AS nth
        FROM referring AS r
        JOIN works AS w ON w.work_id = r.source_work_id
    )
    GROUP BY document_id
),
offered AS (
    SELECT r.document_id, list({kind: r.kind, title: r.title, number: r.number, "type": r.document_type,
        subject: r.subject, issue_date: r.issue_date, agency: r.agency, teaser: r.teaser, file_url: r.file_url,
        start: r.span_start, "end": r.span_end,
        document_id: CASE WHEN l.status = 'resolved' THEN w.best_document_id END} ORDER BY r.ordinal) AS items
    FROM related_links AS r
    SEMI JOIN chosen USING (document_id)
    LEFT JOIN document_links AS l USING (link_id)
    LEFT JOIN works AS w ON w.work_id = l.target_work_id
    GROUP BY r.document_id
),
doubts AS (
    SELECT document_id, list({code: code, severity: severity, detail: detail, start: span_start, "end": span_end}
        ORDER BY ordinal) AS items
    FROM issues
    SEMI JOIN chosen USING (document_id)
    GROUP BY document_id
),
siblings AS (
    SELECT chosen.document_id, list(o.document_id ORDER BY o.document_id) AS items
    FROM chosen
    JOIN work_documents AS o ON o.work_id = chosen.work_id AND o.document_id <> chosen.document_id
    GROUP BY chosen.document_id
)
SELECT
    chosen.place, chosen.document_id,
    to_json({
        document: d,
        capture: {source: c.source, path: c.path, url: c.url, captured_at: c.captured_at::VARCHAR,
            content_hash: c.content_hash, encoding: c.encoding, byte_count: c.byte_count},
        "text": c.text,
        issuers: coalesce(issuers.items, []),
        signatures: coalesce(signers.items, []),
        evidence: coalesce(evidence.items, []),
        sections: coalesce(units.items, []),
        citations: coalesce(outgoing.items, []),
        cited_by: {total: coalesce(incoming.total, 0), items: coalesce(incoming.items, [])},
        related: coalesce(offered.items, []),
        issues: coalesce(doubts.items, []),
        same_work: coalesce(siblings.items, [])
    })::VARCHAR AS page
FROM chosen
JOIN documents AS d USING (document_id)
JOIN captures AS c USING (capture_id)
LEFT JOIN issuers USING (document_id)
LEFT JOIN signers USING (document_id)
LEFT JOIN evidence USING (document_id)
LEFT JOIN units USING (document_id)
LEFT JOIN outgoing USING (document_id)
LEFT JOIN incoming USING (document_id)
LEFT JOIN offered USING (document_id)
LEFT JOIN doubts USING (document_id)
LEFT JOIN siblings USING (document_id)
ORDER BY chosen.place
