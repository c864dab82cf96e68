// The SQL console: DuckDB in the page, on the files of the release.
import { copyButton } from '../copy.js';
import { h, replace } from '../dom.js';
import { readExamples } from '../engine/examples.js';
import { PageError, loadJson } from '../files.js';
import { formatBytes, formatNumber, t } from '../language.js';
import { makeHash, noteRoute } from '../route.js';
import { scrollFrame } from '../table.js';
import { isWide } from '../window.js';

const SHOWN = 500;
const BIG_BYTES = 50e6;

/** Return the console; a statement in the address is put into it, and not run: the reader does that. */
export async function show({ query }) {
  const { tables, macros } = await loadJson('tables');
  return new Console(tables, macros, query.get('q')).element;
}

class Console {
  constructor(tables, macros, sql) {
    this.tables = tables;
    this.macros = macros;
    this.answered = 0;
    this.examples = readExamples();
    this.field = h('textarea', {
      id: 'statement',
      rows: '9',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      'aria-label': t('sql.statement'),
      value: sql ?? this.examples[0].sql,
      onkeydown: (event) => this.#key(event),
    });
    this.run = h('button', { type: 'button', class: 'main', onclick: () => void this.ask() }, t('sql.run'));
    this.status = h('p', { role: 'status', class: 'status' }, t('sql.first_run'));
    this.answer = h('div', { class: 'answer' });
    this.element = this.#frame();
  }

  #frame() {
    const examples = this.examples.map(({ title, sql }) =>
      h('li', {}, h('button', { type: 'button', onclick: () => this.#take(sql) }, title)),
    );
    const share = copyButton(() => this.#link(), 'sql.share');
    return h(
      'div',
      { class: 'console' },
      h('h1', {}, t('sql.title')),
      h('p', { class: 'muted' }, t('sql.note')),
      h(
        'div',
        { class: 'columns' },
        h(
          'aside',
          { 'aria-label': t('sql.examples') },
          h(
            'details',
            { class: 'filters-box', open: isWide() },
            h('summary', {}, t('sql.examples')),
            h('ol', { class: 'examples' }, examples),
          ),
          this.#tableList(),
        ),
        h(
          'div',
          { class: 'work-area' },
          this.field,
          h('div', { class: 'actions' }, this.run, share, h('span', { class: 'muted small' }, t('sql.keys'))),
          this.status,
          this.answer,
        ),
      ),
    );
  }

  #tableList() {
    const items = this.tables.map(({ name, rows, bytes }) =>
      h(
        'li',
        {},
        h('a', { href: makeHash('tables', { id: name }) }, name),
        h('span', { class: 'muted small' }, ` ${formatNumber(rows)} · ${formatBytes(bytes)}`),
      ),
    );
    return h(
      'details',
      { class: 'filters-box' },
      h('summary', {}, t('sql.tables')),
      h('ul', { class: 'table-list' }, items),
    );
  }

  #take(sql) {
    this.field.value = sql;
    void this.ask();
  }

  /** Ctrl+Enter (⌘ on a Mac) runs; Tab goes on to the next button, as everywhere. */
  #key(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.ask();
  }

  #link() {
    this.#note();
    return location.href;
  }

  #note() {
    noteRoute('sql', { query: { q: this.field.value } });
  }

  /** Run the statement and show what it returns, or what is wrong with it. */
  async ask() {
    if (this.run.disabled) return;
    const sql = this.field.value;
    this.#note();
    this.run.disabled = true;
    try {
      const { startEngine } = await import('../engine/duckdb.js');
      const onStep = (step) => (this.status.textContent = sayStep(step));
      const engine = await startEngine(this.tables, this.macros, onStep);
      const started = performance.now();
      const answer = await engine.ask(sql, onStep);
      await this.#show(answer, performance.now() - started);
    } catch (error) {
      this.#complain(error);
    } finally {
      this.run.disabled = false;
      this.element.dataset.answered = String(++this.answered);
    }
  }

  async #show(answer, milliseconds) {
    const { readAnswer } = await import('../engine/values.js');
    const { names, isNumber, rows } = readAnswer(answer, SHOWN);
    this.status.textContent = t('sql.done', {
      rows: formatNumber(answer.numRows),
      seconds: formatNumber(milliseconds / 1000, 2),
    });
    if (!names.length) return replace(this.answer);
    const head = h(
      'tr',
      {},
      names.map((name, place) => h('th', { scope: 'col', class: isNumber[place] ? 'number' : null }, name)),
    );
    const body = rows.map((row) =>
      h(
        'tr',
        {},
        row.map((value, place) => cell(value, isNumber[place])),
      ),
    );
    const table = h(
      'table',
      {},
      h('caption', { class: 'unseen' }, t('sql.answer')),
      h('thead', {}, head),
      h('tbody', {}, body),
    );
    const cut =
      answer.numRows > SHOWN ? h('p', { class: 'muted' }, t('sql.cut', { shown: formatNumber(SHOWN) })) : null;
    return replace(this.answer, exports(answer), scrollFrame(t('sql.answer'), table), cut);
  }

  #complain(error) {
    const said = error instanceof PageError ? t(error.key, error.values) : String(error.message ?? error);
    this.status.textContent = t('sql.failed');
    const hint = /does not exist/.test(said)
      ? h('p', {}, h('a', { href: makeHash('tables') }, t('sql.hint_tables')))
      : /memory/i.test(said)
        ? h('p', {}, t('sql.hint_memory'))
        : null;
    replace(this.answer, h('div', { role: 'alert', class: 'notice' }, h('pre', {}, said), hint));
  }
}

function cell(value, isNumber) {
  if (value === null) return h('td', { class: 'null' }, 'NULL');
  return h('td', { class: isNumber ? 'number' : null }, value);
}

function sayStep({ step, name, bytes, size }) {
  const big = size > BIG_BYTES ? ` ${t('sql.big')}` : '';
  const come = bytes ? formatBytes(bytes) : '';
  return t(`sql.step.${step}`, { name, bytes: come, size: size ? formatBytes(size) : '' }) + big;
}

/** Buttons that save all rows of an answer, also those that are not shown. */
function exports(answer) {
  const csv = async () => {
    const { readAnswer, toCsv } = await import('../engine/values.js');
    // The mark tells spreadsheets that the text is UTF-8.
    save('vanban.csv', ['\ufeff', toCsv(readAnswer(answer))], 'text/csv');
  };
  const parquet = async () => {
    const { toParquet } = await import('../engine/duckdb.js');
    save('vanban.parquet', [toParquet(answer)], 'application/vnd.apache.parquet');
  };
  return h(
    'div',
    { class: 'actions' },
    h('button', { type: 'button', onclick: csv }, t('sql.csv')),
    h('button', { type: 'button', onclick: parquet }, t('sql.parquet')),
  );
}

function save(name, parts, type) {
  const href = URL.createObjectURL(new Blob(parts, { type }));
  h('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
