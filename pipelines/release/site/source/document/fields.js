// The metadata of a document, each value with the places that it was read from.
import { h } from '../dom.js';
import { formatDate, pick, t } from '../language.js';
import { nameOf } from '../names.js';
import { placeButton } from './place.js';
import { evidenceName } from './text.js';

const named = (list) => (value) => nameOf(list, value);

// In the order of the page: the field, the column that holds its value, how the value is written.
const FIELDS = [
  ['number', 'number'],
  ['document_type', 'document_type', named('document_type')],
  ['issuing_body', 'issuing_body'],
  ['issue_date', 'issue_date_text', formatDate],
  ['effective_date', 'effective_date_text', formatDate],
  ['subject', 'subject'],
  ['signer', 'signer'],
  ['signer_title', 'signer_title'],
  ['signing_capacity', 'signing_capacity', named('capacity')],
  ['letterhead_body', 'letterhead_body'],
  ['superior_body', 'superior_body'],
  ['place', 'place'],
  ['term', 'term'],
  ['system', 'system', named('system')],
  ['field', 'field'],
];

/** Return the list of metadata. */
export function drawFields(page) {
  const entries = FIELDS.map(([field, column, write = String]) => {
    const value = valueOf(page, field, column, write);
    const witnesses = page.evidence.map((row, n) => ({ ...row, n })).filter((row) => row.field === field);
    return value || witnesses.length
      ? [h('dt', {}, t(`field.${field}`)), h('dd', {}, value || t('field.none'), drawWitnesses(page, witnesses))]
      : null;
  });
  return h('dl', { class: 'fields' }, entries);
}

function valueOf({ document: d, issuers }, field, column, write) {
  if (field === 'issuing_body' && issuers.length > 1)
    return issuers.map((row) => pick(row.name ?? row.printed, row.name_en)).join('; ');
  if (field === 'issuing_body') return pick(d.issuing_body ?? d.issuing_body_printed, d.issuing_body_en);
  return d[column] === null ? '' : write(d[column]);
}

function drawWitnesses(page, witnesses) {
  if (!witnesses.length) return null;
  return h(
    'ul',
    { class: 'witnesses' },
    witnesses.map((row) => h('li', {}, drawWitness(page, row))),
  );
}

/** A witness that stands in the text is a button that leads there; others are only named. */
function drawWitness(page, row) {
  const said = [
    nameOf('evidence_zone', row.zone),
    row.chosen ? h('span', { class: 'chosen' }, ` ✓`) : null,
    row.chosen ? h('span', { class: 'unseen' }, t('field.chosen')) : null,
  ];
  const title = t(row.chosen ? 'field.witness_chosen' : 'field.witness', { value: row.value });
  return placeButton(page, row.start === null ? null : evidenceName(row.n), { title }, said);
}
