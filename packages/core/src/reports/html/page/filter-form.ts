import { RESULT_STATES, type PageData, type ResultState } from '../page-data.js';
import { button, h } from './dom.js';
import { NO_PRINCIPLE, type Filter, type Selection } from './filter.js';
import { textIn } from './lookup.js';
import { principlesOf } from './matrix.js';
import { badge } from './words.js';

/** The fields by which a reader filters. */
export interface FilterForm {
  readonly element: HTMLElement;
  read(): Filter;
  write(filter: Filter): void;
  /** Says how much matches. */
  tell(selection: Selection): void;
}

/** @param changed called when the reader changed a field */
export function filterForm(data: PageData, changed: () => void): FilterForm {
  const fields = fieldsOf(data);
  const states = stateBoxes();
  const count = h('p', { role: 'status', id: 'count' });
  const clear = button('Clear the filter', () => {
    write(EVERYTHING);
    changed();
  });
  clear.className = 'clear';
  const labels = NAMES.map((name) => labelled(name, fields[name]));
  const last = h('div', { class: 'last' }, count, clear);
  const names = datalist(textsOf(data, data.projects.name));
  const element = h(
    'form',
    { role: 'search', class: 'filter', 'aria-label': 'Filter' },
    ...labels,
    names,
    states.element,
    last,
  );
  element.addEventListener('input', changed);
  element.addEventListener('submit', (event) => event.preventDefault());
  const write = (filter: Filter) => {
    for (const name of NAMES) fields[name].value = filter[name];
    states.write(filter.states);
  };
  const read = (): Filter => {
    const [text, project, principle, owner, tag] = NAMES.map((name) => valueOf(fields[name]));
    return { text, project, principle, owner, tag, states: states.read() } as Filter;
  };
  const tell = ({ results, projects, counts }: Selection) => {
    const all = [data.results.id.length, data.projects.name.length];
    const [found, those, result, project] = [results.length, projects.length, ...all].map((number) =>
      number.toLocaleString('en'),
    );
    count.textContent = `${found} of ${result} results in ${those} of ${project} projects and features`;
    states.tell(counts);
  };
  return { element, read, write, tell };
}

/** The fields with a text, in the order in which they are shown. */
const NAMES = ['text', 'project', 'principle', 'owner', 'tag'] as const;
type Name = (typeof NAMES)[number];
const LABELS: Readonly<Record<Name, string>> = {
  text: 'Words',
  project: 'Project',
  principle: 'Principle',
  owner: 'Owner',
  tag: 'Tag',
};
const PROJECT_NAMES = 'project-names';

function fieldsOf(data: PageData): Readonly<Record<Name, HTMLInputElement | HTMLSelectElement>> {
  const sorted = (lists: readonly (readonly number[])[]) => textsOf(data, [...new Set(lists.flat())]).sort();
  const search = { type: 'search', autocomplete: 'off' };
  return {
    text: h('input', { ...search, id: 'filter-text' }),
    project: h('input', { ...search, id: 'filter-project', list: PROJECT_NAMES }),
    principle: select(
      'filter-principle',
      textsOf(data, principlesOf(data)).map((name) => name || NO_PRINCIPLE),
    ),
    owner: select('filter-owner', sorted(data.projects.owners)),
    tag: select('filter-tag', sorted(data.projects.tags)),
  };
}

/** What is chosen is as it is; what is typed may have spaces around it. */
function valueOf({ localName, value }: HTMLInputElement | HTMLSelectElement): string {
  return localName === 'select' ? value : value.trim();
}

function textsOf(data: PageData, numbers: readonly number[]): string[] {
  return numbers.map(textIn(data));
}

function datalist(values: readonly string[]): HTMLElement {
  return h('datalist', { id: PROJECT_NAMES }, ...values.map((value) => h('option', { value })));
}

/** The filter that asks for nothing. */
export const EVERYTHING: Filter = {
  text: '',
  project: '',
  principle: '',
  owner: '',
  tag: '',
  states: new Set(),
};

/** A field with its label. A list with nothing to choose from is left out. */
function labelled(name: Name, field: HTMLInputElement | HTMLSelectElement): HTMLElement | null {
  if (field.localName === 'select' && field.childElementCount < 2) return null;
  return h('div', { class: 'field' }, h('label', { for: field.id }, LABELS[name]), field);
}

function select(id: string, values: readonly string[]): HTMLSelectElement {
  const options = values.map((value) => h('option', { value }, value));
  return h('select', { id }, h('option', { value: '' }, 'all'), ...options);
}

/** A box for each state, with the number of results that have it. */
function stateBoxes() {
  const boxes = RESULT_STATES.map((state) => {
    const input = h('input', { type: 'checkbox', name: 'verdict', value: state });
    const number = h('span', { class: 'number' });
    return { state, input, number, element: h('label', { class: 'box' }, input, badge(state), ' ', number) };
  });
  return {
    element: h(
      'fieldset',
      { class: 'boxes' },
      h('legend', {}, 'Verdict'),
      ...boxes.map(({ element }) => element),
    ),
    read: (): ReadonlySet<ResultState> =>
      new Set(boxes.filter(({ input }) => input.checked).map(({ state }) => state)),
    write: (states: ReadonlySet<ResultState>) => {
      for (const { state, input } of boxes) input.checked = states.has(state);
    },
    tell: (counts: readonly number[]) => {
      boxes.forEach(({ number }, at) => {
        number.textContent = (counts[at] ?? 0).toLocaleString('en');
      });
    },
  };
}
