// The captured text, line by line as captured, with what was read from it marked: evidence, citations, labels.
import { h } from '../dom.js';
import { t, tOr } from '../language.js';
import { makeHash } from '../route.js';
import { cutPieces, lineSpans, unitOffsets } from './spans.js';

export const sectionName = (n) => `unit-${n}`;
export const evidenceName = (n) => `evidence-${n}`;
export const citationName = (n) => `citation-${n}`;

/** Return the text of a page (what documents.sql gives) as one element for each line. */
export function drawText({ text, evidence, citations, sections }) {
  const units = unitOffsets(text);
  const lines = lineSpans(text).map((span) => ({ ...span, kind: 'line', parts: [] }));
  const marks = [
    ...placeRows(evidence, 'evidence', units),
    ...placeRows(citations, 'citation', units),
    ...sections.map((section, n) => placeLabel(text, units(section.start), section, n)),
  ];
  for (const piece of cutPieces(text, [...lines, ...marks])) {
    // A piece without a line is a newline.
    piece.spans.find(({ kind }) => kind === 'line')?.parts.push(drawPiece(text, piece));
  }
  return lines.map(({ start, end, parts }) =>
    h('div', { class: text.slice(start, end).trim() ? 'line' : 'line blank' }, parts),
  );
}

function placeRows(rows, kind, units) {
  return rows
    .map((row, n) => ({ row, n, kind }))
    .filter(({ row }) => row.start !== null && row.end !== null)
    .map((mark) => ({ ...mark, start: units(mark.row.start), end: units(mark.row.end) }));
}

/** Return where a section's label and heading stand, as far as the text bears it out; else its first line. */
export function placeLabel(text, start, section, n) {
  const end = [section.label, section.heading].filter(Boolean).reduce((at, part) => {
    const from = afterBlanks(text, at);
    return text.startsWith(part, from) ? from + part.length : at;
  }, start);
  if (end > start) return { start, end, kind: 'label', row: section, n };
  const newline = text.indexOf('\n', start);
  return { start, end: newline > start ? newline : text.length, kind: 'begin', row: section, n };
}

function afterBlanks(text, start) {
  let at = start;
  while (at < text.length && !text[at].trim()) at++;
  return at;
}

/** Return a piece of text within all that marks it; what begins here carries its name, for links to lead to. */
function drawPiece(text, { start, end, spans }) {
  const marks = spans.filter(({ kind }) => kind !== 'line');
  // Of citations within each other the innermost leads on: a link can't hold a link.
  const citation = marks
    .filter(({ kind }) => kind === 'citation')
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const drawn = marks.filter((mark) => mark.kind !== 'citation' || mark === citation);
  return drawn.reduce((inner, mark) => wrap(inner, mark, mark.start === start), text.slice(start, end));
}

const WRAPPERS = {
  evidence: ({ row, n }, isFirst) => [
    'mark',
    {
      class: row.chosen ? 'chosen' : null,
      id: isFirst && evidenceName(n),
      title: tOr(`field.${row.field}`, row.field),
    },
  ],
  label: ({ row, n }, isFirst) => [
    'span',
    { class: row.heading ? 'label heading' : 'label', id: isFirst && sectionName(n) },
  ],
  begin: ({ n }, isFirst) => ['span', { id: isFirst && sectionName(n) }],
  citation: ({ row, n }, isFirst) => citationWrapper(row, isFirst && citationName(n)),
};

function wrap(inner, mark, isFirst) {
  const [tag, attributes] = WRAPPERS[mark.kind](mark, isFirst);
  return h(tag, attributes, inner);
}

/** A citation of a document that is here leads to it. */
function citationWrapper({ document_id: target }, id) {
  if (!target) return ['span', { class: 'citation', id }];
  return ['a', { class: 'citation', id, href: makeHash('document', { id: target }), title: t('citation.open') }];
}
