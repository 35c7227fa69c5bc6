import { RESULT_STATES, type PageData, type Row } from '../page-data.js';
import { button, h, section, table } from './dom.js';
import { NO_PRINCIPLE } from './filter.js';
import { textIn } from './lookup.js';
import { PagedList } from './paged.js';
import { rove } from './roving.js';
import type { View } from './view.js';
import { badge, stateAt, wordOf } from './words.js';

/** What the reader chose in the table. */
export type Choose = (chosen: { readonly project?: string; readonly principle?: string }) => void;

/** What all gates of one principle say of one project. */
export interface Cell {
  readonly state: number;
  /** No gate of the principle is enforced there. */
  readonly evaluated: boolean;
}

/** The principles as the columns of the table, in the order in which the report names them; what belongs to none comes last. */
export function principlesOf({ results }: PageData): number[] {
  return [...new Set(results.principle)].sort((a, b) => Number(a === 0) - Number(b === 0));
}

/** The weightiest state of each principle of one project: enforced gates decide, and others only where no gate is enforced. */
export function cellsOf({ projects, results }: PageData, row: Row): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  const end = projects.first[row + 1] ?? results.project.length;
  for (let at = projects.first[row] ?? end; at < end; at += 1) {
    const principle = results.principle[at] ?? 0;
    const cell = { state: results.state[at] ?? 0, evaluated: results.evaluated[at] === 1 };
    const known = cells.get(principle);
    if (known === undefined || outweighs(cell, known)) cells.set(principle, cell);
  }
  return cells;
}

/** From the state that decides first to the one that decides last; a warning is what a failure is among gates that only evaluate. */
const WEIGHT = (['fail', 'warning', 'pending', 'waived', 'pass', 'skipped'] as const).map((state) =>
  RESULT_STATES.indexOf(state),
);

function outweighs(cell: Cell, known: Cell): boolean {
  if (cell.evaluated !== known.evaluated) return known.evaluated;
  return WEIGHT.indexOf(cell.state) < WEIGHT.indexOf(known.state);
}

/** Projects × principles. */
export function matrix(data: PageData, choose: Choose): View {
  const text = textIn(data);
  const principles = principlesOf(data);
  const nameOf = (principle: number) => text(principle) || NO_PRINCIPLE;
  const body = h('tbody');
  const entry = (row: Row): HTMLElement => {
    const project = text(data.projects.name[row]);
    const cells = cellsOf(data, row);
    const name = button(project, () => choose({ project }), { class: 'name', tabindex: '-1' });
    const kind = data.projects.feature[row] === 1 ? h('span', { class: 'kind' }, 'feature') : null;
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, name, kind),
      h('td', {}, badge(stateAt(data.projects.verdict[row]))),
      ...principles.map((principle) => {
        const cell = cells.get(principle);
        if (cell === undefined) return h('td', { class: 'none' }, h('span', { class: 'hidden' }, 'no gate'));
        return h(
          'td',
          {},
          cellButton(cell, () => choose({ project, principle: nameOf(principle) })),
        );
      }),
    );
  };
  const list = new PagedList({ body, size: 25, noun: 'projects and features', entry });
  const caption = h('caption', {}, 'Projects and principles');
  const heads = principles.map((principle) =>
    button(nameOf(principle), () => choose({ principle: nameOf(principle) }), {
      class: 'name',
      tabindex: '-1',
    }),
  );
  const grid = table(
    { caption, label: 'Table of projects and principles' },
    ['Project', 'Verdict', ...heads],
    body,
  );
  grid.classList.add('matrix');
  const roving = rove(grid);
  const hint = h(
    'p',
    { class: 'hint how' },
    'A verdict leads to its results. The arrow keys move in the table.',
  );
  return {
    element: section('matrix', 'Projects and principles', hint, grid, list.foot),
    show: ({ projects }) => {
      caption.textContent = `${projects.length.toLocaleString('en')} projects and features`;
      list.show(projects);
      roving.reset();
    },
  };
}

function cellButton({ state, evaluated }: Cell, act: () => void): HTMLElement {
  const shown = stateAt(state);
  const element = button('', act, { class: 'cell', tabindex: '-1' });
  const word = shown === 'warning' ? 'fail' : wordOf(shown);
  element.append(badge(shown, evaluated ? `(${word})` : word));
  if (evaluated) element.append(h('span', { class: 'hidden' }, ', evaluated only'));
  return element;
}
