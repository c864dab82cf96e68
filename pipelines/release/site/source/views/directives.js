// The question that the dataset was made for: who issued how many documents, when.
import { drawBars } from '../charts/bars.js';
import { stackByYear, total } from '../charts/series.js';
import { drawSparks } from '../charts/sparks.js';
import { sumBy } from '../columns.js';
import { h, replace } from '../dom.js';
import { formatNumber, pick, t } from '../language.js';
import { nameOf } from '../names.js';

const GROUPS = 7;
const COUNTS = {
  captured: (row) => row.captured_count,
  known: (row) => row.captured_count + row.cited_only_count,
};

/** Return the chart of works by issuing body and year, with its filters. */
export function directives(rows) {
  const names = new Map(rows.map((row) => [row.issuing_body_id, pick(row.issuing_body, row.issuing_body_en)]));
  const bodyName = (id) => names.get(id) ?? t('chart.unknown_body');
  const chosen = { body: '', type: '', count: total(rows, COUNTS.captured) > 1 ? 'captured' : 'known' };
  const chart = h('div', { class: 'drawing' });
  const draw = () => replace(chart, drawChosen(rows, chosen, bodyName));
  const select = (key, options) =>
    filter(`directives.${key}`, options, chosen[key], (value) => ((chosen[key] = value), draw()));
  const filters = h(
    'div',
    { class: 'filters' },
    select(
      'body',
      ranked(rows, (row) => row.issuing_body_id, bodyName),
    ),
    select(
      'type',
      ranked(rows, (row) => row.document_type, typeName),
    ),
    select(
      'count',
      Object.keys(COUNTS).map((key) => [key, t(`directives.count.${key}`)]),
    ),
  );
  draw();
  return h(
    'section',
    { 'aria-labelledby': 'directives' },
    h('h2', { id: 'directives' }, t('directives.title')),
    h('p', { class: 'muted' }, t('directives.note')),
    filters,
    chart,
  );
}

function drawChosen(rows, { body, type, count }, bodyName) {
  const amountOf = COUNTS[count];
  const kept = rows.filter(
    (row) =>
      (body === '' || String(row.issuing_body_id) === body) && (type === '' || String(row.document_type) === type),
  );
  // One body alone is told apart by type: its bars would have one colour else.
  const [groupOf, nameOfGroup] =
    body === '' ? [(row) => row.issuing_body_id, bodyName] : [(row) => row.document_type, typeName];
  const stacked = stackByYear(kept, groupOf, amountOf, GROUPS);
  const undated = stacked.undated ? t('chart.undated', { count: formatNumber(stacked.undated) }) : '';
  const caption = t('directives.caption', { count: formatNumber(total(kept, amountOf)) });
  return [
    drawBars(stacked, nameOfGroup, caption),
    h('p', { class: 'muted small', role: 'status' }, `${caption} ${undated}`),
  ];
}

const typeName = (type) => (type === null ? t('chart.unknown_type') : nameOf('document_type', type));

/** Return [value, label] of what can be chosen, the largest first, after the choice of all. */
function ranked(rows, keyOf, nameOfKey) {
  const sums = [...sumBy(rows, keyOf, COUNTS.known)].sort((a, b) => b[1] - a[1]);
  return [
    ['', t('filter.all')],
    ...sums.map(([key, sum]) => [String(key), `${nameOfKey(key)} (${formatNumber(sum)})`]),
  ];
}

function filter(key, options, value, choose) {
  const choices = options.map(([option, label]) => h('option', { value: option }, label));
  const field = h('select', { onchange: (event) => choose(event.target.value) }, choices);
  field.value = value;
  return h('label', {}, h('span', {}, t(key)), field);
}

/** Return the charts of types over time. */
export function types(rows) {
  const amountOf = COUNTS.known;
  const stacked = stackByYear(rows, (row) => row.document_type, amountOf, 11);
  return h(
    'section',
    { 'aria-labelledby': 'types' },
    h('h2', { id: 'types' }, t('types.title')),
    h('p', { class: 'muted' }, t('types.note')),
    stacked.years.length ? drawSparks(stacked, typeName) : h('p', { class: 'empty' }, t('chart.empty')),
  );
}
