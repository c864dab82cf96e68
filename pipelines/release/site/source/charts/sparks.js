// Small bars, one frame for each group, all on the same years and the same scale: shapes can be compared at a glance.
import { h, s } from '../dom.js';
import { formatNumber, t } from '../language.js';
import { REST } from './series.js';

const WIDTH = 200;
const HEIGHT = 44;

/** Return a list of small charts of a stacked table (see series.js). */
export function drawSparks({ years, groups, layers }, nameOf) {
  const counts = layers.map((layer) => layer.map(([from, to]) => to - from));
  const highest = Math.max(1, ...counts.flat());
  const items = groups.map((group, place) =>
    spark(group === REST ? t('chart.rest') : nameOf(group), counts[place], years, highest),
  );
  return h('ul', { class: 'sparks' }, items);
}

function spark(name, counts, years, highest) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const held = years.filter((_, place) => counts[place] > 0);
  const span = held.length > 1 ? `${held[0]}–${held.at(-1)}` : String(held[0] ?? '');
  return h(
    'li',
    {},
    h('div', { class: 'spark-head' }, h('span', {}, name), h('b', {}, formatNumber(total))),
    s(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      bars(counts, highest),
    ),
    h('div', { class: 'muted small' }, span),
  );
}

function bars(counts, highest) {
  const step = Math.min(WIDTH / counts.length, 28);
  return counts.map((count, place) => {
    const height = count ? Math.max((count / highest) * HEIGHT, 1.5) : 0;
    return height ? s('rect', { x: place * step, y: HEIGHT - height, width: step * 0.8, height }) : null;
  });
}
