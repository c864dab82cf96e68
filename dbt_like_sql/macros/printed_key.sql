-- What a text prints, for comparing values with it: small letters, one dash, Đ for the signs that look like it, and
-- neither blanks of any kind nor marks of type and links.
CREATE OR REPLACE MACRO printed_key(text) AS
regexp_replace(
    translate(lower(text), '–—‑‐−ðɖ', '-----đđ'),
    '[\s\x{a0}\x{ad}\x{2000}-\x{200f}\x{202f}\x{2060}\x{3000}\x{feff}*_#|>\\\[\]]{1,100}', '', 'g'
);
