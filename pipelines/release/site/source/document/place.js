// The way from what is said about a text to the place that it was read from.
import { h } from '../dom.js';

const GLOW_MS = 1600;

/** Return a button that leads to a named place; where a release holds no text, or the place is not in it, words alone. */
export function placeButton(page, name, attributes, said) {
  if (page.text === null || name === null) return h('span', { class: 'muted', ...attributes }, said);
  return h('button', { type: 'button', ...attributes, onclick: () => bringTo(name) }, said);
}

/** Bring the reader to a named place in the text and let it glow for a moment. */
export function bringTo(name) {
  const place = document.getElementById(name);
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  place.setAttribute('tabindex', '-1');
  place.focus({ preventScroll: true });
  place.classList.add('glow');
  setTimeout(() => place.classList.remove('glow'), GLOW_MS);
}
