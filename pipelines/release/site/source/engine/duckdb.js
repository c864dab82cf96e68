// DuckDB in the page. Its own Parquet reader is an extension that would be fetched from elsewhere: parquet-wasm reads
// the files, Arrow carries them over.
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm/dist/duckdb-browser.mjs';
import { tableToIPC } from 'apache-arrow';
import initParquet, { Compression, Table, WriterPropertiesBuilder, readParquet, writeParquet } from 'parquet-wasm/esm';
import { PageError, address, readBytes } from '../files.js';

let starting;

/** Return the engine, started when first asked for; `onStep` is told what it waits for. */
export function startEngine(tables, macros, onStep) {
  starting ??= start(tables, macros, onStep);
  starting.catch(() => (starting = undefined));
  return starting;
}

async function start(tables, macros, onStep) {
  onStep({ step: 'engine' });
  const [duckdb, parquet] = await Promise.all([
    readBytes('site/engine/duckdb-eh.wasm.gz', (bytes) => onStep({ step: 'engine', bytes })),
    readBytes('site/engine/parquet.wasm.gz'),
  ]);
  await initParquet({ module_or_path: parquet });
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(address('site/engine/duckdb.worker.js')));
  const module = URL.createObjectURL(new Blob([duckdb], { type: 'application/wasm' }));
  await database.instantiate(module);
  URL.revokeObjectURL(module);
  await database.open({ path: ':memory:' });
  const connection = await database.connect();
  // Without these two it would ask another server for extensions.
  await connection.query('SET autoinstall_known_extensions = false; SET autoload_known_extensions = false');
  return new Engine(connection, tables, macros);
}

class Engine {
  #loaded = new Map();

  constructor(connection, tables, macros) {
    this.connection = connection;
    this.tables = new Map(tables.map((table) => [table.name, table]));
    this.macros = new Map(macros.map((macro) => [macro.name, macro]));
  }

  /** Return the answer to a statement as an Arrow table; tables and macros that it names are loaded first. */
  async ask(sql, onStep) {
    for (const name of wordsOf(sql)) await this.#provide(name, onStep);
    onStep({ step: 'query' });
    return this.connection.query(sql);
  }

  /** Load a table or macro by its name, once; other words are none of ours. */
  #provide(name, onStep) {
    if (!this.tables.has(name) && !this.macros.has(name)) return null;
    if (!this.#loaded.has(name)) {
      const loading = this.tables.has(name)
        ? this.#loadTable(this.tables.get(name), onStep)
        : this.#loadMacro(this.macros.get(name), onStep);
      loading.catch(() => this.#loaded.delete(name));
      this.#loaded.set(name, loading);
    }
    return this.#loaded.get(name);
  }

  async #loadTable({ name, folder, bytes: size }, onStep) {
    const path = `${folder}/${name}.parquet`;
    const bytes = await readBytes(path, (count) => onStep({ step: 'table', name, bytes: count, size }));
    try {
      await this.connection.insertArrowFromIPCStream(readParquet(bytes).intoIPCStream(), { name, create: true });
    } catch (error) {
      throw new PageError('error.table', { name, message: error.message });
    }
  }

  async #loadMacro({ sql, needs }, onStep) {
    for (const name of needs) await this.#provide(name, onStep);
    await this.connection.query(sql);
  }
}

/** Return the names that a statement may mean, without those in comments and quoted text. */
export function wordsOf(sql) {
  const bare = sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, ' ');
  return new Set(bare.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
}

/** Return an answer as the bytes of a Parquet file (zstd). */
export function toParquet(answer) {
  const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();
  return writeParquet(Table.fromIPCStream(tableToIPC(answer, 'stream')), properties);
}
