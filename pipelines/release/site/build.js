// Bundles the page: `node build.js OUT`. What OUT holds depends on these sources and the lock file alone.
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const out = process.argv[2];
const packages = 'node_modules';

// The engine is inflated in the page: a release is 27 MB smaller, and no server needs to know of compression.
const ENGINE = [
  ['@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', 'duckdb-eh.wasm.gz'],
  ['parquet-wasm/esm/parquet_wasm_bg.wasm', 'parquet.wasm.gz'],
];
const WORKER = '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';

await bundle();
await copyFile('icon.svg', join(out, 'icon.svg'));
await copyEngine();
await writeLicences();

/** Bundle scripts (in parts that load when asked for), styles and fonts. */
async function bundle() {
  await build({
    entryPoints: { app: 'source/main.js', page: 'styles/page.css' },
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none', // LICENSES.txt names every package with its licence
    chunkNames: 'parts/[name]-[hash]',
    assetNames: 'fonts/[name]',
    loader: { '.sql': 'text', '.txt': 'text', '.woff2': 'file' },
    logLevel: 'error',
  });
}

/** Copy DuckDB's worker as it is, and the WebAssembly files compressed. */
async function copyEngine() {
  await mkdir(join(out, 'engine'), { recursive: true });
  for (const [from, to] of ENGINE) {
    const bytes = await readFile(join(packages, from));
    await writeFile(join(out, 'engine', to), gzipSync(bytes, { level: 9 }));
  }
  // Its last line names a source map that is not here.
  const worker = await readFile(join(packages, WORKER), 'utf8');
  await writeFile(join(out, 'engine', 'duckdb.worker.js'), worker.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
}

/** Write the name, version and licence of every package that came along, with its licence text. */
async function writeLicences() {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
  const parts = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path || entry.dev || entry.optional) continue;
    parts.push(await describePackage(path, entry));
  }
  await writeFile(join(out, 'LICENSES.txt'), parts.join('\n\n' + '='.repeat(80) + '\n\n'));
}

/** Return what LICENSES.txt says of one package. */
async function describePackage(path, { version, license }) {
  const name = path.replace(/^.*node_modules\//, '');
  const files = (await readdir(path)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(path, file), 'utf8')));
  return [`${name} ${version} (${license ?? 'see its text'})`, ...texts.map((text) => text.trim())].join('\n\n');
}
