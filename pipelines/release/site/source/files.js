// Reads the page's own files. Each is fetched once; what failed may be tried again.

const kept = new Map();

/** What went wrong, for people: `key` names a text of the page. */
export class PageError extends Error {
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/** Return the value of a JSON file of the page's data: `loadJson('charts')`. */
export function loadJson(name) {
  return once(`site/data/${name}.json.gz`, async (path) => JSON.parse(new TextDecoder().decode(await readBytes(path))));
}

/** Return the value that `read` makes of a path, the same for every caller. */
function once(path, read) {
  if (!kept.has(path)) {
    const reading = read(path);
    reading.catch(() => kept.delete(path));
    kept.set(path, reading);
  }
  return kept.get(path);
}

/** Return a file of the release as bytes, inflated if it is compressed. `onBytes` is told how many have come. */
export async function readBytes(path, onBytes = () => {}) {
  const bytes = await fetchBytes(path, onBytes);
  // Some servers inflate .gz files by themselves: the first two bytes say what came.
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? inflate(bytes) : bytes;
}

/** Return the full address of a file of the release. */
export function address(path) {
  return new URL(path, document.baseURI).href;
}

async function fetchBytes(path, onBytes) {
  const response = await fetch(address(path)).catch(() => {
    throw new PageError('error.unreachable', { path });
  });
  if (!response.ok) throw new PageError('error.missing_file', { path, status: response.status });
  const parts = [];
  let count = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    count += value.length;
    onBytes(count);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
