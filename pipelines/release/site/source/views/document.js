// One document: what was read of it, from where, its text, and what it is tied to.
import { drawText } from '../document/text.js';
import { drawTree } from '../document/tree.js';
import { drawFields } from '../document/fields.js';
import { drawCitations, drawDoubts, drawReferring, drawRelated } from '../document/ties.js';
import { h } from '../dom.js';
import { PageError, loadJson } from '../files.js';
import { formatDate, pick, t } from '../language.js';
import { nameOf } from '../names.js';
import { makeHash } from '../route.js';
import { findShard } from '../search/list.js';
import { isWide } from '../window.js';

/** Return the view of the document that the address names. */
export async function show({ id }) {
  const shard = await findShard(id);
  if (shard === null) throw new PageError('error.no_document', { id });
  const page = (await loadJson(`documents/${shard}`))[id];
  const text = page.text === null ? null : h('div', { class: 'text', lang: 'vi' }, drawText(page));
  return h(
    'article',
    { class: 'document' },
    head(page),
    h(
      'div',
      { class: 'columns' },
      side(page),
      h(
        'section',
        { class: 'page', 'aria-labelledby': 'text' },
        h('h2', { id: 'text' }, t('document.text')),
        legend(page),
        text ?? h('p', { class: 'notice' }, t('document.no_text')),
      ),
    ),
    h('div', { class: 'ties' }, drawCitations(page), drawReferring(page), drawRelated(page), drawDoubts(page)),
    origin(page),
  );
}

function head({ document: d, same_work: others }) {
  const type = d.document_type && nameOf('document_type', d.document_type);
  return h(
    'header',
    {},
    h('p', { class: 'back' }, h('a', { href: makeHash('documents') }, t('document.back'))),
    h('p', { class: 'eyebrow' }, [type, d.number].filter(Boolean).join(' ') || t('work.unnamed')),
    h('h1', { lang: 'vi' }, d.subject ?? d.title ?? d.number ?? t('work.unnamed')),
    h(
      'p',
      { class: 'muted' },
      [pick(d.issuing_body, d.issuing_body_en), formatDate(d.issue_date_text)].filter(Boolean).join(' · '),
    ),
    others.length
      ? h(
          'p',
          { class: 'muted small' },
          t('document.other_captures'),
          others.map((id, n) => [' ', h('a', { href: makeHash('document', { id }) }, String(n + 1))]),
        )
      : null,
  );
}

function side(page) {
  const tree = drawTree(page);
  // On a phone the text comes first: what is said about it opens when asked for.
  const part = (title, content) => h('details', { open: isWide() }, h('summary', {}, h('h2', {}, title)), content);
  return h(
    'aside',
    { 'aria-label': t('document.side') },
    part(t('document.fields'), drawFields(page)),
    tree && part(t('document.sections', { count: page.sections.length }), tree),
  );
}

function legend({ text, evidence, citations }) {
  if (text === null) return null;
  return h(
    'p',
    { class: 'muted small keys' },
    evidence.length ? h('mark', { class: 'chosen' }, t('document.key_chosen')) : null,
    evidence.some((row) => !row.chosen && row.start !== null) ? h('mark', {}, t('document.key_other')) : null,
    citations.length ? h('span', { class: 'citation' }, t('document.key_citation')) : null,
  );
}

/** Where the text comes from: its address, path, day and hash. */
function origin({ capture, document: d }) {
  const rows = [
    ['origin.source', capture.source],
    ['origin.url', capture.url],
    ['origin.path', capture.path],
    ['origin.captured_at', formatDate(capture.captured_at?.slice(0, 10))],
    ['origin.hash', capture.content_hash],
    ['origin.id', d.document_id],
    ['origin.parser', d.parser_version],
  ];
  const entries = rows
    .filter(([, value]) => value)
    .map(([key, value]) => [h('dt', {}, t(key)), h('dd', {}, h('code', {}, value))]);
  return h(
    'section',
    { class: 'origin', 'aria-labelledby': 'origin' },
    h('h2', { id: 'origin' }, t('origin.title')),
    h('dl', {}, entries),
  );
}
