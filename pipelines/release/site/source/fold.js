// Folding: what is typed without accents finds what is written with them.

const MARKS = /\p{M}/gu;

/** Return a text in lower case, without accents, đ as d: the same as the SQL that made the index. */
export function fold(text) {
  return text.toLowerCase().normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
}

/** Return the words of what was typed: runs without blanks, folded. */
export function typedWords(query) {
  return fold(query).split(/\s+/).filter(Boolean);
}

/** Return the words as texts are indexed by: runs of letters and digits, folded, at most 20 long. */
export function indexedWords(query) {
  return fold(query).match(/[a-z0-9]{1,20}/g) ?? [];
}
