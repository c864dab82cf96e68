// The data dictionary: every table and column, what it means and what it holds.
import { h } from '../dom.js';
import { loadJson } from '../files.js';
import { currentLanguage, formatBytes, formatNumber, formatShare, t } from '../language.js';
import { makeHash } from '../route.js';
import { drawTable, namedColumns } from '../table.js';
import { isWide } from '../window.js';

const COLUMNS = [
  ['column', null],
  ['type', 'type'],
  ['meaning', null],
  ['null', 'number'],
  ['distinct', 'number'],
  ['example', 'example'],
];

/** Return the dictionary: all tables, or the one that the address names. */
export async function show({ id }) {
  const tables = (await loadJson('tables')).tables.toSorted(byFolder);
  const chosen = tables.find(({ name }) => name === id);
  return chosen ? one(chosen, tables) : all(tables);
}

/** Tables stand as they were declared, models by name. */
const byFolder = (a, b) =>
  a.folder === b.folder && a.folder === 'models' ? a.name.localeCompare(b.name) : a.folder.localeCompare(b.folder);

function all(tables) {
  return h(
    'div',
    { class: 'dictionary' },
    h('h1', {}, t('tables.title')),
    h('p', { class: 'muted' }, t('tables.note')),
    ['data', 'models'].map((folder) => group(folder, tables)),
  );
}

/** What is not translated yet is said in English. */
function meaningOf({ meaning, meaning_vi: vietnamese }) {
  const isVietnamese = currentLanguage() === 'vi' && vietnamese;
  return h('span', { lang: isVietnamese ? 'vi' : 'en' }, isVietnamese ? vietnamese : meaning);
}

function group(folder, tables) {
  const lines = tables
    .filter((table) => table.folder === folder)
    .map(({ name, rows, columns, bytes, ...table }) => [
      h('a', { href: makeHash('tables', { id: name }) }, name),
      meaningOf(table),
      formatNumber(rows),
      formatNumber(columns.length),
      formatBytes(bytes),
    ]);
  const title = t(`tables.${folder}`);
  const columns = namedColumns(['table', 'row', '#rows', '#columns', '#size'], (name) => t(`tables.${name}`));
  return h('section', { 'aria-labelledby': folder }, h('h2', { id: folder }, title), drawTable(title, columns, lines));
}

function one(table, tables) {
  const { name, caveats, rows, columns, is_exact: isExact } = table;
  const lines = columns.map((column) => line(column, isExact));
  return h(
    'div',
    { class: 'dictionary columns' },
    others(name, tables),
    h(
      'div',
      {},
      h('h1', {}, h('code', {}, name)),
      h('p', { class: 'lead' }, meaningOf(table)),
      caveats && h('p', { lang: 'en' }, caveats),
      h('p', { class: 'muted' }, t('tables.count', { rows: formatNumber(rows), columns: columns.length })),
      actions(table),
      drawTable(
        name,
        COLUMNS.map(([key, kind]) => ({ label: t(`tables.${key}`), kind })),
        lines,
        'columns-table',
      ),
    ),
  );
}

function others(name, tables) {
  const links = tables.map((table) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: makeHash('tables', { id: table.name }), 'aria-current': table.name === name ? 'page' : null },
        table.name,
      ),
    ),
  );
  const list = h(
    'details',
    { class: 'filters-box', open: isWide() },
    h('summary', {}, t('sql.tables')),
    h('ul', { class: 'table-list' }, links),
  );
  return h(
    'aside',
    { 'aria-label': t('tables.title') },
    h('p', {}, h('a', { href: makeHash('tables') }, t('tables.all'))),
    list,
  );
}

function actions({ name, folder, bytes }) {
  const sample = makeHash('sql', { query: { q: `SELECT *\nFROM ${name}\nLIMIT 100` } });
  return h(
    'p',
    { class: 'actions' },
    h('a', { href: `${folder}/${name}.parquet`, download: true }, t('tables.download', { size: formatBytes(bytes) })),
    h('a', { href: sample }, t('tables.ask')),
  );
}

function line({ name, type, references, required, null_share: nulls, distinct, example, ...column }, isExact) {
  const target =
    references && h('a', { href: makeHash('tables', { id: references.split('.')[0] }) }, `→ ${references}`);
  return [
    h('code', {}, name),
    type.toLowerCase(),
    [meaningOf(column), ' ', target],
    required ? t('tables.never') : nulls === null ? '–' : formatShare(nulls, 1),
    `${isExact ? '' : '≈ '}${formatNumber(distinct)}`,
    h('span', { lang: 'vi' }, example),
  ];
}
