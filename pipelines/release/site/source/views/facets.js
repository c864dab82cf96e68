// One facet: its values with how many documents each leaves.
import { h } from '../dom.js';
import { formatNumber, pick, t } from '../language.js';
import { nameOf } from '../names.js';

const SHOWN = 7;

/** Return a group of buttons; a second click on the chosen one takes the choice back. */
export function facetGroup(facet, counts, chosen, list, choose) {
  const values = [...counts].filter(([value]) => value !== null).sort(facet === 'year' ? byValue : byCount);
  if (!values.length) return null;
  const button = ([value, count]) => {
    const isChosen = chosen[facet] === value;
    const { [facet]: _, ...others } = chosen;
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(isChosen),
          'data-key': `${facet} ${value}`,
          onclick: () => choose(isChosen ? others : { ...chosen, [facet]: value }),
        },
        h('span', {}, labelOf(facet, value, list)),
        h('span', { class: 'count' }, formatNumber(count)),
      ),
    );
  };
  const first = values.slice(0, SHOWN);
  const rest = values.slice(SHOWN);
  const hasChosen = rest.some(([value]) => value === chosen[facet]);
  return h(
    'fieldset',
    {},
    h('legend', {}, t(`facet.${facet}`)),
    h('ul', {}, first.map(button)),
    rest.length
      ? h(
          'details',
          { open: hasChosen, 'data-key': facet },
          h('summary', {}, t('facets.more', { count: rest.length })),
          h('ul', {}, rest.map(button)),
        )
      : null,
  );
}

const byCount = (a, b) => b[1] - a[1] || a[0] - b[0];
const byValue = (a, b) => b[0] - a[0];

function labelOf(facet, value, { lists, bodies }) {
  if (facet === 'year') return String(value);
  const code = lists[facet][value];
  if (facet === 'issuing_body_id') return pick(...(bodies[code] ?? [code]));
  return facet === 'field' ? code : nameOf(facet, code);
}
