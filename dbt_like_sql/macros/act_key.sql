-- A folded number without leading zeros, by which works meet: 05-CT/TW and 5-CT/TW name one act.
CREATE OR REPLACE MACRO act_key(number_key) AS
regexp_replace(number_key, '^0+([0-9])', '\1');
