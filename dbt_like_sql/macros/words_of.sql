-- The words of a text as they are searched, in small letters: whatever is neither letter nor digit parts them. Some are
-- empty: leave those out. The text must be in NFC, as all stored text is: to make sure of it again would cost as much as
-- all the rest.
CREATE OR REPLACE MACRO words_of(text) AS
string_split(regexp_replace(lower(text), '[^\p{L}\p{N} ]', ' ', 'g'), ' ');
