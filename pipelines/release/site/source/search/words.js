// Which texts hold a word: the index is cut into files of neighbouring words, and few are fetched.
import { loadJson } from '../files.js';

/** Return the set of places whose text holds all the (folded) words. */
export async function findTexts(words) {
  const sets = await Promise.all([...new Set(words)].map(findPlaces));
  return sets.length ? sets.reduce(both) : new Set();
}

async function findPlaces(word) {
  const part = partOf(word, await loadJson('words/first'));
  if (part < 0) return new Set();
  const words = await loadJson(`words/${part}`);
  return new Set(sums(words[word] ?? []));
}

/** Return the number of the file that would hold a word: the last one that does not begin after it. */
export function partOf(word, firsts) {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Return places from a first place and the steps to each next. */
export function sums(steps) {
  let place = 0;
  return steps.map((step) => (place += step));
}

function both(one, other) {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  return new Set([...small].filter((place) => large.has(place)));
}
