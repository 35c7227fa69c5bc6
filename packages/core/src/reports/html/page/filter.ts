import { RESULT_STATES, type PageData, type ResultState, type Row, type Text } from '../page-data.js';

/** What a reader wants to see. An empty text or set asks for nothing. */
export interface Filter {
  /** Words that a result has somewhere, in any case. */
  readonly text: string;
  /** The name of a project or feature; where it is nobody's name, a part of it. */
  readonly project: string;
  readonly principle: string;
  readonly owner: string;
  readonly tag: string;
  readonly states: ReadonlySet<ResultState>;
}

/** What matches a filter. */
export interface Selection {
  /** Results of gates, the most urgent first. */
  readonly results: readonly Row[];
  /** Projects and features with such a result, the failing ones first. */
  readonly projects: readonly Row[];
  /** How many results there are of each state, whatever states are asked for. */
  readonly counts: readonly number[];
}

/** Columns of results with a text that words are looked for in. */
const SEARCHED = [
  'id',
  'principle',
  'kind',
  'message',
  'place',
  'expected',
  'actual',
  'fix',
  'advice',
] as const;
const FIELDS = ['text', 'project', 'principle', 'owner', 'tag'] as const;

/** The filter that a fragment of an address states; what it does not understand asks for nothing. */
export function readHash(hash: string): Filter {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const [text, project, principle, owner, tag] = FIELDS.map((field) => given.get(field) ?? '');
  const asked = (given.get('verdict') ?? '').split(',');
  const states = new Set(RESULT_STATES.filter((state) => asked.includes(state)));
  return { text, project, principle, owner, tag, states } as Filter;
}

/** The fragment that states a filter; empty if it asks for nothing. */
export function writeHash(filter: Filter): string {
  const stated = new URLSearchParams();
  for (const field of FIELDS) if (filter[field] !== '') stated.set(field, filter[field]);
  if (filter.states.size > 0) stated.set('verdict', [...filter.states].join(','));
  return stated.toString();
}

/** The principle of gates that belong to none. */
export const NO_PRINCIPLE = 'No principle';

/** Finds what matches a filter in time that grows with the rows, not with the length of their texts. */
export class Selector {
  readonly #data: PageData;
  /** Results and projects in the order in which they are shown. */
  readonly #results: readonly Row[];
  readonly #projects: readonly Row[];
  /** All texts in lower case, made when the first word is looked for. */
  #lowerCase: readonly string[] | null = null;

  constructor(data: PageData) {
    this.#data = data;
    this.#results = inOrder(data.results.state);
    this.#projects = inOrder(data.projects.verdict);
  }

  select(filter: Filter): Selection {
    const { results, projects } = this.#data;
    const fits = this.#fitting(filter);
    const hasText = this.#textTest(filter.text);
    const principle = this.#textOf(filter.principle === NO_PRINCIPLE ? '' : filter.principle);
    const counts = RESULT_STATES.map(() => 0);
    const wanted = RESULT_STATES.map((state) => filter.states.size === 0 || filter.states.has(state));
    const shown = new Set<Row>();
    const found = this.#results.filter((row) => {
      const project = results.project[row] ?? -1;
      if (!fits[project]) return false;
      if (filter.principle !== '' && results.principle[row] !== principle) return false;
      if (!hasText(row, project)) return false;
      const state = results.state[row] ?? 0;
      counts[state] = (counts[state] ?? 0) + 1;
      if (!wanted[state]) return false;
      shown.add(project);
      return true;
    });
    const bare = (row: Row) =>
      this.#isBare(row) && filter.principle === '' && wanted[projects.verdict[row] ?? 0];
    const those = this.#projects.filter(
      (row) => fits[row] && (shown.has(row) || (bare(row) && hasText(-1, row))),
    );
    return { results: found, projects: those, counts };
  }

  /** Nothing was judged of it, so no result shows it. */
  #isBare(row: Row): boolean {
    const { first } = this.#data.projects;
    return first[row] === (first[row + 1] ?? this.#data.results.project.length);
  }

  #textOf(text: string): number {
    return this.#data.strings.indexOf(text);
  }

  #fitting({ project, owner, tag }: Filter): readonly boolean[] {
    const { name, owners, tags } = this.#data.projects;
    const exact = name.includes(this.#textOf(project));
    const part = project.toLowerCase();
    const named = (text: number) =>
      exact ? this.#data.strings[text] === project : this.#lower()[text]?.includes(part);
    const [ofOwner, ofTag] = [this.#textOf(owner), this.#textOf(tag)];
    return name.map(
      (text, row) =>
        (project === '' || named(text) === true) &&
        (owner === '' || owners[row]?.includes(ofOwner) === true) &&
        (tag === '' || tags[row]?.includes(ofTag) === true),
    );
  }

  /** Tests whether a result or, for -1, its project alone has all words of a text. Each text is searched once for each word. */
  #textTest(text: string): (row: Row, project: Row) => boolean {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.map((word) => this.#rowsWith(word));
    return (row, project) =>
      found.every(({ results, projects }) => results[row] === 1 || projects[project] === 1);
  }

  /** By row, 1 where a result, or the name or root of a project, has a word. */
  #rowsWith(word: string): { readonly results: Uint8Array; readonly projects: Uint8Array } {
    const { results, projects, waivers } = this.#data;
    const holds = new Uint8Array(this.#data.strings.length);
    this.#lower().forEach((text, at) => (holds[at] = Number(text.includes(word))));
    const mark = (rows: Uint8Array, column: readonly Text[]) => {
      column.forEach((text, row) => (rows[row] = (rows[row] ?? 0) | (holds[text] ?? 0)));
    };
    const marks = {
      results: new Uint8Array(results.id.length),
      projects: new Uint8Array(projects.name.length),
    };
    mark(marks.projects, projects.name);
    mark(marks.projects, projects.root);
    for (const column of SEARCHED) mark(marks.results, results[column]);
    for (const lists of [results.evidence, results.notes])
      lists.forEach((texts, row) => {
        if (texts.some((text) => holds[text] === 1)) marks.results[row] = 1;
      });
    const waived = waivers.map(({ why }) => holds[why] === 1);
    results.waiver.forEach((waiver, row) => {
      if (waived[waiver] === true) marks.results[row] = 1;
    });
    return marks;
  }

  #lower(): readonly string[] {
    return (this.#lowerCase ??= this.#data.strings.map((text) => text.toLowerCase()));
  }
}

/** The rows of a column of states, the most urgent first, and else as they come. */
function inOrder(states: readonly number[]): Row[] {
  const byState = RESULT_STATES.map((): Row[] => []);
  states.forEach((state, row) => byState[state]?.push(row));
  return byState.flat();
}
