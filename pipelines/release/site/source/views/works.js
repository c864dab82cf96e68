// How a work is called in lists, and where a click on it leads.
import { h } from '../dom.js';
import { formatNumber, t } from '../language.js';
import { nameOf } from '../names.js';
import { makeHash } from '../route.js';

/** Return a work's name: its type and number, or the name it goes by. */
export function workName({ type, document_type, number, name }) {
  const kind = type ?? document_type;
  if (name && !number) return name;
  return [kind && nameOf('document_type', kind), number].filter(Boolean).join(' ') || t('work.unnamed');
}

/** Return a work as a link to its document, or as text with a word that it is not captured. */
export function workLink(work) {
  const detail = [
    work.name && work.number ? work.name : null,
    work.subject,
    work.issuing_body ?? work.body,
    work.year && String(work.year),
  ];
  const said = detail.filter(Boolean).slice(0, 3).join(' · ');
  const name = work.document_id
    ? h('a', { href: makeHash('document', { id: work.document_id }) }, workName(work))
    : h('span', {}, workName(work), ' ', h('span', { class: 'tag' }, t('work.not_captured')));
  return h('span', { class: 'work' }, name, said && h('span', { class: 'muted small' }, said));
}

/** Return how many more there are than are shown, or nothing. */
export function moreThan(shown, total) {
  return total > shown ? h('p', { class: 'muted' }, t('more.than', { count: formatNumber(total - shown) })) : null;
}
