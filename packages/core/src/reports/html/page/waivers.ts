import type { PageData } from '../page-data.js';
import { h, section, table } from './dom.js';
import { textIn } from './lookup.js';
import { PagedList } from './paged.js';

/** Gates of one waiver that are named; the rest is counted. */
const MAX_GATES = 5;

/** Waivers that end soon; null where none does. */
export function endingWaivers(data: PageData): HTMLElement | null {
  const { ending } = data;
  if (ending.length === 0) return null;
  const text = textIn(data);
  const entry = (row: number): HTMLElement => {
    const gates = ending[row]?.gates ?? [];
    const named = gates.slice(0, MAX_GATES).map(text);
    const more = gates.length > MAX_GATES ? [`and ${gates.length - MAX_GATES} more`] : [];
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, text(ending[row]?.until)),
      h('td', {}, h('code', {}, text(ending[row]?.place))),
      h('td', { class: 'wide' }, [...named, ...more].join(', ')),
    );
  };
  const body = h('tbody');
  const list = new PagedList({ body, size: 10, noun: 'waivers', entry });
  const caption = h('caption', {}, 'From the day after, these gates fail again.');
  const grid = table({ caption, label: 'Table of waivers' }, ['Last day', 'Waiver', 'Gates'], body);
  list.show([...ending.keys()]);
  return section('waivers', 'Waivers that end within 14 days', grid, list.foot);
}
