-- The letters and digits of a text in small letters, Đ for the signs that look like it: what is left when blanks of every
-- kind, dashes, and marks of type and links are set aside.
CREATE OR REPLACE MACRO letters_of(text) AS
regexp_replace(translate(lower(text), 'ðɖ', 'đđ'), '[^\p{L}\p{N}]', '', 'g');
