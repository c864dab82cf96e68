// The documents: search as you type, facets, a list.
import { h, redraw, replace } from '../dom.js';
import { formatDate, formatNumber, pick, t } from '../language.js';
import { indexedWords, typedWords } from '../fold.js';
import { nameOf } from '../names.js';
import { makeHash, noteRoute } from '../route.js';
import { openList } from '../search/list.js';
import { FACETS, match } from '../search/match.js';
import { findTexts } from '../search/words.js';
import { isWide } from '../window.js';
import { facetGroup } from './facets.js';

const SHOWN = 50;
const TYPING_MS = 120;
const SHORTEST_WORD = 2;

/** Return the browser of documents, as the address asks for it. */
export async function show({ query }) {
  const list = await openList();
  const browser = new Browser(list, query);
  await list.load(SHOWN);
  void browser.refresh();
  return browser.element;
}

class Browser {
  #turn = 0;

  constructor(list, query) {
    this.list = list;
    this.query = query.get('q') ?? '';
    this.chosen = readChosen(query, list);
    this.shown = SHOWN;
    this.status = h('p', { role: 'status', class: 'status' });
    this.results = h('ol', { class: 'results' });
    this.more = h('div', { class: 'more' });
    this.facets = h('div', { class: 'facets' });
    this.element = this.#frame();
  }

  #frame() {
    let waiting;
    const typed = (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.change({ query: event.target.value }), TYPING_MS);
    };
    const field = h('input', {
      type: 'search',
      id: 'q',
      value: this.query,
      'aria-label': t('search.label'),
      placeholder: t('search.placeholder'),
      autocomplete: 'off',
      oninput: typed,
    });
    const form = h('form', { role: 'search', class: 'search', onsubmit: (event) => event.preventDefault() }, field);
    const aside = h(
      'details',
      { class: 'filters-box', open: isWide() },
      h('summary', {}, t('facets.title')),
      this.facets,
    );
    return h(
      'div',
      { class: 'browser' },
      h('h1', {}, t('nav.documents')),
      form,
      h(
        'div',
        { class: 'columns' },
        h('aside', { 'aria-label': t('facets.title') }, aside),
        h('div', { class: 'found' }, this.status, this.results, this.more),
      ),
    );
  }

  /** Take over what the reader typed or chose, and say it in the address. */
  change({ query = this.query, chosen = this.chosen }) {
    Object.assign(this, { query, chosen, shown: SHOWN });
    noteRoute('documents', { query: { q: query, ...writeChosen(chosen, this.list) } });
    void this.refresh();
  }

  /** Find and draw; what is there at once is drawn at once, the rest when it has come. */
  async refresh() {
    const turn = ++this.#turn;
    const isCurrent = () => turn === this.#turn;
    const words = typedWords(this.query);
    const draw = (texts) => isCurrent() && this.#draw(words, texts);
    draw(null);
    try {
      const all = this.list.load(this.list.total, () => draw(null));
      const texts = await findWhole(this.query);
      await all;
      draw(texts);
    } catch (error) {
      if (isCurrent())
        this.status.textContent = t('search.failed', { message: t(error.key ?? 'error.title', error.values) });
    }
  }

  #draw(words, texts) {
    const { columns, years, keys } = this.list;
    const facets = { ...columns, year: years };
    const { places, inText, counts } = match({ keys, facets }, words, texts, this.chosen);
    const shown = places.slice(0, this.shown);
    replace(
      this.results,
      shown.map((place, n) => item(this.list.row(place), n >= places.length - inText)),
    );
    replace(this.more, places.length > shown.length ? this.#moreButton(words, texts) : null);
    redraw(
      this.facets,
      this.#reset(),
      FACETS.map((facet) =>
        facetGroup(facet, counts[facet], this.chosen, this.list, (chosen) => this.change({ chosen })),
      ),
    );
    this.status.textContent = sayCount(places.length, inText, this.list);
    this.element.dataset.ready = String(texts !== null || !words.length);
  }

  #moreButton(words, texts) {
    const more = () => {
      const first = this.shown;
      this.shown += SHOWN;
      this.#draw(words, texts);
      this.results.children[first]?.querySelector('a').focus();
    };
    return h('button', { type: 'button', onclick: more }, t('more.show', { count: SHOWN }));
  }

  #reset() {
    if (!Object.keys(this.chosen).length) return null;
    return h(
      'button',
      { type: 'button', class: 'small reset', onclick: () => this.change({ chosen: {} }) },
      t('facets.reset'),
    );
  }
}

/** Return the places whose text holds all words of a query, or null where it has none that are indexed. */
async function findWhole(query) {
  const words = indexedWords(query).filter((word) => word.length >= SHORTEST_WORD);
  return words.length ? findTexts(words) : null;
}

function sayCount(count, inText, { loaded, total }) {
  const found = inText
    ? t('search.found_in_text', { count: formatNumber(count), text: formatNumber(inText) })
    : t('search.found', { count: formatNumber(count) });
  return loaded < total
    ? `${found} ${t('search.loading', { loaded: formatNumber(loaded), total: formatNumber(total) })}`
    : found;
}

function item(row, isInText) {
  const name = [row.type && nameOf('document_type', row.type), row.number].filter(Boolean).join(' ');
  return h(
    'li',
    {},
    h(
      'p',
      { class: 'item-head' },
      h('span', { class: 'item-name' }, name || t('work.unnamed')),
      h('time', {}, formatDate(row.date) || t('date.unknown')),
    ),
    h('a', { href: makeHash('document', { id: row.id }) }, row.title || name || t('work.unnamed')),
    h(
      'p',
      { class: 'muted small' },
      pick(row.body, row.bodyEn) ?? t('chart.unknown_body'),
      isInText ? h('span', { class: 'tag' }, t('search.in_text')) : null,
    ),
  );
}

/** Return what the address chooses, as the numbers that the list is coded with; what the list lacks is left out. */
function readChosen(query, { lists }) {
  const chosen = {};
  for (const facet of FACETS) {
    const value = query.get(facet);
    if (value === null) continue;
    const code = facet === 'year' ? Number(value) : lists[facet].indexOf(value);
    if (Number.isInteger(code) && code >= 0) chosen[facet] = code;
  }
  return chosen;
}

function writeChosen(chosen, { lists }) {
  return Object.fromEntries(
    Object.entries(chosen).map(([facet, code]) => [facet, facet === 'year' ? code : lists[facet][code]]),
  );
}
