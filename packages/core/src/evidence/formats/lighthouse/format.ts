import type {
  PerformanceEvidence,
  PerformanceMeasure,
} from '../../kinds/performance/performance-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { MAX_MEASURES, measureOf, requireAmount } from '../../kinds/performance/read-measures.js';

/** The report of `lighthouse --output json`: one run of one page, so that each audit has one value. */
export const lighthouse: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'lighthouse',
  title: 'Lighthouse JSON',
  writtenBy: ['lighthouse --output json', 'lhci collect'],
  precedence: 4,
  fileNames: ['{lighthouse,lhr}*.json'],
  extensions: ['.json'],
  sniff: (head) => /^\{\s*"/.test(head) && /"lighthouseVersion"\s*:/.test(head),
  read(source) {
    const members = new LighthouseMembers();
    readJson(source, members);
    return members.evidence();
  },
};

/** What the audits are called for short. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'first-contentful-paint': 'fcp',
  'largest-contentful-paint': 'lcp',
  'total-blocking-time': 'tbt',
  'cumulative-layout-shift': 'cls',
  'interaction-to-next-paint': 'inp',
  'speed-index': 'si',
  interactive: 'tti',
  'server-response-time': 'ttfb',
};

const ADDRESSES = ['requestedUrl', 'finalUrl', 'finalDisplayedUrl'];

/** Audits of moments that a page which was painted cannot reach at once. */
const NEVER_ZERO = new Set([
  'first-contentful-paint',
  'first-meaningful-paint',
  'largest-contentful-paint',
  'speed-index',
  'interactive',
]);

/** Warnings of a run that can only have made the page slower. Any other puts the run in doubt. */
const HARMLESS = [
  /^Chrome extensions negatively affected/i,
  /^The tested device appears to have a slower CPU/i,
];

class LighthouseMembers {
  readonly #audits: PerformanceMeasure[] = [];
  #listed = false;
  #page: string | null = null;
  #warning: string | null = null;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'audits');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (container === 'array') unreadable('it is not the report of Lighthouse');
    if (path.length === 1) this.#listed = true;
  }

  member(path: JsonPath, value: unknown): void {
    const [name, audit] = path;
    if (name === undefined) return unreadable('it is not the report of Lighthouse');
    if (audit !== undefined) return this.#audit(String(audit), value);
    if (ADDRESSES.includes(String(name))) this.#page = asName(value) ?? this.#page;
    if (name === 'runtimeError') requireNoError(value);
    if (name === 'runWarnings') this.#warning ??= warningIn(value);
  }

  #audit(id: string, value: unknown): void {
    const audit = asObject(value) ?? unreadable(`the audit ${shown(id)} is ${shown(value)}`);
    const number = own(audit, 'numericValue') ?? undefined;
    const problem = problemOf(id, audit);
    // An audit that does not measure anything.
    if (number === undefined && problem === null) return;
    if (this.#audits.length >= MAX_MEASURES) unreadable(`it has more than ${MAX_MEASURES} audits`);
    const short = Object.hasOwn(SHORT_NAMES, id) ? SHORT_NAMES[id] : undefined;
    const names = [asName(id) ?? '', ...(short === undefined ? [] : [short])];
    const unit = own(audit, 'numericUnit') === 'millisecond' ? 'ms' : null;
    const measured = problem === null ? requireAmount(number, `the value of ${id}`) : null;
    this.#audits.push(measureOf(names, { unit, value: measured, problem }));
  }

  evidence(): PerformanceEvidence {
    if (!this.#listed) unreadable('it has no "audits"');
    if (!this.#audits.some(({ problem }) => problem === null)) empty('none of its audits has a value');
    const warning = this.#warning === null ? null : `the run has the warning ${quoted(this.#warning)}`;
    const measures = this.#audits.map((audit) => ({
      ...audit,
      subject: this.#page,
      ...(warning === null ? {} : { value: null, problem: audit.problem ?? warning }),
    }));
    return { kind: 'performance', measures, files: [] };
  }
}

/** A run without an error has no `runtimeError`, or one that says so. */
function requireNoError(value: unknown): void {
  if (value === undefined || value === null) return;
  const error = asObject(value);
  const code = own(error, 'code');
  if (code === 'NO_ERROR') return;
  unreadable(`the run ended with ${shown(code ?? own(error, 'message') ?? value)}`);
}

function warningIn(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const warnings = asList(value) ?? [value];
  const doubtful = warnings.find(
    (warning) => typeof warning !== 'string' || !HARMLESS.some((harmless) => harmless.test(warning)),
  );
  return doubtful === undefined ? null : (asName(doubtful) ?? shown(doubtful));
}

/** Why an audit measured nothing; null when it did. */
function problemOf(id: string, audit: JsonObject): string | null {
  const mode = own(audit, 'scoreDisplayMode');
  const message = own(audit, 'errorMessage') ?? undefined;
  if (message !== undefined) return `the audit broke down (${quoted(asName(message) ?? shown(message))})`;
  if (mode === 'error') return 'the audit broke down';
  if (own(audit, 'numericValue') === undefined || own(audit, 'numericValue') === null) return null;
  if (mode === 'notApplicable') return 'the audit does not apply to the page';
  if (own(audit, 'numericValue') === 0 && NEVER_ZERO.has(id))
    return 'its value is 0, and no page is that fast';
  return null;
}

function quoted(text: string): string {
  return `"${text.slice(0, 200).trim()}"`;
}
