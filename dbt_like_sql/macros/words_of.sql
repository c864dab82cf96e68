-- The words of a text as they are searched, in small letters: whatever is neither letter nor digit parts them. Some are
-- empty: leave those out.
CREATE OR REPLACE MACRO words_of(text) AS
string_split(regexp_replace(lower(nfc_normalize(text)), '[^\p{L}\p{N}]', ' ', 'g'), ' ');
