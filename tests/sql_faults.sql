-- The catalogue of planted faults. Each block: what went wrong, the checks that must catch it (and no other check of
-- tables, or of models, may), and the statement that plants it in the small warehouse.

-- A capture vanished with its document.
-- trips: documents_references_are_found, issues_references_are_found, section_text_is_a_slice_of_the_capture, the_books_balance
DELETE FROM captures WHERE path = 'congbao/d.txt'

-- A document was lost on the way.
-- trips: citation_text_is_a_slice_of_the_capture, citations_references_are_found, every_parsed_capture_has_one_document, document_issuers_references_are_found, field_evidence_references_are_found, section_text_is_a_slice_of_the_capture, sections_references_are_found, the_books_balance
DELETE FROM documents WHERE number = '3/2013/TTLT-BNV-BTC'

-- An item has a state of its own.
-- trips: captures_codes_are_known, a_rejected_capture_says_why, the_books_balance
UPDATE captures SET status = 'skipped' WHERE status = 'rejected'

-- A refusal is silent.
-- trips: a_rejected_capture_says_why
UPDATE captures SET reason = NULL WHERE status = 'rejected'

-- The parser failed on a text.
-- trips: no_text_breaks_the_parser
UPDATE captures SET reason = 'parser_error' WHERE status = 'rejected'

-- A parsed capture keeps no text.
-- trips: a_parsed_capture_keeps_its_text, citation_text_is_a_slice_of_the_capture, section_text_is_a_slice_of_the_capture
UPDATE captures SET text = NULL WHERE path = 'congbao/c.txt'

-- A refused item keeps a text.
-- trips: a_parsed_capture_keeps_its_text
UPDATE captures SET text = 'left over' WHERE status = 'rejected'

-- A duplicate leads to other bytes.
-- trips: a_duplicate_names_the_first_capture_of_its_bytes
UPDATE captures SET content_hash = 'other' WHERE status = 'duplicate'

-- A duplicate leads nowhere.
-- trips: a_duplicate_names_the_first_capture_of_its_bytes
UPDATE captures SET duplicate_of = NULL WHERE status = 'duplicate'

-- Two captures of the same bytes were both parsed.
-- trips: the_same_bytes_are_parsed_once
UPDATE captures SET content_hash = 'same' WHERE path IN ('congbao/c.txt', 'congbao/d.txt')

-- A stored text is decomposed: all that follows has moved.
-- trips: section_text_is_a_slice_of_the_capture, stored_text_is_normalised
UPDATE captures SET text = replace(text, 'ở', 'o' || chr(795) || chr(777)) WHERE path = 'congbao/d.txt'

-- A stored text has carriage returns at its end.
-- trips: stored_text_is_normalised
UPDATE captures SET text = text || chr(13) WHERE path = 'congbao/d.txt'

-- A section's id is not its address.
-- trips: ids_are_made_as_declared
UPDATE sections SET section_id = 'x' || section_id WHERE heading = 'Hiệu lực'

-- A citation's id is not its number.
-- trips: ids_are_made_as_declared
UPDATE citations SET citation_id = document_id || '@9' WHERE text = 'Điều 1 Nghị định 15/2011/NĐ-CP'

-- A link's id is not its number.
-- trips: ids_are_made_as_declared
UPDATE related_links SET link_id = document_id || '+9' WHERE kind = 'news'

-- A capture's id is no hash.
-- trips: ids_are_made_as_declared
UPDATE captures SET capture_id = 'first' WHERE status = 'rejected'

-- A section is counted that is not there.
-- trips: counts_in_documents_agree_with_the_tables
UPDATE documents SET section_count = section_count + 1 WHERE number = '2/TB-HTV'

-- An issue was lost.
-- trips: counts_in_documents_agree_with_the_tables
DELETE FROM issues WHERE code = 'unknown_issuing_body'

-- A key kept a blank.
-- trips: number_keys_are_folded, one_spelling_has_one_key
UPDATE citations SET number_key = '15 /2011/NĐ-CP' WHERE text = 'Điều 1 Nghị định 15/2011/NĐ-CP'

-- A key holds the Icelandic Ð.
-- trips: number_keys_are_folded, one_spelling_has_one_key
UPDATE citations SET number_key = '15/2011/NÐ-CP' WHERE text = 'Điều 1 Nghị định 15/2011/NĐ-CP'

-- A key holds a long dash.
-- trips: number_keys_are_folded
UPDATE related_links SET number_key = '3–QĐ/TW' WHERE number = '3-QĐ/TW'

-- A number has no key.
-- trips: number_keys_are_folded
UPDATE related_links SET number_key = NULL WHERE number = '3-QĐ/TW'

-- Two places fold one number differently.
-- trips: one_spelling_has_one_key
UPDATE citations SET number_key = '15-2011/NĐ-CP' WHERE text = 'Điều 1 Nghị định 15/2011/NĐ-CP'

-- A digit of a serial was lost.
-- trips: parts_of_a_number_stand_in_it
UPDATE documents SET serial = 1 WHERE number = '15/2011/NĐ-CP'

-- A type code was taken from elsewhere.
-- trips: parts_of_a_number_stand_in_it
UPDATE documents SET type_code = 'QĐ' WHERE number = '15/2011/NĐ-CP'

-- The year in a number is another one.
-- trips: parts_of_a_number_stand_in_it, the_year_in_a_number_is_the_year_of_issue
UPDATE documents SET number_year = 2012 WHERE number = '15/2011/NĐ-CP'

-- A date lost its century.
-- trips: dates_are_plausible
UPDATE related_links SET issue_date = DATE '0011-02-01' WHERE number = '3-QĐ/TW'

-- Day and month are swapped.
-- trips: a_date_agrees_with_its_text
UPDATE documents SET issue_date = DATE '2012-05-03' WHERE layout = 'party_portal'

-- A date is given though its text names a year only.
-- trips: a_date_agrees_with_its_text
UPDATE citations SET issue_date = DATE '2011-01-01', issue_date_text = '2011' WHERE text = 'Điều 1 Nghị định 15/2011/NĐ-CP'

-- An act is numbered in one year and dated in another.
-- trips: documents_follow_the_chosen_witness, the_year_in_a_number_is_the_year_of_issue
UPDATE documents SET issue_date = DATE '2014-01-07', issue_date_text = '2014-01-07' WHERE number = '3/2013/TTLT-BNV-BTC'

-- An act takes effect before it is issued.
-- trips: documents_follow_the_chosen_witness, documents_take_effect_after_issue
UPDATE documents SET effective_date = DATE '2010-04-01', effective_date_text = '2010-04-01' WHERE number = '15/2011/NĐ-CP'

-- An effective date lost its basis.
-- trips: an_effective_date_says_its_basis
UPDATE documents SET effective_basis = NULL WHERE number = '15/2011/NĐ-CP'

-- A body has a name that the vocabulary does not give.
-- trips: names_of_bodies_follow_their_ids
UPDATE documents SET issuing_body = 'CHÍNH PHỦ' WHERE number = '15/2011/NĐ-CP'

-- A State act is filed under the Party.
-- trips: names_of_bodies_follow_their_ids
UPDATE documents SET system = 'party' WHERE number = '15/2011/NĐ-CP'

-- A type has the English of another.
-- trips: english_types_translate_vietnamese_ones
UPDATE documents SET document_type_en = 'Circular' WHERE number = '15/2011/NĐ-CP'

-- The issuers of a joint circular changed places.
-- trips: the_first_issuer_is_the_issuing_body
UPDATE document_issuers SET ordinal = 1 - ordinal WHERE printed IN ('Bộ Nội vụ', 'Bộ Tài chính')

-- The body of a document is another one than its issuer.
-- trips: every_issuing_body_is_among_the_issuers, names_of_bodies_follow_their_ids, the_first_issuer_is_the_issuing_body
UPDATE documents SET issuing_body_id = 'bo-cong-an' WHERE number = '15/2011/NĐ-CP'

-- An issue went to another capture.
-- trips: issues_belong_to_the_capture_of_their_document
UPDATE issues SET capture_id = (SELECT capture_id FROM captures WHERE path = 'congbao/b.txt') WHERE code = 'missing_cells'

-- A span ends beyond the text.
-- trips: spans_lie_inside_the_text
UPDATE signatures SET span_end = 5000

-- A span ends before it begins.
-- trips: spans_lie_inside_the_text
UPDATE related_links SET span_end = span_start - 1 WHERE kind = 'news'

-- A section's text was cut.
-- trips: section_text_is_a_slice_of_the_capture
UPDATE sections SET text = left(text, 5) WHERE heading = 'Phạm vi'

-- A section has the text of its neighbour.
-- trips: section_text_lies_inside_its_section
UPDATE sections SET text = other.text, text_start = other.text_start, text_end = other.text_end
FROM sections AS other
WHERE sections.heading = 'Phạm vi' AND other.heading = 'Hiệu lực'

-- A heading is not on the page.
-- trips: labels_and_headings_stand_in_their_section
UPDATE sections SET heading = 'Điều khoản chung' WHERE heading = 'Phạm vi'

-- A label is not on the page.
-- trips: labels_and_headings_stand_in_their_section
UPDATE sections SET label = 'Điều 1:' WHERE heading = 'Phạm vi'

-- A citation was rewritten.
-- trips: citation_text_is_a_slice_of_the_capture
UPDATE citations SET text = 'Nghị định số 15/2011/NĐ-CP' WHERE text = 'Điều 1 Nghị định 15/2011/NĐ-CP'

-- A witness points to the wrong place.
-- trips: witnesses_quote_the_page
UPDATE field_evidence SET span_start = span_start + 1, span_end = span_end + 1 WHERE field = 'signer'

-- A witness lost its place.
-- trips: only_page_metadata_has_no_span
UPDATE field_evidence SET span_start = NULL, span_end = NULL WHERE field = 'signer'

-- Two witnesses of one field were chosen.
-- trips: one_witness_of_a_field_is_chosen
UPDATE field_evidence SET chosen = true WHERE field = 'issue_date'

-- No witness of a field was chosen.
-- trips: one_witness_of_a_field_is_chosen
UPDATE field_evidence SET chosen = false WHERE field = 'signer'

-- A document has another signer than its witness says.
-- trips: documents_follow_the_chosen_witness
UPDATE documents SET signer = 'Trần Thị Mẫu' WHERE layout = 'party_portal'

-- A witness speaks of a field that does not exist.
-- trips: a_key_field_of_a_document_has_evidence, evidence_is_about_columns_of_documents
UPDATE field_evidence SET field = 'author' WHERE field = 'signer'

-- A signer comes from nowhere.
-- trips: a_key_field_of_a_document_has_evidence
UPDATE documents SET signer = 'Trần Thị Mẫu' WHERE number = '2/TB-HTV'

-- A section reaches beyond its parent.
-- trips: children_lie_inside_their_parent
UPDATE sections SET span_end = span_end + 1 WHERE path = 'item_1__dash_2'

-- A section hangs below one of another document.
-- trips: children_lie_inside_their_parent
UPDATE sections SET parent_id = (SELECT section_id FROM sections WHERE heading = 'Phạm vi') WHERE path = 'item_1__dash_2'

-- A section hangs below nothing.
-- trips: depth_is_one_more_than_that_of_the_parent, sections_references_are_found
UPDATE sections SET parent_id = 'nowhere' WHERE path = 'item_1__dash_2'

-- A depth was miscounted.
-- trips: depth_is_one_more_than_that_of_the_parent
UPDATE sections SET depth = 2 WHERE path = 'item_1__dash_2'

-- Two sections overlap.
-- trips: siblings_do_not_overlap
UPDATE sections SET span_end = span_end + 1 WHERE path = 'item_1__dash_1'

-- A line between two articles is in no section.
-- trips: roots_tile_the_body
UPDATE sections SET span_end = span_end - 1 WHERE heading = 'Phạm vi'

-- The body ends after its last section.
-- trips: roots_tile_the_body
UPDATE documents SET body_end = body_end + 1 WHERE layout = 'party_portal'

-- A body was found but not read.
-- trips: a_body_has_sections, counts_in_documents_agree_with_the_tables
DELETE FROM sections WHERE text = 'Mở cửa buổi sáng.'

-- A witness was dropped.
-- trips: ordinals_run_without_gaps
DELETE FROM field_evidence WHERE field = 'issue_date' AND NOT chosen

-- Two citations changed places.
-- trips: rows_stand_in_text_order
UPDATE citations SET
    ordinal = CASE ordinal WHEN 1 THEN 2 ELSE 1 END,
    citation_id = document_id || '@' || CASE ordinal WHEN 1 THEN 2 ELSE 1 END
WHERE zone IN ('preamble', 'body') AND ordinal IN (1, 2)

-- A citation was given to another section.
-- trips: a_citation_lies_inside_its_section
UPDATE citations SET section_id = document_id || '#p_2' WHERE text = 'Luật Thư viện'

-- A citation in the body has no section.
-- trips: a_citation_in_the_body_names_its_section
UPDATE citations SET section_id = NULL WHERE text = 'Luật Thư viện'

-- A citation names nothing.
-- trips: a_citation_names_something
UPDATE citations SET name = NULL, document_type = NULL WHERE text = 'Luật Thư viện'

-- A citation is its own subject.
-- trips: the_subject_of_a_citation_is_another_one_on_the_page
UPDATE citations SET subject_citation_id = citation_id WHERE text = 'Quy định số 8-QĐ/TW'

-- A short row of the related table is not marked.
-- trips: missing_cells_are_said
UPDATE issues SET code = 'missing_body' WHERE code = 'missing_cells'

-- The headline of a news item is in another column.
-- trips: a_link_says_what_it_offers
UPDATE related_links SET title = NULL, subject = title WHERE kind = 'news'

-- Two bodies are above each other.
-- trips: no_body_is_above_itself
UPDATE issuing_bodies SET parent_id = 'ban-bi-thu' WHERE issuing_body_id = 'ban-chap-hanh-trung-uong'

-- A term begins before the last one ends.
-- trips: terms_follow_each_other
UPDATE terms SET from_date_text = '2005-01-01' WHERE series = 'party_congress' AND term = 'X'

-- A step took less than no time.
-- trips: the_run_cost_no_negative_time
UPDATE run_ledger SET seconds = -1

-- A lay-out is not understood: ten pages without number, date and body.
-- trips: nine_documents_in_ten_have_a_date, nine_documents_in_ten_have_a_known_body, nine_documents_in_ten_have_a_number
INSERT INTO captures BY NAME
SELECT left(md5(i::VARCHAR), 20) AS capture_id, md5(i::VARCHAR) AS content_hash, 'new' AS source, 'new/' || i AS path,
    'x' AS text, 'parsed' AS status, false AS is_synthetic
FROM range(10) AS t (i);
INSERT INTO documents BY NAME
SELECT capture_id AS document_id, capture_id, 'unknown' AS layout, 0 AS section_count, 0 AS citation_count,
    0 AS issue_count, '1' AS parser_version
FROM captures WHERE source = 'new'

-- A document is in no work.
-- trips: each_captured_work_has_one_best_capture, every_document_is_in_one_work
DELETE FROM work_documents WHERE document_id IN (SELECT document_id FROM documents WHERE number = '2/TB-HTV')

-- Both captures of a work are its best.
-- trips: each_captured_work_has_one_best_capture
UPDATE work_documents SET is_best = true

-- A work is counted twice.
-- trips: no_captured_work_is_counted_twice
UPDATE directives_by_body_year SET captured_count = captured_count + 1 WHERE year = 2007

-- Works without a year are not counted.
-- trips: no_captured_work_is_counted_twice
DELETE FROM directives_by_body_year WHERE year IS NULL

-- A year was dropped from the counts by type.
-- trips: no_captured_work_is_counted_twice
DELETE FROM documents_by_type_year WHERE year = 2013

-- A work is made of nothing.
-- trips: no_work_is_without_a_witness
UPDATE works SET reference_count = 0 WHERE name = 'Luật Thư viện'

-- One act became two works, as its type was read in two ways.
-- trips: captured_works_of_one_number_and_day_are_one
UPDATE works SET issue_date = DATE '2012-03-05' WHERE number_key = '7-KL/TW'

-- A link leads nowhere.
-- trips: links_lead_to_works
UPDATE document_links SET target_work_id = 'nowhere' WHERE text = 'Luật Thư viện'

-- A link to a work that is only cited claims to be resolved.
-- trips: links_lead_to_works
UPDATE document_links SET status = 'resolved' WHERE text = 'Luật Thư viện'

-- The oldest act amends the youngest.
-- trips: no_act_changes_a_later_one
UPDATE document_links SET relation = 'amends', status = 'resolved',
    source_work_id = (SELECT min_by(work_id, issue_date) FROM works WHERE is_captured),
    target_work_id = (SELECT max_by(work_id, issue_date) FROM works WHERE is_captured)
WHERE text = 'Luật Thư viện'

-- A reference is no link.
-- trips: every_reference_is_a_link, most_cited_counts_each_reference_once
DELETE FROM document_links WHERE text = 'Luật Thư viện'

-- A self reference counts as a citation.
-- trips: most_cited_counts_each_reference_once, no_work_cites_itself
UPDATE document_links SET status = 'resolved' WHERE text = 'Kết luận này'

-- A reference is counted twice.
-- trips: most_cited_counts_each_reference_once
UPDATE most_cited SET citation_count = citation_count + 1 WHERE name = 'Luật Thư viện'

-- A rollup lost the works of unknown bodies.
-- trips: rollups_add_up
DELETE FROM directives_by_parent_year WHERE parent_id IS NULL

-- A gap is longer than what its series misses.
-- trips: gaps_add_up_to_what_a_series_misses
UPDATE number_gaps SET missing_count = missing_count + 1 WHERE series_code = 'NĐ-CP'

-- A captured work is on the list to collect from.
-- trips: a_wanted_document_is_not_captured
UPDATE missing_documents SET work_id = (SELECT work_id FROM works WHERE number_key = '15/2011/NĐ-CP')
WHERE name = 'Luật Thư viện'

-- Validity says nothing of a work.
-- trips: every_work_has_its_span_of_validity
DELETE FROM validity WHERE in_force_from IS NOT NULL

-- An act ended before it began.
-- trips: nothing_ends_before_it_begins
UPDATE validity SET in_force_to = in_force_from - 1 WHERE in_force_from IS NOT NULL

-- Attention was lost.
-- trips: all_attention_is_shared_out
UPDATE citation_graph SET page_rank = page_rank / 2

-- A source is counted without its refused items.
-- trips: the_layouts_of_a_source_add_up_to_its_captures
DELETE FROM source_quality WHERE layout IS NULL

-- A word was lost from the index.
-- trips: the_dictionary_adds_up_the_index, the_index_counts_every_word
DELETE FROM search_postings WHERE rowid = 0

-- One place of a word was lost from the index and its count.
-- trips: the_dictionary_adds_up_the_index, the_index_counts_every_word
UPDATE search_postings
SET section_numbers = section_numbers[2:], occurrence_count = occurrence_count - 1
WHERE rowid = (SELECT min(rowid) FROM search_postings WHERE occurrence_count > 1)

-- A word of the index is in no dictionary.
-- trips: the_dictionary_adds_up_the_index
UPDATE search_postings SET term = 'zzz' WHERE rowid = 0

-- A section is not in the index.
-- trips: the_index_numbers_every_section
DELETE FROM search_sections WHERE section_number = 0

-- The index leads to a section that is not there.
-- trips: the_index_counts_every_word, the_index_numbers_every_section
UPDATE search_sections SET ordinal = 99 WHERE section_number = 0

-- A posting leads beyond its block.
-- trips: the_index_counts_every_word, the_index_numbers_every_section
UPDATE search_postings SET section_numbers = list_append(section_numbers[:-2], 1000000) WHERE rowid = 0

-- The columns of a table stand in another order.
-- trips: columns_are_as_declared
CREATE OR REPLACE TABLE terms AS SELECT term, * EXCLUDE (term) FROM terms

-- A column has another type.
-- trips: columns_are_as_declared
CREATE OR REPLACE TABLE terms AS SELECT * REPLACE (from_date::VARCHAR AS from_date) FROM terms

-- Two columns changed their contents.
-- trips: the_number_of_a_section_stands_in_its_label
UPDATE sections SET label = heading, heading = label

-- The cells of a related row are one column to the left.
-- trips: related_links_codes_are_known
UPDATE related_links SET document_type = number, number = issue_date::VARCHAR, issue_date = NULL WHERE number = '3-QĐ/TW'

-- A document has the number of another one.
-- trips: documents_follow_the_chosen_witness, parts_of_a_number_stand_in_it
UPDATE documents SET number = '15/2011/NĐ-CP', number_key = '15/2011/NĐ-CP' WHERE number = '3/2013/TTLT-BNV-BTC'

-- A body is unknown to the vocabulary.
-- trips: documents_references_are_found, every_issuing_body_is_among_the_issuers, the_first_issuer_is_the_issuing_body
UPDATE documents SET issuing_body_id = 'bo-cong-an-cu' WHERE number = '15/2011/NĐ-CP'

-- A captured text was cut.
-- trips: citation_text_is_a_slice_of_the_capture, spans_lie_inside_the_text, witnesses_quote_the_page
UPDATE captures SET text = left(text, 300) WHERE path = 'portal/a.txt'

-- Day and month are swapped, in the text of the date too.
-- trips: documents_follow_the_chosen_witness
UPDATE documents SET issue_date = DATE '2012-05-03', issue_date_text = '2012-05-03' WHERE layout = 'party_portal'

-- Numbers are hardly read any more.
-- trips: columns_are_filled_above_their_floors
UPDATE fill_rates SET row_count = 1000, share = 0.2 WHERE column_name = 'number'

-- Every document seems to say from when it holds.
-- trips: columns_are_filled_below_their_ceilings
UPDATE fill_rates SET row_count = 1000, share = 1 WHERE column_name = 'effective_date_text'

-- A near-duplicate is counted beside the act that it repeats.
-- trips: a_near_duplicate_is_one_work_with_its_fuller_capture
INSERT INTO near_duplicates
SELECT min(document_id), max(document_id), 0.9 FROM work_documents WHERE is_best
