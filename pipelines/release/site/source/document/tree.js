// The sections of a document as a tree of links into its text.
import { h } from '../dom.js';
import { t } from '../language.js';
import { nameOf } from '../names.js';
import { unitOffsets } from './spans.js';
import { bringTo } from './place.js';
import { placeLabel, sectionName } from './text.js';

const SNIPPET = 70;
// Trees of long documents show their upper levels; the rest is a click away.
const OPEN_SECTIONS = 80;

/** Return the tree, or null for a document without sections. */
export function drawTree({ sections, text }) {
  if (!sections.length) return null;
  const isShort = sections.length <= OPEN_SECTIONS;
  const units = text ? unitOffsets(text) : null;
  const roots = nest(sections.map((section, n) => ({ ...section, n, title: titleOf(section, text, units) })));
  return h(
    'ul',
    { class: 'tree' },
    roots.map((node) => drawNode(node, isShort)),
  );
}

/** Return the roots of rows in document order, each with its `children`. */
export function nest(rows) {
  const roots = [];
  const path = [];
  for (const row of rows) {
    const node = { ...row, children: [] };
    path.length = Math.min(row.depth, path.length);
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
}

function drawNode(node, isOpen) {
  const link = h(
    'a',
    {
      href: `#${sectionName(node.n)}`,
      title: nameOf('level', node.level),
      onclick: (event) => (event.preventDefault(), bringTo(sectionName(node.n))),
    },
    node.label && h('b', {}, `${node.label} `),
    node.title,
  );
  if (!node.children.length) return h('li', {}, link);
  const children = h(
    'ul',
    { hidden: !isOpen && node.depth > 0 },
    node.children.map((child) => drawNode(child, isOpen)),
  );
  return h('li', { class: 'branch' }, toggle(children, node.label ?? node.title), link, children);
}

/** Return the button that shows and hides what lies below a section. */
function toggle(children, name) {
  const button = h('button', {
    type: 'button',
    'aria-expanded': String(!children.hidden),
    'aria-label': t('tree.below', { name }),
  });
  button.addEventListener('click', () => {
    children.hidden = !children.hidden;
    button.setAttribute('aria-expanded', String(!children.hidden));
  });
  return button;
}

/** Return a section's heading, or how its text begins. */
function titleOf(section, text, units) {
  if (section.heading) return section.heading;
  if (!text) return nameOf('level', section.level);
  const start = units(section.start);
  const label = placeLabel(text, start, section, 0);
  const words = text.slice(label.kind === 'label' ? label.end : start, units(section.end));
  const line = words
    .slice(0, SNIPPET * 2)
    .trim()
    .split('\n')[0];
  return line.length > SNIPPET ? `${line.slice(0, SNIPPET).replace(/\s+\S*$/, '')} …` : line;
}
