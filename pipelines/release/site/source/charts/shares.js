// Bars that lie: a share of a whole, or parts of one.
import { h } from '../dom.js';

/** Return a bar whose parts are [class, share of the whole] in order. */
export function shareBar(parts) {
  const pieces = parts.map(([kind, share]) =>
    h('span', { class: `piece ${kind}`, style: { width: `${(share * 100).toFixed(2)}%` } }),
  );
  return h('span', { class: 'share', 'aria-hidden': 'true' }, pieces);
}
