import type { PageData, Row } from '../page-data.js';
import { button, h, section, type Child } from './dom.js';
import type { View } from './view.js';
import { textIn } from './lookup.js';
import { PagedList } from './paged.js';
import { badge, counted, stateAt } from './words.js';

/** All results of gates; what is known of one is made when it is opened. */
export function results(data: PageData): View {
  const list = h('ul', { class: 'results' });
  const paged = new PagedList({
    body: list,
    size: 50,
    noun: 'results',
    entry: (row) => resultItem(data, row),
  });
  const opened = () => [...list.querySelectorAll('details')];
  const toggle = button('Open or fold all that are shown', () => {
    const open = opened().some((details) => !details.open);
    for (const details of opened()) details.open = open;
  });
  const count = h('p', { class: 'hint' });
  return {
    element: section('results', 'Results of gates', count, toggle, list, paged.foot),
    show: ({ results: rows }) => {
      count.textContent = `${counted(rows.length, 'result')}, the failing ones first.`;
      toggle.hidden = rows.length === 0;
      paged.show(rows);
    },
  };
}

function resultItem(data: PageData, row: Row): HTMLElement {
  const { results: columns, projects } = data;
  const text = textIn(data);
  const place = text(columns.place[row]);
  const state = stateAt(columns.state[row]);
  const summary = h(
    'summary',
    {},
    badge(state),
    h('span', { class: 'project' }, text(projects.name[columns.project[row] ?? -1])),
    h('span', { class: 'gate' }, text(columns.id[row])),
    h('span', { class: 'message' }, text(columns.message[row])),
    place === '' ? null : h('code', { class: 'place' }, place),
  );
  const details = h('details', { 'data-row': String(row), 'data-state': state }, summary);
  details.addEventListener('toggle', () => fill(data, details));
  return h('li', {}, details);
}

/** Results that a reader of a print wants to see the fix of; what passes prints as its line. */
const PRINTED_IN_FULL = ['fail', 'warning', 'waived', 'pending'];

/** Unfolds all that may need something to be done, while the page is printed. */
export function unfoldForPrint(data: PageData): void {
  let folded: readonly HTMLDetailsElement[] = [];
  window.onbeforeprint = () => {
    folded = [...document.querySelectorAll('details')].filter(
      ({ open, dataset: { state } }) => !open && (state === undefined || PRINTED_IN_FULL.includes(state)),
    );
    for (const details of folded) {
      if (details.dataset.row !== undefined) fill(data, details);
      details.open = true;
    }
  };
  window.onafterprint = () => {
    for (const details of folded) details.open = false;
  };
}

/** Shows all that is known of a result, once. */
function fill(data: PageData, details: HTMLDetailsElement): void {
  if (details.childElementCount > 1) return;
  details.append(factsOf(data, Number(details.dataset.row)));
}

function factsOf(data: PageData, row: Row): HTMLElement {
  const { results: columns, projects } = data;
  const text = textIn(data);
  const texts = (list: readonly number[] = []) => list.map(text).join(', ');
  const code = (at: number | undefined) => (text(at) === '' ? null : h('code', {}, text(at)));
  const several = (list: readonly number[] | undefined, show: (at: number) => Child) =>
    list === undefined || list.length === 0 ? null : h('ul', {}, ...list.map((at) => h('li', {}, show(at))));
  const facts: readonly (readonly [string, Child])[] = [
    ['What', text(columns.message[row])],
    ['Fix', text(columns.fix[row])],
    ['Advice', text(columns.advice[row])],
    ['Where', code(columns.place[row])],
    ['Expected', code(columns.expected[row])],
    ['Actual', code(columns.actual[row])],
    ['Waiver', waiverOf(data, row)],
    ['Notes', several(columns.notes[row], text)],
    ['Evidence', several(columns.evidence[row], code)],
    ['Gate', `${text(columns.kind[row])}, ${columns.evaluated[row] === 1 ? 'evaluated only' : 'enforced'}`],
    ['Principle', text(columns.principle[row])],
    ['Constitution', text(columns.from[row])],
    ['Owners', texts(projects.owners[columns.project[row] ?? -1])],
    ['Tags', texts(projects.tags[columns.project[row] ?? -1])],
    ['Help', code(columns.help[row])],
  ];
  const known = facts.filter(([, value]) => value !== null && value !== '');
  return h('dl', {}, ...known.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

function waiverOf(data: PageData, row: Row): Child {
  const { results: columns, waivers } = data;
  const text = textIn(data);
  const waiver = waivers[columns.waiver[row] ?? -1];
  if (waiver === undefined) return null;
  const until = text(waiver.until);
  const end = until === '' ? 'without an end' : `until ${until}`;
  return h('span', {}, `${text(waiver.why)} (${end}) `, h('code', {}, text(waiver.place)));
}
