// Which documents fit: words, chosen facets, and how many each further choice would leave. Values in, values out.

export const FACETS = ['system', 'issuing_body_id', 'document_type', 'year', 'field'];

/**
 * Return { places, inText, counts }: the places that fit, best first; how many of them fit by their text alone; and for
 * each facet a Map from value to how many would be left if it were chosen instead of what is chosen now.
 *
 * `list` holds `keys` (folded) and `facets` (facet → values by place), `words` are folded, `texts` is the set of places
 * whose text holds all words (or null), `chosen` maps facets to values.
 */
export function match({ keys, facets }, words, texts, chosen) {
  const named = [[], []];
  const inText = [];
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  const phrase = words.join(' ');
  for (let place = 0; place < keys.length; place++) {
    const isNamed = words.every((word) => keys[place].includes(word));
    if (!isNamed && !texts?.has(place)) continue;
    const misses = FACETS.filter((facet) => facet in chosen && facets[facet][place] !== chosen[facet]);
    count(counts, misses, facets, place);
    if (misses.length) continue;
    if (isNamed) named[keys[place].includes(phrase) ? 0 : 1].push(place);
    else inText.push(place);
  }
  return { places: [...named.flat(), ...inText], inText: inText.length, counts };
}

/** A document that misses one choice alone counts for the other values of that facet. */
function count(counts, misses, facets, place) {
  if (misses.length > 1) return;
  for (const facet of misses.length ? misses : FACETS) {
    const value = facets[facet][place];
    counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  }
}
