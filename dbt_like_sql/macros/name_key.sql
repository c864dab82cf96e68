-- A name folded for matching: lower case, each run of blanks one space, one dash, tones in the new place (hoà is hòa).
-- Tones themselves stay: they tell names apart.
CREATE OR REPLACE MACRO name_key(name) AS
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    translate(trim(regexp_replace(lower(name), '[\s\x{a0}]{1,100}', ' ', 'g')), '–—‑‐−ð', '-----đ'),
    'oà', 'òa'),
    'oá', 'óa'),
    'oã', 'õa'),
    'oả', 'ỏa'),
    'oạ', 'ọa'),
    'oè', 'òe'),
    'oé', 'óe'),
    'oẽ', 'õe'),
    'oẻ', 'ỏe'),
    'oẹ', 'ọe'),
    'uỳ', 'ùy'),
    'uý', 'úy'),
    'uỹ', 'ũy'),
    'uỷ', 'ủy'),
    'uỵ', 'ụy');
