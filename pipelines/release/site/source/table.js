// Tables, each in a frame that scrolls by itself where the window is narrow.
import { h } from './dom.js';

/**
 * Return a table with a caption for screen readers. A column is { label, kind }: `kind` is the class of its cells, such
 * as number. A line is a list of cells: text, nodes, or lists of both; the first names the line.
 */
export function drawTable(caption, columns, lines, kind = null) {
  const head = columns.map(({ label, kind: cells }) => h('th', { scope: 'col', class: cells }, label));
  const body = lines.map(([name, ...cells]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, name),
      cells.map((cell, n) => h('td', { class: columns[n + 1].kind }, cell)),
    ),
  );
  const table = h(
    'table',
    { class: kind },
    h('caption', { class: 'unseen' }, caption),
    h('thead', {}, h('tr', {}, head)),
    h('tbody', {}, body),
  );
  return scrollFrame(caption, table);
}

/** Return a frame that scrolls, also by the keys. */
export function scrollFrame(label, content) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, content);
}

/** Return columns from labels; numbers stand in those whose name begins with #. */
export function namedColumns(names, labelOf) {
  return names.map((name) => ({ label: labelOf(name.replace('#', '')), kind: name.startsWith('#') ? 'number' : null }));
}
