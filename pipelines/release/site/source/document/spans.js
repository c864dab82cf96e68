// Spans of the dataset count code points; strings of JavaScript count UTF-16 units. Values in, values out.

const BEYOND = /[\u{10000}-\u{10FFFF}]/u;

/** Return a function from an offset in code points to an offset in the string. */
export function unitOffsets(text) {
  if (!BEYOND.test(text)) return (offset) => offset;
  const offsets = [];
  let unit = 0;
  for (const letter of text) {
    offsets.push(unit);
    unit += letter.length;
  }
  offsets.push(unit);
  return (offset) => offsets[Math.min(offset, offsets.length - 1)];
}

/**
 * Return the pieces of `text` between all ends of spans: { start, end, spans }, where `spans` are those that cover the
 * piece. Spans are { start, end } in units of the string; empty ones and those outside cover nothing.
 */
export function cutPieces(text, spans) {
  const inside = spans.filter(({ start, end }) => start < end && start >= 0 && end <= text.length);
  const events = inside.flatMap((span) => [
    { at: span.start, span, opens: true },
    { at: span.end, span, opens: false },
  ]);
  events.sort((a, b) => a.at - b.at);
  const pieces = [];
  const open = new Set();
  let from = 0;
  for (const { at, span, opens } of events) {
    if (at > from) pieces.push({ start: from, end: at, spans: [...open] });
    from = Math.max(from, at);
    if (opens) open.add(span);
    else open.delete(span);
  }
  if (from < text.length) pieces.push({ start: from, end: text.length, spans: [] });
  return pieces;
}

/** Return a span for each line of a text, without its newline. */
export function lineSpans(text) {
  const lines = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}
