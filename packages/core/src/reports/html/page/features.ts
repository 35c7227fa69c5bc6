import type { PageData, Row } from '../page-data.js';
import { FEATURE_PHASES } from '../../../model/verdict.js';
import { h, section, table, type Child } from './dom.js';
import type { View } from './view.js';
import { textIn } from './lookup.js';
import { PagedList } from './paged.js';
import { badge, counted, stateAt } from './words.js';

/** Features with their phase and tasks; null where the report has no feature. */
export function features(data: PageData): View | null {
  if (!data.projects.phase.some((phase) => phase >= 0)) return null;
  const body = h('tbody');
  const list = new PagedList({ body, size: 25, noun: 'features', entry: (row) => featureRow(data, row) });
  const caption = h('caption', {}, 'Features');
  const grid = table(
    { caption, label: 'Table of features' },
    ['Feature', 'Verdict', 'Phase', 'Tasks', 'What is due'],
    body,
  );
  return {
    element: section('features', 'Features', grid, list.foot),
    show: ({ projects }) => {
      const rows = projects.filter((row) => (data.projects.phase[row] ?? -1) >= 0);
      caption.textContent = counted(rows.length, 'feature');
      list.show(rows);
    },
  };
}

function featureRow(data: PageData, row: Row): HTMLElement {
  const { projects } = data;
  const text = textIn(data);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, text(projects.name[row])),
    h('td', {}, badge(stateAt(projects.verdict[row]))),
    h('td', {}, timeline(projects.phase[row] ?? -1)),
    h('td', { class: 'tasks' }, tasks(projects.done[row] ?? -1, projects.total[row] ?? -1)),
    h('td', { class: 'wide' }, text(projects.due[row])),
  );
}

/** The phases in their order, with the one that the feature is in. */
function timeline(current: number): HTMLElement {
  const steps = FEATURE_PHASES.map((name, at) => {
    const when = at < current ? 'past' : at === current ? 'now' : 'later';
    const attributes = { class: when, ...(at === current ? { 'aria-current': 'step' } : {}) };
    return h('li', attributes, name);
  });
  return h('ol', { class: 'timeline' }, ...steps);
}

function tasks(done: number, total: number): Child {
  if (total < 0) return h('span', { class: 'quiet' }, 'no list');
  const told = `${done} of ${total}`;
  if (total === 0) return told;
  const bar = h('progress', {
    value: String(done),
    max: String(total),
    'aria-label': `${told} tasks are done`,
  });
  return h('span', {}, bar, ` ${told}`);
}
