-- A word in small letters without tones and marks, đ as d: what a keyboard without Vietnamese can type.
CREATE OR REPLACE MACRO without_tones(word) AS
strip_accents(translate(word, 'đð', 'dd'));
