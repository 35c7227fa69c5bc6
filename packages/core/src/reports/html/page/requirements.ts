import { REQUIREMENT_STATES } from '../../../model/verdict.js';
import type { PageData, RequirementData, Row } from '../page-data.js';
import { h, section, table } from './dom.js';
import type { View } from './view.js';
import { textIn } from './lookup.js';
import { PagedList } from './paged.js';
import { badge, counted } from './words.js';

/** The badge of each state of a requirement. */
const BADGES = { tested: 'pass', failing: 'fail', named: 'pending', missing: 'warning' } as const;
/** What readers see of a requirement, the most urgent first. */
const ORDER = ['failing', 'missing', 'named', 'tested'] as const;

/** Requirements and the tests that prove them; null where no feature names any. */
export function requirements(data: PageData): View | null {
  if (data.requirements.length === 0) return null;
  const body = h('tbody');
  const list = new PagedList({
    body,
    size: 25,
    noun: 'requirements',
    entry: (row) => requirementRow(data, row),
  });
  const caption = h('caption', {}, 'Requirements');
  const grid = table(
    { caption, label: 'Table of requirements' },
    ['Requirement', 'State', 'Text', 'Tests', 'Feature'],
    body,
  );
  const ordered = ORDER.flatMap((state) =>
    data.requirements.flatMap((one, row) => (stateOf(one) === state ? [{ row, project: one.project }] : [])),
  );
  return {
    element: section('requirements', 'Requirements', grid, list.foot),
    show: ({ projects }) => {
      const shown = new Set(projects);
      const rows = ordered.flatMap(({ row, project }) => (shown.has(project) ? [row] : []));
      caption.textContent = counted(rows.length, 'requirement');
      list.show(rows);
    },
  };
}

function stateOf({ state }: RequirementData): (typeof REQUIREMENT_STATES)[number] {
  return REQUIREMENT_STATES[state] ?? 'missing';
}

function requirementRow(data: PageData, row: Row): HTMLElement {
  const { requirements: rows, projects } = data;
  const requirement = rows[row];
  if (requirement === undefined) return h('tr');
  const text = textIn(data);
  const state = stateOf(requirement);
  const tests = requirement.tests.map(({ project, name, passed }) => {
    const word = passed === null ? 'did not run' : passed ? 'passed' : 'failed';
    return h('li', {}, `${text(name)} (${text(project)}, ${word})`);
  });
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, text(requirement.id)),
    h('td', {}, badge(BADGES[state], state)),
    h('td', { class: 'wide' }, text(requirement.text), ' ', h('code', {}, text(requirement.place))),
    h(
      'td',
      { class: 'wide' },
      tests.length === 0 ? h('span', { class: 'quiet' }, 'no test') : h('ul', {}, ...tests),
    ),
    h('td', {}, text(projects.name[requirement.project])),
  );
}
