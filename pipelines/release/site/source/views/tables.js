// The data dictionary: every table and column, what it means and what it holds.
import { h } from '../dom.js';
import { loadJson } from '../files.js';
import { formatBytes, formatNumber, formatShare, t } from '../language.js';
import { makeHash } from '../route.js';

const COLUMNS = ['column', 'type', 'meaning', 'null', 'distinct', 'example'];

/** Return the dictionary: all tables, or the one that the address names. */
export async function show({ id }) {
  const tables = (await loadJson('tables')).tables.toSorted(byFolder);
  const chosen = tables.find(({ name }) => name === id);
  return chosen ? one(chosen, tables) : all(tables);
}

/** Tables stand as they were declared, models by name. */
const byFolder = (a, b) => (a.folder === b.folder && a.folder === 'models' ? a.name.localeCompare(b.name) : a.folder.localeCompare(b.folder));

function all(tables) {
  return h('div', { class: 'dictionary' }, h('h1', {}, t('tables.title')), h('p', { class: 'muted' }, t('tables.note')), ['data', 'models'].map((folder) => group(folder, tables)));
}

function group(folder, tables) {
  const lines = tables
    .filter((table) => table.folder === folder)
    .map(({ name, meaning, rows, columns, bytes }) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, h('a', { href: makeHash('tables', { id: name }) }, name)),
        h('td', { lang: 'en' }, meaning),
        h('td', { class: 'number' }, formatNumber(rows)),
        h('td', { class: 'number' }, formatNumber(columns.length)),
        h('td', { class: 'number' }, formatBytes(bytes)),
      ),
    );
  const head = ['table', 'row', 'rows', 'columns', 'size'].map((key, place) => h('th', { scope: 'col', class: place > 1 ? 'number' : null }, t(`tables.${key}`)));
  const table = h('table', {}, h('caption', { class: 'unseen' }, t(`tables.${folder}`)), h('thead', {}, h('tr', {}, head)), h('tbody', {}, lines));
  return h('section', { 'aria-labelledby': folder }, h('h2', { id: folder }, t(`tables.${folder}`)), scroll(t(`tables.${folder}`), table));
}

function one(table, tables) {
  const head = COLUMNS.map((key) => h('th', { scope: 'col', class: ['null', 'distinct'].includes(key) ? 'number' : null }, t(`tables.${key}`)));
  const lines = table.columns.map((column) => line(column, table.is_exact));
  const body = h('table', { class: 'columns-table' }, h('caption', { class: 'unseen' }, table.name), h('thead', {}, h('tr', {}, head)), h('tbody', {}, lines));
  const links = tables.map(({ name }) => h('li', {}, h('a', { href: makeHash('tables', { id: name }), 'aria-current': name === table.name ? 'page' : null }, name)));
  const actions = [
    h('a', { href: `${table.folder}/${table.name}.parquet`, download: true }, t('tables.download', { size: formatBytes(table.bytes) })),
    h('a', { href: makeHash('sql', { query: { q: `SELECT *\nFROM ${table.name}\nLIMIT 100` } }) }, t('tables.ask')),
  ];
  return h(
    'div',
    { class: 'dictionary columns' },
    h('aside', { 'aria-label': t('tables.title') }, h('p', {}, h('a', { href: makeHash('tables') }, t('tables.all'))), h('ul', { class: 'table-list' }, links)),
    h('div', {}, h('h1', {}, h('code', {}, table.name)), h('p', { class: 'lead', lang: 'en' }, table.meaning), h('p', { class: 'muted' }, t('tables.count', { rows: formatNumber(table.rows), columns: table.columns.length })), h('p', { class: 'actions' }, actions), scroll(table.name, body)),
  );
}

function line({ name, type, meaning, required, null_share: nulls, distinct, example }, isExact) {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('code', {}, name)),
    h('td', { class: 'type' }, type.toLowerCase()),
    h('td', { lang: 'en' }, meaning),
    h('td', { class: 'number' }, required ? t('tables.never') : nulls === null ? '–' : formatShare(nulls, 1)),
    h('td', { class: 'number' }, `${isExact ? '' : '≈ '}${formatNumber(distinct)}`),
    h('td', { class: 'example', lang: 'vi' }, example),
  );
}

const scroll = (label, table) => h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, table);
