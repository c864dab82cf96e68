// Tables come as columns: { year: [2009, 2023], count: [1, 4] }.

/** Return the rows of columns as objects. */
export function toRows(columns) {
  const names = Object.keys(columns);
  const length = names.length ? columns[names[0]].length : 0;
  return Array.from({ length }, (_, place) => Object.fromEntries(names.map((name) => [name, columns[name][place]])));
}

/** Return a Map from each key to the sum of its rows' amounts. */
export function sumBy(rows, keyOf, amountOf) {
  const sums = new Map();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
}
