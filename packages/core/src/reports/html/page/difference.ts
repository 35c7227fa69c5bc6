import type { BaseData, PageData, ResultState } from '../page-data.js';
import { h, section, table } from './dom.js';
import { textIn } from './lookup.js';
import { PagedList } from './paged.js';
import type { View } from './view.js';
import { badge, counted } from './words.js';

/** What a gate can have become, the worst first, and its badge. */
const CHANGES: Readonly<Record<string, ResultState>> = {
  new: 'fail',
  expired: 'fail',
  worse: 'fail',
  better: 'pending',
  fixed: 'pass',
};

/** What became of the gates since the base; null where nothing was compared. */
export function difference(data: PageData): View | null {
  const { base } = data;
  if (base === null) return null;
  const text = textIn(data);
  const body = h('tbody');
  const order = Object.keys(CHANGES).flatMap((change) =>
    base.changes.flatMap((one, row) => (text(one.change) === change ? [row] : [])),
  );
  const list = new PagedList({ body, size: 10, noun: 'changes', entry: (row) => changeRow(base, row, text) });
  const caption = h('caption', {}, 'Gates whose verdict or findings changed');
  const columns = ['Project', 'Gate', 'Change', 'Findings before', 'Findings now'];
  const grid = table({ caption, label: 'Table of changes' }, columns, body);
  const none = h('p', {}, 'No gate of these projects changed.');
  return {
    element: section(
      'base',
      `Since ${text(base.ref)}`,
      grid,
      list.foot,
      none,
      carried(base),
      unknown(base, text),
    ),
    show: ({ projects }) => {
      const names = new Set(projects.map((row) => data.projects.name[row]));
      const rows = order.filter((row) => names.has(base.changes[row]?.project));
      none.hidden = rows.length > 0;
      grid.hidden = rows.length === 0;
      list.show(rows);
    },
  };
}

function changeRow(
  { changes }: BaseData,
  row: number,
  text: (at: number | undefined) => string,
): HTMLElement {
  const change = changes[row];
  const word = text(change?.change);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, text(change?.project)),
    h('td', {}, text(change?.gate)),
    h('td', {}, badge(CHANGES[word] ?? 'pending', word)),
    h('td', { class: 'number' }, String(change?.before ?? '')),
    h('td', { class: 'number' }, String(change?.after ?? '')),
  );
}

function carried(base: BaseData): HTMLElement | null {
  if (base.carried === 0) return null;
  const told = `${counted(base.carried, 'verdict')} of the base still count, because nothing of them changed.`;
  return h('p', { class: 'hint' }, told);
}

function unknown({ unknown: rows }: BaseData, text: (at: number | undefined) => string): HTMLElement | null {
  if (rows.length === 0) return null;
  const items = rows.map(({ project, why }) => h('li', {}, h('strong', {}, text(project)), `: ${text(why)}`));
  return h('details', {}, h('summary', {}, `Not known at the base: ${rows.length}`), h('ul', {}, ...items));
}
