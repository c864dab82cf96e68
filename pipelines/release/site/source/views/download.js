// All files, with sizes and hashes, and how to read them in five tools.
import curl from '../../snippets/curl.txt';
import duckdb from '../../snippets/duckdb.txt';
import pandas from '../../snippets/pandas.txt';
import polars from '../../snippets/polars.txt';
import r from '../../snippets/r.txt';
import { copyButton } from '../copy.js';
import { h } from '../dom.js';
import { loadJson } from '../files.js';
import { formatBytes, formatNumber, t } from '../language.js';
import { drawTable, namedColumns } from '../table.js';

const SNIPPETS = [
  ['DuckDB', duckdb],
  ['pandas', pandas],
  ['Polars', polars],
  ['R', r],
  ['curl', curl],
];

/** Return the view of files. */
export async function show() {
  const { files } = await loadJson('release');
  const groups = ['database', 'data', 'models', 'metadata'].map((kind) => [
    kind,
    files.filter((file) => kindOf(file.path) === kind),
  ]);
  return h(
    'div',
    { class: 'download' },
    h('h1', {}, t('download.title')),
    h('p', { class: 'lead' }, t('download.note')),
    h(
      'section',
      { 'aria-labelledby': 'snippets' },
      h('h2', { id: 'snippets' }, t('download.snippets')),
      SNIPPETS.map(snippet),
    ),
    h(
      'section',
      { 'aria-labelledby': 'files' },
      h('h2', { id: 'files' }, t('download.files')),
      h(
        'p',
        { class: 'muted' },
        t('download.verify'),
        ' ',
        h('code', {}, 'sha256sum -c ', h('a', { href: 'SHA256SUMS' }, 'SHA256SUMS')),
      ),
      groups.map(fileGroup),
    ),
  );
}

function kindOf(path) {
  if (path.endsWith('.duckdb')) return 'database';
  return { data: 'data', models: 'models' }[path.split('/')[0]] ?? 'metadata';
}

function snippet([name, text], place) {
  const code = text.replaceAll('RELEASE', new URL('.', document.baseURI).href.replace(/\/$/, '')).trim();
  return h(
    'details',
    { class: 'snippet', open: place === 0 },
    h('summary', {}, name),
    h(
      'div',
      { class: 'code' },
      h('pre', { tabindex: '0', 'aria-label': name }, code),
      copyButton(() => code),
    ),
  );
}

function fileGroup([kind, files]) {
  if (!files.length) return null;
  const lines = files.map(({ path, rows, bytes, sha256 }) => [
    h('a', { href: path, download: kind !== 'metadata' }, path.split('/').at(-1)),
    rows === null ? '' : formatNumber(rows),
    formatBytes(bytes),
    h(
      'span',
      { class: 'hash' },
      h('code', { title: sha256 }, `${sha256.slice(0, 12)}…`),
      copyButton(() => sha256),
    ),
  ]);
  const caption = t(`download.kind.${kind}`);
  const columns = namedColumns(['file', '#rows', '#size', 'hash'], (name) => t(`download.${name}`));
  return [h('h3', {}, caption), drawTable(caption, columns, lines)];
}
