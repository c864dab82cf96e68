-- A name folded for matching: lower case, each run of blanks one space. Tones stay: they tell names apart.
CREATE OR REPLACE MACRO name_key(name) AS
trim(regexp_replace(lower(name), '[\s\x{a0}]{1,100}', ' ', 'g'));
