// Shows the view that the address names; each view is a part that loads when it is first asked for.
import { h, replace } from './dom.js';
import { PageError } from './files.js';
import { showFrame } from './frame.js';
import { currentLanguage, t } from './language.js';
import { loadNames } from './names.js';
import { parseRoute } from './route.js';
import { recallTheme } from './theme.js';

const VIEWS = {
  overview: () => import('./views/overview.js'),
  documents: () => import('./views/documents.js'),
  document: () => import('./views/document.js'),
  sql: () => import('./views/sql.js'),
  tables: () => import('./views/tables.js'),
  download: () => import('./views/download.js'),
  quality: () => import('./views/quality.js'),
};

const main = document.getElementById('main');
let visit = 0;

/** Show what the address names. The reader may have gone on before it is there: then it is not shown. */
async function showRoute({ stays = false } = {}) {
  const mine = ++visit;
  const route = parseRoute(location.hash);
  const known = route.view in VIEWS ? route.view : 'overview';
  document.documentElement.lang = currentLanguage();
  showFrame(known, () => showRoute({ stays: true }));
  main.setAttribute('aria-busy', 'true');
  const content = await makeView(known, route);
  if (mine !== visit) return;
  replace(main, content);
  main.removeAttribute('aria-busy');
  const heading = main.querySelector('h1');
  document.title = known === 'overview' ? t('title') : `${heading?.textContent ?? t(`nav.${known}`)} · vanban`;
  if (mine > 1 && !stays) arrive(heading);
}

/** Bring a reader who came from another view to the top; screen readers go on from the heading. */
function arrive(heading) {
  scrollTo({ top: 0, behavior: 'instant' });
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

async function makeView(name, route) {
  try {
    const [{ show }] = await Promise.all([VIEWS[name](), loadNames()]);
    return await show(route);
  } catch (error) {
    if (!(error instanceof PageError)) console.error(error);
    const said = error instanceof PageError ? t(error.key, error.values) : t('error.page', { message: error.message });
    return h('div', { class: 'notice', role: 'alert' }, h('h1', {}, t('error.title')), h('p', {}, said));
  }
}

recallTheme();
addEventListener('hashchange', showRoute);
await showRoute();
