import type { PageData } from '../page-data.js';
import { difference } from './difference.js';
import { byId, goTo, h } from './dom.js';
import { features } from './features.js';
import { EVERYTHING, filterForm } from './filter-form.js';
import { readHash, Selector, writeHash, type Filter } from './filter.js';
import { matrix } from './matrix.js';
import { requirements } from './requirements.js';
import { results, unfoldForPrint } from './results.js';
import { trend } from './trend.js';
import { endingWaivers } from './waivers.js';

/** Shows the data of the page, and keeps what is shown, the fields of the filter and the address in step. */
export function start(): void {
  const data = JSON.parse(byId('data').textContent) as PageData;
  const selector = new Selector(data);
  const form = filterForm(data, () => apply(form.read()));
  const choose = (chosen: Partial<Filter>) => {
    form.write({ ...EVERYTHING, ...chosen });
    apply(form.read());
    goTo('results');
  };
  const views = [
    difference(data),
    matrix(data, choose),
    results(data),
    features(data),
    requirements(data),
  ].filter((view) => view !== null);
  const apply = (filter: Filter) => {
    const selection = selector.select(filter);
    for (const view of views) view.show(selection);
    form.tell(selection);
    const hash = writeHash(filter);
    if (hash !== location.hash.replace(/^#/, '')) history.replaceState(null, '', `#${hash}`);
  };
  const fixed = [endingWaivers(data), trend(data)].filter((part) => part !== null);
  const parts = [...views.map(({ element }) => element), ...fixed];
  const cut = data.cut
    ? h(
        'p',
        { class: 'hint' },
        'The report is very large: some texts are left out here. The verdict files have them.',
      )
    : null;
  byId('report').append(contents(parts), form.element, ...(cut === null ? [] : [cut]), ...parts);
  const follow = () => {
    form.write(readHash(location.hash));
    apply(form.read());
  };
  window.onhashchange = follow;
  unfoldForPrint(data);
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    goTo('main');
  });
  follow();
}

/** Links to the parts of the page. The address holds the filter, so that they leave it alone, as the one that skips to the report does. */
function contents(parts: readonly HTMLElement[]): HTMLElement {
  const links = parts.flatMap((part) => {
    const heading = part.querySelector('h2');
    if (heading === null) return [];
    const link = h('a', { href: `#${heading.id}` }, heading.textContent);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      goTo(heading.id);
    });
    return [h('li', {}, link)];
  });
  return h('nav', { 'aria-label': 'Contents' }, h('ul', {}, ...links));
}
