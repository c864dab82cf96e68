// Stacked bars by year, drawn as SVG to the width that there is; the same numbers stand in a table below.
import { scaleBand, scaleLinear } from 'd3-scale';
import { h, replace, s } from '../dom.js';
import { formatNumber, t } from '../language.js';
import { drawTable } from '../table.js';
import { REST } from './series.js';

const HEIGHT = 280;
const MARGIN = { top: 12, right: 16, bottom: 26, left: 44 };
const WIDEST_BAR = 56;
const YEAR_LABEL = 46;

/** Return a figure of stacked bars; `nameOf` gives a group's name, `caption` says what is shown. */
export function drawBars(stacked, nameOf, caption) {
  const named = (group) => (group === REST ? t('chart.rest') : nameOf(group));
  if (!stacked.years.length) return h('p', { class: 'empty' }, t('chart.empty'));
  const canvas = h('div', { class: 'canvas' });
  const tip = h('div', { class: 'tip', hidden: true });
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width && width !== canvas.drawnWidth) {
      canvas.drawnWidth = width;
      replace(canvas, drawFrame(stacked, named, caption, width, tip), tip);
    }
  }).observe(canvas);
  return h('figure', { class: 'chart' }, legend(stacked.groups, named), canvas, numbers(stacked, named, caption));
}

function legend(groups, named) {
  const items = groups.map((group, place) => h('li', {}, swatch(group, place), named(group)));
  return h('ul', { class: 'legend', 'aria-hidden': 'true' }, items);
}

function swatch(group, place) {
  return h('span', { class: `swatch ${colourOf(group, place)}` });
}

const COLOURS = 8;

function colourOf(group, place) {
  if (group === REST) return 'colour-rest';
  return group === null ? 'colour-none' : `colour-${place % COLOURS}`;
}

function drawFrame(stacked, named, caption, width, tip) {
  const highest = Math.max(...stacked.layers.at(-1).map(([, to]) => to));
  const x = scaleBand(stacked.years, [MARGIN.left, width - MARGIN.right])
    .paddingInner(0.18)
    .paddingOuter(0.1);
  const y = scaleLinear([0, highest], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const frame = s('svg', {
    width,
    height: HEIGHT,
    viewBox: `0 0 ${width} ${HEIGHT}`,
    role: 'img',
    'aria-label': caption,
  });
  frame.append(...gridLines(y, width), ...drawYears(stacked, x, y), ...yearLabels(stacked.years, x));
  frame.addEventListener('pointermove', (event) => showTip(event, tip, stacked, named, x));
  frame.addEventListener('pointerleave', () => (tip.hidden = true));
  return frame;
}

function gridLines(y, width) {
  const ticks = y.ticks(4).filter(Number.isInteger);
  return ticks.map((tick) =>
    s(
      'g',
      { class: 'grid' },
      s('line', { x1: MARGIN.left, x2: width - MARGIN.right, y1: y(tick), y2: y(tick) }),
      s('text', { x: MARGIN.left - 8, y: y(tick), dy: '0.32em', 'text-anchor': 'end' }, formatNumber(tick)),
    ),
  );
}

function drawYears({ years, groups, layers }, x, y) {
  const wide = Math.min(x.bandwidth(), WIDEST_BAR);
  const shift = (x.bandwidth() - wide) / 2;
  return layers.flatMap((layer, place) =>
    layer
      .map(([from, to], year) => ({ from, to, left: x(years[year]) + shift }))
      .filter(({ from, to }) => to > from)
      .map(({ from, to, left }) =>
        s('rect', { class: colourOf(groups[place], place), x: left, y: y(to), width: wide, height: y(from) - y(to) }),
      ),
  );
}

/** Label as many years as there is room for, in steps that people count in. */
function yearLabels(years, x) {
  const step = [1, 2, 5, 10, 20, 50].find((size) => size * x.step() >= YEAR_LABEL) ?? 100;
  return years
    .filter((year) => year % step === 0 || years.length === 1)
    .map((year) =>
      s(
        'text',
        { class: 'year', x: x(year) + x.bandwidth() / 2, y: HEIGHT - 8, 'text-anchor': 'middle' },
        String(year),
      ),
    );
}

function showTip(event, tip, { years, groups, layers }, named, x) {
  const left = event.offsetX;
  const place = Math.floor((left - x.range()[0] - x.step() * x.paddingOuter()) / x.step());
  tip.hidden = !(place in years);
  if (tip.hidden) return;
  const counts = groups
    .map((group, g) => [group, layers[g][place][1] - layers[g][place][0], g])
    .filter(([, count]) => count);
  replace(
    tip,
    h('strong', {}, String(years[place])),
    counts.length ? null : h('span', { class: 'muted' }, t('chart.none')),
    counts
      .reverse()
      .map(([group, count, g]) => h('span', {}, swatch(group, g), `${named(group)} `, h('b', {}, formatNumber(count)))),
  );
  const centre = x(years[place]) + x.bandwidth() / 2;
  tip.style.setProperty('left', `${Math.round(centre)}px`);
  tip.classList.toggle('from-right', centre > x.range()[1] * 0.6);
}

/** Return the numbers of the chart as a table, for whoever can't or won't look at it. */
function numbers({ years, groups, layers }, named, caption) {
  const shown = years.map((_, place) => place).filter((place) => layers.at(-1)[place][1] > 0);
  const lines = shown.map((place) => [
    String(years[place]),
    ...layers.map((layer) => formatNumber(layer[place][1] - layer[place][0])),
  ]);
  const columns = [{ label: t('chart.year') }, ...groups.map((group) => ({ label: named(group), kind: 'number' }))];
  return h('details', { class: 'numbers' }, h('summary', {}, t('chart.numbers')), drawTable(caption, columns, lines));
}
