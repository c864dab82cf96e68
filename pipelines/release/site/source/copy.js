// A button that copies a text and says so.
import { h } from './dom.js';
import { t } from './language.js';

const SAID_MS = 2000;

/** Return a button that copies what `getText` returns. */
export function copyButton(getText, label = 'copy') {
  const status = h('span', { role: 'status' });
  const button = h('button', { type: 'button', class: 'small', onclick: () => copy(getText(), status) }, t(label));
  return h('span', { class: 'copying' }, button, status);
}

async function copy(text, status) {
  // Browsers allow it on secure pages (https, localhost) alone: elsewhere the reader selects and copies.
  const done = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  status.textContent = t(done ? 'copy.done' : 'copy.refused');
  setTimeout(() => (status.textContent = ''), SAID_MS);
}
