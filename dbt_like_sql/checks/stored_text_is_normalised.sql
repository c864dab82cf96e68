-- Text is fixed once, at the gate: NFC, line feeds only. Later folding would shift every span.
--
-- shown on: captures
-- when it fails: the decoding step let a decomposed letter or a carriage return through.
SELECT capture_id, path
FROM captures
WHERE contains(text, chr(13))
-- What holds these characters alone is NFC; to ask of each text costs seven times as much.
OR (
    regexp_matches(text, '[^\x{0}-\x{2ff}\x{1ea0}-\x{1ef9}\x{2010}-\x{2027}]')
    AND text <> nfc_normalize(text)
)
