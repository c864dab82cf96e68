// How codes of the dataset are called.
import { loadJson } from './files.js';
import { pick } from './language.js';

let names = {};

/** Load the names; before that, codes stand for themselves. */
export async function loadNames() {
  names = await loadJson('names');
}

/** Return the name of a code of a list: `nameOf('evidence_zone', 'letterhead')`. */
export function nameOf(list, code) {
  const [vietnamese, english] = names[list]?.[code] ?? [code, code];
  return pick(vietnamese, english);
}
