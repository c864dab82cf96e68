// The changelog is plain Markdown: headings, lists, paragraphs and code; more it doesn't use.
import { h } from './dom.js';

/** Return a text with headings, lists and code as elements, its headings from `level` on. */
export function drawMarkdown(text, level = 3) {
  return text.split(/\n{2,}/).flatMap((block) => drawBlock(block.trim(), level));
}

function drawBlock(block, level) {
  const heading = /^(#{1,6}) (.*)(?:\n([\s\S]*))?$/.exec(block);
  if (heading) {
    const [, marks, title, rest] = heading;
    if (marks.length === 1) return rest ? drawBlock(rest.trim(), level) : [];
    return [
      h(`h${Math.min(level + marks.length - 2, 6)}`, {}, title.replace(/[[\]]/g, '')),
      ...(rest ? drawBlock(rest.trim(), level) : []),
    ];
  }
  if (/^[-*] /.test(block))
    return [
      h(
        'ul',
        {},
        block.split(/\n(?=[-*] )/).map((item) => h('li', {}, drawLine(item.slice(2)))),
      ),
    ];
  return block ? [h('p', {}, drawLine(block))] : [];
}

/** `code` and **strong** are drawn, all else is text. */
function drawLine(line) {
  return line.split(/(`[^`]{1,200}`|\*\*[^*]{1,200}\*\*)/).map((part) => {
    if (part.startsWith('`')) return h('code', {}, part.slice(1, -1));
    return part.startsWith('**') ? h('strong', {}, part.slice(2, -2)) : part;
  });
}
