-- Whether a document belongs to the part of the corpus that is looked at: those from the variable part_from up to, but
-- not with, part_to. Without the variables every document does. content_hash of a capture serves as well, as it begins
-- with the document_id.
--
-- columns:
--   document_id: The document, or the content_hash of its capture.
CREATE OR REPLACE MACRO in_part(document_id) AS
document_id >= coalesce(getvariable('part_from'), '') AND document_id < coalesce(getvariable('part_to'), '~');
