// The first view: what this is, how much of it there is, what it shows.
import { shareBar } from '../charts/shares.js';
import { toRows } from '../columns.js';
import { h } from '../dom.js';
import { facts } from '../facts.js';
import { loadJson } from '../files.js';
import { formatDate, formatNumber, formatShare, t } from '../language.js';
import { makeHash } from '../route.js';
import { drawTable } from '../table.js';
import { about } from './about.js';
import { directives, types } from './directives.js';
import { workLink } from './works.js';

const RANKS_SHOWN = 12;
const SERIES_SHOWN = 12;

/** Return the overview; its charts follow when their numbers have come. */
export async function show() {
  const charts = h('div', { class: 'charts', 'aria-busy': 'true' });
  const filled = loadJson('charts').then(
    (tables) => (charts.append(...chartSections(tables)), charts.removeAttribute('aria-busy')),
    () => charts.append(h('p', { class: 'notice', role: 'alert' }, t('error.charts'))),
  );
  filled.catch(console.error);
  return h('div', { class: 'overview' }, hero(), cards(), charts, about());
}

function hero() {
  return h(
    'header',
    { class: 'hero' },
    h('p', { class: 'eyebrow' }, t('hero.release', { version: facts.version, date: formatDate(facts.date) })),
    h('h1', {}, t('title')),
    h('p', { class: 'lead' }, t('lead')),
    searchForm(),
  );
}

function searchForm() {
  const field = h('input', {
    type: 'search',
    name: 'q',
    'aria-label': t('search.label'),
    placeholder: t('search.placeholder'),
    autocomplete: 'off',
  });
  const go = (event) => {
    event.preventDefault();
    location.hash = makeHash('documents', { query: { q: field.value } });
  };
  return h(
    'form',
    { role: 'search', class: 'search', onsubmit: go },
    field,
    h('button', { type: 'submit', class: 'main' }, t('search.go')),
  );
}

function cards() {
  const { counts } = facts;
  const years = [facts.first_date, facts.last_date].filter(Boolean).map((date) => date.slice(0, 4));
  const entries = [
    ['documents', counts.documents, makeHash('documents')],
    ['bodies', counts.bodies, makeHash('documents')],
    ['sections', counts.sections, makeHash('tables', { id: 'sections' })],
    ['citations', counts.citations, makeHash('tables', { id: 'citations' })],
    ['works', counts.works, makeHash('tables', { id: 'works' })],
  ];
  const items = entries.map(([key, count, href]) =>
    h('li', {}, h('a', { href }, h('b', {}, formatNumber(count)), h('span', {}, t(`card.${key}`)))),
  );
  const span = h(
    'li',
    {},
    h('span', { class: 'card' }, h('b', {}, [...new Set(years)].join('–') || '–'), h('span', {}, t('card.years'))),
  );
  return h('ul', { class: 'cards' }, items, span);
}

function chartSections(tables) {
  return [
    directives(toRows(tables.directives)),
    types(toRows(tables.types)),
    h('div', { class: 'pair' }, mostCited(toRows(tables.most_cited)), completeness(toRows(tables.completeness))),
    gaps(toRows(tables.series)),
  ];
}

function mostCited(rows) {
  const most = Math.max(1, ...rows.map((row) => row.citing_work_count));
  const items = rows
    .slice(0, RANKS_SHOWN)
    .map((row) =>
      h(
        'li',
        {},
        h('div', { class: 'ranked' }, workLink(row), h('b', {}, formatNumber(row.citing_work_count))),
        shareBar([['colour-0', row.citing_work_count / most]]),
      ),
    );
  const list = rows.length ? h('ol', { class: 'ranking' }, items) : h('p', { class: 'empty' }, t('chart.empty'));
  return h(
    'section',
    { 'aria-labelledby': 'cited' },
    h('h2', { id: 'cited' }, t('cited.title')),
    h('p', { class: 'muted' }, t('cited.note')),
    list,
  );
}

function completeness(rows) {
  const items = rows.map((row) =>
    h(
      'li',
      {},
      h('div', { class: 'ranked' }, h('span', {}, t(`field.${row.field}`)), h('b', {}, formatShare(row.share ?? 0, 1))),
      shareBar([['colour-2', row.share ?? 0]]),
    ),
  );
  return h(
    'section',
    { 'aria-labelledby': 'complete' },
    h('h2', { id: 'complete' }, t('complete.title')),
    h('p', { class: 'muted' }, t('complete.note')),
    h('ul', { class: 'ranking' }, items),
  );
}

/** Series of numbers: what is held, what is only cited, what nobody mentions. */
function gaps(rows) {
  const lines = rows
    .filter((row) => row.highest_serial > 1)
    .slice(0, SERIES_SHOWN)
    .map(series);
  const columns = [
    { label: t('gaps.series') },
    { label: t('gaps.bar'), kind: 'wide' },
    ...['captured', 'cited', 'missing'].map((key) => ({ label: t(`gaps.${key}`), kind: 'number' })),
  ];
  return h(
    'section',
    { 'aria-labelledby': 'gaps' },
    h('h2', { id: 'gaps' }, t('gaps.title')),
    h('p', { class: 'muted' }, t('gaps.note')),
    lines.length ? drawTable(t('gaps.title'), columns, lines, 'gaps') : h('p', { class: 'empty' }, t('chart.empty')),
    h('p', {}, h('a', { href: makeHash('quality') }, t('gaps.more'))),
  );
}

function series({
  series_code: code,
  period,
  issuing_body: body,
  captured_count: captured,
  known_count: known,
  missing_count: missing,
  highest_serial: highest,
}) {
  const counts = [captured, known - captured, missing];
  const kinds = ['colour-2', 'colour-3', 'colour-none'];
  const name = [code, h('span', { class: 'muted' }, ` ${period}`), body && h('div', { class: 'muted small' }, body)];
  return [
    name,
    shareBar(counts.map((count, n) => [kinds[n], count / highest])),
    ...counts.map((count) => formatNumber(count)),
  ];
}
