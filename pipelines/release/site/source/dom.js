// Elements are made from values: a string becomes text, never markup, so no document can bring code into the page.

const SVG = 'http://www.w3.org/2000/svg';

/** Return an HTML element: `h('a', { href: '#/', class: 'brand' }, 'vanban')`. Children: nodes, text, lists, null. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Return an SVG element. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Replace all that a node holds. */
export function replace(node, ...children) {
  node.replaceChildren(...flatten(children));
}

/**
 * Draw anew what lies in a node without taking anything from the reader's hands: what has a `data-key` keeps the focus
 * and stays open.
 */
export function redraw(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const open = new Set([...node.querySelectorAll('details[open][data-key]')].map((details) => details.dataset.key));
  replace(node, ...children);
  for (const kept of node.querySelectorAll('[data-key]')) {
    if (open.has(kept.dataset.key)) kept.open = true;
    if (focused !== undefined && kept.dataset.key === focused) kept.focus({ preventScroll: true });
  }
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.replace(/^on/, ''), value);
    else if (name === 'value' || name === 'checked') node[name] = value;
    else if (name === 'style') for (const [key, text] of Object.entries(value)) node.style.setProperty(key, text);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...flatten(children));
  return node;
}

function flatten(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
