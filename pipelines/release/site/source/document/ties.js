// What a document is tied to: what it cites, what cites it, what the page offered beside it, and where there is doubt.
import { h } from '../dom.js';
import { formatDate, formatNumber, t, tOr } from '../language.js';
import { nameOf } from '../names.js';
import { makeHash } from '../route.js';
import { moreThan, workLink } from '../views/works.js';
import { pinpointName } from './pinpoint.js';
import { placeButton } from './place.js';
import { citationName } from './text.js';

const relationName = (relation) => tOr(`relation.${relation}`, relation.replaceAll('_', ' '));

/** Return a section of the page, or null where there is nothing for it. */
function tie(key, count, content) {
  if (!count) return null;
  return h(
    'section',
    { 'aria-labelledby': `ties-${key}` },
    h('h2', { id: `ties-${key}` }, t(`ties.${key}`), h('span', { class: 'count' }, formatNumber(count))),
    content,
  );
}

// What stands in these zones the page says, not the document; it is shown as what the page offers.
const NOT_OWN = new Set(['news', 'related_table', 'listing']);

/** What the document refers to, work by work, each place a link into the text. */
export function drawCitations(page) {
  const works = new Map();
  page.citations.forEach((citation, n) => {
    if (citation.relation === 'self' || citation.status === 'self' || NOT_OWN.has(citation.zone)) return;
    const key = citation.work_id ?? citation.text;
    if (!works.has(key)) works.set(key, []);
    works.get(key).push({ ...citation, n });
  });
  const items = [...works.values()].map((places) =>
    h(
      'li',
      {},
      citedWork(places[0]),
      h(
        'ul',
        { class: 'places' },
        places.map((place) => citedPlace(page, place)),
      ),
    ),
  );
  return tie('cites', works.size, h('ul', { class: 'works' }, items));
}

function citedWork(citation) {
  if (citation.work_id) return workLink(citation);
  return h(
    'span',
    { class: 'work' },
    citation.text,
    ' ',
    citation.status === 'ambiguous' ? h('span', { class: 'tag' }, t('citation.ambiguous')) : null,
  );
}

function citedPlace(page, { n, relation, pinpoint, zone }) {
  const said = [relationName(relation), pinpoint && pinpointName(pinpoint), nameOf('citation_zone', zone)]
    .filter(Boolean)
    .join(' · ');
  return h('li', {}, placeButton(page, citationName(n), {}, said));
}

/** What refers to the document. */
export function drawReferring({ cited_by: citedBy }) {
  const items = citedBy.items.map((row) =>
    h(
      'li',
      {},
      workLink(row),
      h(
        'span',
        { class: 'muted small' },
        [relationName(row.relation), row.pinpoint && pinpointName(row.pinpoint)].filter(Boolean).join(' · '),
      ),
    ),
  );
  return tie('cited_by', citedBy.total, [h('ul', { class: 'works' }, items), moreThan(items.length, citedBy.total)]);
}

/** What the captured page offered beside the document. */
export function drawRelated({ related }) {
  const items = related.map((row) =>
    h(
      'li',
      {},
      relatedName(row),
      row.teaser && h('p', { class: 'small', lang: 'vi' }, row.teaser),
      h('span', { class: 'muted small' }, relatedNote(row)),
    ),
  );
  return tie('related', related.length, h('ul', { class: 'works' }, items));
}

function relatedName(row) {
  const name = row.title ?? ([row.type, row.number].filter(Boolean).join(' ') || t('work.unnamed'));
  return h(
    'span',
    { class: 'work', lang: 'vi' },
    row.document_id ? h('a', { href: makeHash('document', { id: row.document_id }) }, name) : name,
    row.subject && h('span', { class: 'muted small' }, row.subject),
  );
}

function relatedNote(row) {
  return [nameOf('link_kind', row.kind), row.agency, formatDate(row.issue_date)].filter(Boolean).join(' · ');
}

/** Where the parser is in doubt. */
export function drawDoubts({ issues }) {
  const items = issues.map((row) =>
    h(
      'li',
      {},
      h('span', { class: `tag ${row.severity}` }, nameOf('severity', row.severity)),
      ' ',
      h('b', {}, nameOf('issue_code', row.code)),
      h('p', { class: 'small', lang: 'en' }, row.detail),
    ),
  );
  return tie('issues', issues.length, h('ul', { class: 'works' }, items));
}
