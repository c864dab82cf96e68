-- A stable id of 20 hex digits for an identity; NULL without a handle.
CREATE OR REPLACE MACRO identity_hash(handle, document_type, body_key, edition, term) AS
left(md5(
    handle || '|' || coalesce(document_type, '') || '|' || coalesce(body_key, '')
    || '|' || coalesce(edition, '') || '|' || coalesce(term, '')
), 20);
