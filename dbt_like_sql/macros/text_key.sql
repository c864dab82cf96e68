-- A text folded for comparing texts: letters and digits alone, without marks and case, a blank between words. Single
-- blanks are left alone, for to replace each by itself takes four times as long.
CREATE OR REPLACE MACRO text_key(text) AS
trim(regexp_replace(
    regexp_replace(replace(strip_accents(lower(text)), 'đ', 'd'), '[^0-9a-z ]{1,1000}', ' ', 'g'), ' {2,1000}', ' ', 'g'
));
