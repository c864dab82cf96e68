// What stands around every view: name, ways, switches, foot.
import { h, replace } from './dom.js';
import { facts } from './facts.js';
import { currentLanguage, formatDate, switchLanguage, t } from './language.js';
import { makeHash } from './route.js';
import { isDark, switchTheme } from './theme.js';

const WAYS = ['overview', 'documents', 'sql', 'tables', 'download', 'quality'];

/** Show head and foot; `again` shows the view anew after a switch of language. */
export function showFrame(view, again) {
  document.getElementById('skip').textContent = t('skip');
  replace(document.getElementById('head'), brand(), ways(view), switches(view, again));
  replace(document.getElementById('foot'), foot());
}

function brand() {
  return h('a', { class: 'brand', href: '#/' }, h('span', { class: 'seal', 'aria-hidden': 'true' }, 'vb'), 'vanban');
}

function ways(view) {
  const current = view === 'document' ? 'documents' : view;
  const links = WAYS.map((way) =>
    h('a', { href: makeHash(way), 'aria-current': way === current ? 'page' : null }, t(`nav.${way}`)),
  );
  return h('nav', { 'aria-label': t('nav.label') }, links);
}

function switches(view, again) {
  const other = currentLanguage() === 'vi' ? 'en' : 'vi';
  const language = h(
    'button',
    { type: 'button', id: 'language', lang: other, onclick: () => (switchLanguage(), again(), refocus('language')) },
    t('switch.language'),
  );
  const theme = h(
    'button',
    {
      type: 'button',
      id: 'theme',
      class: 'icon',
      onclick: () => (switchTheme(), showFrame(view, again), refocus('theme')),
    },
    h('span', { 'aria-hidden': 'true' }, isDark() ? '☀' : '☾'),
    h('span', { class: 'unseen' }, t(isDark() ? 'switch.light' : 'switch.dark')),
  );
  return h('div', { class: 'switches' }, language, theme);
}

/** The button was made anew: a reader at the keyboard stays on it. */
function refocus(id) {
  document.getElementById(id)?.focus();
}

function foot() {
  return [
    h('p', {}, t('foot.release', { version: facts.version, date: formatDate(facts.date) })),
    h('p', {}, t('foot.offline'), ' ', h('a', { href: 'site/LICENSES.txt' }, t('foot.licences'))),
  ];
}
