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

const SNIPPETS = [['DuckDB', duckdb], ['pandas', pandas], ['Polars', polars], ['R', r], ['curl', curl]];

/** Return the view of files. */
export async function show() {
  const { files } = await loadJson('release');
  const groups = ['database', 'data', 'models', 'metadata'].map((kind) => [kind, files.filter((file) => kindOf(file.path) === kind)]);
  return h(
    'div',
    { class: 'download' },
    h('h1', {}, t('download.title')),
    h('p', { class: 'lead' }, t('download.note')),
    h('section', { 'aria-labelledby': 'snippets' }, h('h2', { id: 'snippets' }, t('download.snippets')), SNIPPETS.map(snippet)),
    h('section', { 'aria-labelledby': 'files' }, h('h2', { id: 'files' }, t('download.files')), h('p', { class: 'muted' }, t('download.verify'), ' ', h('code', {}, 'sha256sum -c ', h('a', { href: 'SHA256SUMS' }, 'SHA256SUMS'))), groups.map(fileGroup)),
  );
}

function kindOf(path) {
  if (path.endsWith('.duckdb')) return 'database';
  return { data: 'data', models: 'models' }[path.split('/')[0]] ?? 'metadata';
}

function snippet([name, text], place) {
  const code = text.replaceAll('RELEASE', new URL('.', document.baseURI).href.replace(/\/$/, '')).trim();
  return h('details', { class: 'snippet', open: place === 0 }, h('summary', {}, name), h('div', { class: 'code' }, h('pre', { tabindex: '0', 'aria-label': name }, code), copyButton(() => code)));
}

function fileGroup([kind, files]) {
  if (!files.length) return null;
  const lines = files.map(({ path, rows, bytes, sha256 }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('a', { href: path, download: kind === 'metadata' ? null : true }, path.split('/').at(-1))),
      h('td', { class: 'number' }, rows === null ? '' : formatNumber(rows)),
      h('td', { class: 'number' }, formatBytes(bytes)),
      h('td', { class: 'hash' }, sha256 && h('code', { title: sha256 }, `${sha256.slice(0, 12)}…`), sha256 && copyButton(() => sha256)),
    ),
  );
  const head = ['file', 'rows', 'size', 'hash'].map((key, n) => h('th', { scope: 'col', class: n === 1 || n === 2 ? 'number' : null }, t(`download.${key}`)));
  const caption = t(`download.kind.${kind}`);
  const table = h('table', {}, h('caption', { class: 'unseen' }, caption), h('thead', {}, h('tr', {}, head)), h('tbody', {}, lines));
  return [h('h3', {}, caption), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, table)];
}
