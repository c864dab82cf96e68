// Coverage, licence, how to cite, how to have a text withdrawn.
import { copyButton } from '../copy.js';
import { h } from '../dom.js';
import { facts } from '../facts.js';
import { formatDate, formatNumber, pick, t } from '../language.js';

/** Return what a reader should know before using the data. */
export function about() {
  return h(
    'section',
    { class: 'about', 'aria-labelledby': 'about' },
    h('h2', { id: 'about' }, t('about.title')),
    h(
      'dl',
      {},
      entry('about.coverage', coverage()),
      entry('about.licence', licence()),
      entry('about.cite', citation()),
      entry('about.withdraw', pick(facts.withdrawal.vi, facts.withdrawal.en)),
    ),
  );
}

const entry = (key, content) => [h('dt', {}, t(key)), h('dd', {}, content)];

function coverage() {
  const { counts, first_date: first, last_date: last } = facts;
  const said = t('about.coverage.text', {
    documents: formatNumber(counts.documents),
    captures: formatNumber(counts.captures),
    first: formatDate(first),
    last: formatDate(last),
    cited: formatNumber(counts.works - counts.captured_works),
  });
  const sources = facts.sources.map(({ name, homepage, captures }) =>
    h(
      'li',
      {},
      homepage ? h('span', {}, name, ' ', h('span', { class: 'muted' }, homepage)) : name,
      ` (${formatNumber(captures)})`,
    ),
  );
  return [
    h('p', {}, said),
    h('p', {}, t('about.sources')),
    h('ul', {}, sources),
    facts.has_texts ? null : h('p', {}, t('about.no_texts')),
  ];
}

function licence() {
  return [
    h('p', {}, t('about.licence.text'), ' ', t('about.licence.added', { licence: facts.licence })),
    h('p', {}, h('a', { href: 'LICENSE' }, t('about.licence.file'))),
  ];
}

function citation() {
  const text = h('code', {}, facts.citation);
  return [
    h(
      'p',
      { class: 'citation' },
      text,
      copyButton(() => facts.citation),
    ),
    h('p', {}, h('a', { href: 'CITATION.cff' }, 'CITATION.cff')),
  ];
}
