-- Text is fixed once, at the gate: NFC, line feeds only. Later folding would shift every span.
--
-- shown on: captures
-- when it fails: the decoding step let a decomposed letter or a carriage return through.
SELECT capture_id, path
FROM captures
WHERE text <> nfc_normalize(text) OR contains(text, chr(13))
