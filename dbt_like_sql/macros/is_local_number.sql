-- Whether a folded number holds a code that a body of every province, district or commune uses (UBND, HĐND, TU): such a
-- number says nothing without its place.
CREATE OR REPLACE MACRO is_local_number(number_key) AS
list_has_any(
    string_split_regex(number_key, '[/-]'),
    (
        SELECT list(DISTINCT upper(code))
        FROM (SELECT unnest(number_codes) AS code, level FROM issuing_bodies)
        WHERE regexp_matches(level, 'province|district|commune')
    )
);
