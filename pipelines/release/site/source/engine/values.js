// Values of an answer as text: as DuckDB prints them.
import { DataType } from 'apache-arrow';

const DAY = 10;

/** Return { names, isNumber, rows } of an Arrow table: rows of text, null where a value is NULL, at most `most`. */
export function readAnswer(answer, most = Infinity) {
  const fields = answer.schema.fields;
  const columns = fields.map((_, place) => answer.getChildAt(place));
  const count = Math.min(answer.numRows, most);
  const rows = Array.from({ length: count }, (_, row) =>
    fields.map(({ type }, place) => writeValue(columns[place].get(row), type)),
  );
  return { names: fields.map(({ name }) => name), isNumber: fields.map(({ type }) => isNumeric(type)), rows };
}

const isNumeric = (type) => DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);

function writeValue(value, type) {
  if (value === null || value === undefined) return null;
  if (DataType.isDecimal(type)) return writeDecimal(value, type.scale);
  if (DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, DAY);
  if (DataType.isTimestamp(type))
    return new Date(Number(value))
      .toISOString()
      .replace('T', ' ')
      .replace(/(\.000)?Z$/, '');
  if (DataType.isList(type))
    return `[${[...value].map((item) => writeValue(item, type.children[0].type) ?? 'NULL').join(', ')}]`;
  if (DataType.isStruct(type) || DataType.isMap(type))
    return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item));
  return String(value);
}

/** Return a decimal of four 32-bit words, the lowest first, as text. */
export function writeDecimal(words, scale) {
  const bits = [...words].reduceRight((sum, word) => (sum << 32n) | BigInt(word >>> 0), 0n);
  const whole = BigInt.asIntN(words.length * 32, bits);
  if (!scale) return String(whole);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Return rows of text as CSV (RFC 4180). NULL is an empty cell, the empty string a quoted one. */
export function toCsv({ names, rows }) {
  const lines = [names, ...rows].map((row) => row.map(csvCell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(value) {
  if (value === null) return '';
  return value === '' || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
