// How good the data is: measured figures, doubts, what is missing, what changed.
import { shareBar } from '../charts/shares.js';
import { toRows } from '../columns.js';
import { h } from '../dom.js';
import { facts } from '../facts.js';
import { loadJson } from '../files.js';
import { formatDate, formatNumber, formatShare, t } from '../language.js';
import { nameOf } from '../names.js';
import { drawMarkdown } from '../markdown.js';
import { drawTable, namedColumns } from '../table.js';
import { workLink } from './works.js';

/** Return the view of quality. */
export async function show() {
  const [charts, release] = await Promise.all([loadJson('charts'), loadJson('release')]);
  return h(
    'div',
    { class: 'quality' },
    h('h1', {}, t('quality.title')),
    h('p', { class: 'lead' }, t('quality.note')),
    part('measured', measured(toRows(charts.quality))),
    part('doubts', doubts(toRows(charts.doubts))),
    part('links', links(toRows(charts.links))),
    part('sources', sources(toRows(charts.sources))),
    part('missing', missing(toRows(charts.missing))),
    release.withdrawn.length ? part('withdrawn', withdrawn(release.withdrawn)) : null,
    release.allowed ? part('allowed', h('p', { class: 'notice' }, release.allowed)) : null,
    part(
      'changes',
      release.changelog ? drawMarkdown(release.changelog) : h('p', { class: 'empty' }, t('quality.no_changes')),
    ),
  );
}

function part(key, content) {
  return h('section', { 'aria-labelledby': key }, h('h2', { id: key }, t(`quality.${key}`)), content);
}

/** Precision and recall with their intervals; a wide interval says that few answers were compared. */
function measured(rows) {
  const lines = rows.map((row) => [
    nameOf('quality_measure', row.measure),
    formatNumber(row.gold_documents),
    formatNumber(row.wanted),
    interval(row.precision, row.precision_low, row.precision_high),
    interval(row.recall, row.recall_low, row.recall_high),
  ]);
  return [
    h('p', { class: 'muted' }, t('quality.measured.note', { parser: facts.parser_version })),
    grid('measured', ['measure', '#documents', '#wanted', 'precision', 'recall'], lines),
  ];
}

function interval(value, low, high) {
  if (value === null) return '–';
  const said = `${formatShare(low, 0)}–${formatShare(high, 0)}`;
  return h(
    'div',
    { class: 'interval' },
    h('b', {}, formatShare(value, 1)),
    ' ',
    h('span', { class: 'muted small' }, said),
    shareBar([
      ['colour-none', low],
      ['colour-2', high - low],
    ]),
  );
}

function doubts(rows) {
  if (!rows.length) return h('p', { class: 'empty' }, t('quality.no_doubts'));
  return grid(
    'doubts',
    ['doubt', 'severity', '#count', '#documents'],
    rows.map((row) => [
      nameOf('issue_code', row.code),
      nameOf('severity', row.severity),
      formatNumber(row.doubt_count),
      formatNumber(row.document_count),
    ]),
  );
}

function links(rows) {
  const total = rows.reduce((sum, row) => sum + row.link_count, 0);
  return [
    h('p', { class: 'muted' }, t('quality.links.note')),
    grid(
      'links',
      ['status', '#count', '#share'],
      rows.map((row) => [
        t(`link.${row.status}`),
        formatNumber(row.link_count),
        formatShare(row.link_count / total, 1),
      ]),
    ),
  ];
}

function sources(rows) {
  return grid(
    'sources',
    ['source', 'layout', '#captured', '#duplicate', '#rejected', '#read', '#doubts'],
    rows.map((row) => [
      row.source,
      row.layout ? nameOf('layout', row.layout) : '–',
      ...[row.captured_count, row.duplicate_count, row.rejected_count, row.document_count, row.issue_count].map(
        (count) => formatNumber(count),
      ),
    ]),
  );
}

function missing(rows) {
  if (!rows.length) return h('p', { class: 'empty' }, t('quality.no_missing'));
  const items = rows.map((row) =>
    h(
      'li',
      {},
      workLink({ ...row, document_id: null }),
      h('span', { class: 'muted small' }, t('quality.cited_by', { count: formatNumber(row.citing_work_count) })),
    ),
  );
  return [h('p', { class: 'muted' }, t('quality.missing.note')), h('ol', { class: 'works two' }, items)];
}

/** What was taken out on request, with the day and the reason; nothing disappears without a line here. */
function withdrawn(rows) {
  const lines = rows.map((row) => [h('code', {}, row.content_hash.slice(0, 12)), formatDate(row.date), row.reason]);
  return grid('withdrawn', ['content', 'date', 'reason'], lines);
}

/** Return a table; numbers stand in columns whose name begins with #. */
function grid(key, columns, lines) {
  return drawTable(
    t(`quality.${key}`),
    namedColumns(columns, (name) => t(`grid.${name}`)),
    lines,
  );
}
