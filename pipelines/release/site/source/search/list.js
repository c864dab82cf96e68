// The list of all documents, fetched part by part, newest first.
import { loadJson } from '../files.js';
import { fold } from '../fold.js';

const COLUMNS = [
  'document_id',
  'number',
  'title',
  'issue_date_text',
  'signer',
  'document_type',
  'issuing_body_id',
  'system',
  'field',
  'shard',
];

let opening;

/** Return the list, with nothing in it yet. */
export function openList() {
  opening ??= loadJson('index/lists').then((lists) => new DocumentList(lists));
  return opening;
}

class DocumentList {
  #parts = 0;
  #loading = null;

  constructor({ total, rows, lists, bodies }) {
    this.total = total;
    this.rowsOfPart = rows;
    this.lists = lists;
    this.bodies = bodies;
    this.columns = Object.fromEntries(COLUMNS.map((name) => [name, []]));
    this.keys = []; // folded: what search looks in
    this.years = [];
  }

  get loaded() {
    return this.keys.length;
  }

  /** Load parts until `count` documents are there; `onPart` is called after each. */
  async load(count, onPart = () => {}) {
    while (this.loaded < Math.min(count, this.total)) {
      this.#loading ??= this.#loadNext();
      await this.#loading;
      onPart();
    }
  }

  async #loadNext() {
    try {
      const part = await loadJson(`index/${this.#parts}`);
      for (const name of COLUMNS) for (const value of part[name]) this.columns[name].push(value);
      for (let place = 0; place < part.title.length; place++) this.#addKey(part, place);
      this.#parts++;
    } finally {
      this.#loading = null;
    }
  }

  #addKey(part, place) {
    const body = this.bodies[this.lists.issuing_body_id[part.issuing_body_id[place]]] ?? [];
    const type = this.lists.document_type[part.document_type[place]];
    const said = [part.number[place], type, part.title[place], ...body, part.signer[place]];
    this.keys.push(fold(said.filter(Boolean).join(' ')));
    this.years.push(part.issue_date_text[place] ? Number(part.issue_date_text[place].slice(0, 4)) : null);
  }

  /** Return what the list shows of the document at a place. */
  row(place) {
    const { columns, lists } = this;
    const decoded = (name) => lists[name][columns[name][place]] ?? null;
    const [body, bodyEn] = this.bodies[decoded('issuing_body_id')] ?? [null, null];
    return {
      id: columns.document_id[place],
      number: columns.number[place],
      title: columns.title[place],
      date: columns.issue_date_text[place],
      type: decoded('document_type'),
      body,
      bodyEn,
    };
  }
}

/** Return the number of the file that holds a document, or null; parts load until it is found. */
export async function findShard(id) {
  const list = await openList();
  for (let known = 0; known < list.total;) {
    await list.load(known + 1);
    const place = list.columns.document_id.indexOf(id, known);
    if (place >= 0) return list.columns.shard[place];
    known = list.loaded;
  }
  return null;
}
