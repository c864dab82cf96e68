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
