// What the reader chose, kept between visits. A browser that forbids keeping forgets: the page works all the same.

const PREFIX = 'vanban.';

export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows refuse: there is nothing to tell the reader.
  }
}
