// From rows to what a stacked chart draws: years without holes, the largest groups, the rest as one.
import { stack } from 'd3-shape';
import { sumBy } from '../columns.js';

export const REST = Symbol('the rest');

/**
 * Return { years, groups, layers, totals }: `groups` are the `most` largest and REST if there are more, `layers[g][y]` is
 * [from, to] of group g in year y, `undated` what has no year. Years before and after are those of the rows.
 */
export function stackByYear(rows, groupOf, amountOf, most) {
  const dated = rows.filter((row) => row.year !== null && amountOf(row) > 0);
  const sums = [...sumBy(dated, groupOf, amountOf)].sort((a, b) => b[1] - a[1]);
  const named = sums.slice(0, sums.length > most + 1 ? most : most + 1).map(([group]) => group);
  const groups = named.length < sums.length ? [...named, REST] : named;
  const years = spanOf(dated.map((row) => row.year));
  const counts = countByYear(dated, (row) => (named.includes(groupOf(row)) ? groupOf(row) : REST), amountOf);
  const table = years.map((year) => ({ year, counts: counts.get(year) ?? new Map() }));
  const layers = stack()
    .keys(groups)
    .value((entry, group) => entry.counts.get(group) ?? 0)(table);
  return {
    years,
    groups,
    layers,
    undated: total(
      rows.filter((row) => row.year === null),
      amountOf,
    ),
  };
}

export function total(rows, amountOf) {
  return rows.reduce((sum, row) => sum + amountOf(row), 0);
}

function countByYear(rows, groupOf, amountOf) {
  const years = new Map();
  for (const row of rows) {
    if (!years.has(row.year)) years.set(row.year, new Map());
    const counts = years.get(row.year);
    counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + amountOf(row));
  }
  return years;
}

/** Return all years from the first to the last. */
function spanOf(years) {
  if (!years.length) return [];
  const first = years.reduce((a, b) => Math.min(a, b));
  const last = years.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
