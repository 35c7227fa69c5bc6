import type {
  PerformanceEvidence,
  PerformanceMeasure,
} from '../../kinds/performance/performance-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asName, asObject, own, shown } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { MAX_MEASURES, measureOf, requireAmount } from '../../kinds/performance/read-measures.js';

/** The report of `lighthouse --output json`: one run of one page, so that each audit has one value. */
export const lighthouse: EvidenceFormatOf<'performance'> = {
  kind: 'performance',
  name: 'lighthouse',
  title: 'Lighthouse JSON',
  writtenBy: ['lighthouse --output json'],
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

class LighthouseMembers {
  readonly #audits: PerformanceMeasure[] = [];
  #listed = false;
  #page: string | null = null;

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
    const code = name === 'runtimeError' ? own(asObject(value), 'code') : undefined;
    if (code !== undefined && code !== 'NO_ERROR') unreadable(`the run ended with ${shown(code)}`);
  }

  #audit(id: string, value: unknown): void {
    const audit = asObject(value) ?? unreadable(`the audit ${shown(id)} is ${shown(value)}`);
    const number = own(audit, 'numericValue');
    // An audit that broke down, or that does not measure anything.
    if (number === undefined || own(audit, 'scoreDisplayMode') === 'error') return;
    if (this.#audits.length >= MAX_MEASURES) unreadable(`it has more than ${MAX_MEASURES} audits`);
    const short = Object.hasOwn(SHORT_NAMES, id) ? SHORT_NAMES[id] : undefined;
    const names = [asName(id) ?? '', ...(short === undefined ? [] : [short])];
    const unit = own(audit, 'numericUnit') === 'millisecond' ? 'ms' : null;
    this.#audits.push(measureOf(names, { unit, value: requireAmount(number, `the value of ${id}`) }));
  }

  evidence(): PerformanceEvidence {
    if (!this.#listed) unreadable('it has no "audits"');
    if (this.#audits.length === 0) empty('none of its audits has a value');
    const subject = this.#page;
    return { kind: 'performance', measures: this.#audits.map((audit) => ({ ...audit, subject })), files: [] };
  }
}
