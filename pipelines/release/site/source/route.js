// Where the reader is: `#/documents?q=bao+hiem&year=2023` is { view: 'documents', id: '', query: URLSearchParams }.

/** Return the route of an address's fragment. */
export function parseRoute(hash) {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [view, ...rest] = path.split('/');
  return { view: view || 'overview', id: rest.map(decode).join('/'), query: new URLSearchParams(search) };
}

/** Return the fragment of a route; empty values are left out. */
export function makeHash(view, { id = '', query = {} } = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const search = new URLSearchParams(kept).toString();
  return `#/${view === 'overview' ? '' : view}${id && `/${encodeURIComponent(id)}`}${search && `?${search}`}`;
}

/** Say in the address bar where the reader is, without going there. */
export function noteRoute(view, parts) {
  history.replaceState(null, '', makeHash(view, parts));
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone % that somebody typed
  }
}
