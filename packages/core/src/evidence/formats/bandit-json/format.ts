import type { EvidenceFormatOf } from '../../define-format.js';
import { place } from '../../kinds/lint/collect-messages.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import type { SecurityEvidence } from '../../kinds/security/security-evidence.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import {
  asName,
  asObject,
  asPath,
  objectsIn,
  own,
  requireCount,
  type JsonObject,
} from '../../reading/values.js';

/** The report of `bandit -f json`. */
export const banditJson: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'bandit-json',
  title: 'Bandit JSON',
  writtenBy: ['bandit -f json'],
  precedence: 10,
  fileNames: ['bandit*.json'],
  extensions: ['.json'],
  keys: [['errors', 'metrics', 'results', 'generated_at']],
  sniff: (head) => /^\{\s*"errors"\s*:/.test(head) && /"generated_at"\s*:/.test(head),
  read(source) {
    const report = new BanditReport();
    readObjectWithList(source, {
      list: 'results',
      writer: 'Bandit',
      item: (result) => {
        report.result(result);
      },
      member: (key, value) => {
        if (key === 'errors') report.errors(value);
        else if (key === 'metrics') report.metrics = asObject(value);
      },
    });
    return report.evidence();
  },
};

const TOTALS = '_totals';
const LEVELS = ['UNDEFINED', 'LOW', 'MEDIUM', 'HIGH'] as const;

class BanditReport {
  metrics: JsonObject | null = null;
  readonly #findings = new SecurityFindings('Bandit');
  readonly #listed = new Map<string, number>();
  #failed = false;

  result(result: JsonObject): void {
    const level = asName(own(result, 'issue_severity')) ?? '';
    this.#listed.set(level, (this.#listed.get(level) ?? 0) + 1);
    this.#findings.add({
      id: asName(own(result, 'test_id')) ?? unreadable('a result of it has no "test_id"'),
      file: asPath(own(result, 'filename')) ?? unreadable('a result of it names no file'),
      line: place(own(result, 'line_number')),
      title: own(result, 'issue_text'),
      ratings: { words: [level] },
    });
  }

  /** Files that Bandit could not read or parse. */
  errors(value: unknown): void {
    for (const error of objectsIn(value, 'its errors')) {
      const file = asPath(own(error, 'filename'));
      this.#failed = true;
      if (file !== null) this.#findings.file(file);
      this.#findings.failure(`${asName(own(error, 'reason')) ?? 'an error'} (${file ?? 'in no file'})`);
    }
  }

  evidence(): SecurityEvidence {
    const metrics = this.metrics ?? unreadable('it has no "metrics"');
    const files = Object.keys(metrics).filter((name) => name !== TOTALS);
    if (files.length === 0 && !this.#failed) empty('Bandit looked at no file');
    for (const file of files) this.#findings.file(file);
    this.#addUnlisted(asObject(own(metrics, TOTALS)) ?? unreadable(`its metrics have no "${TOTALS}"`));
    if (files.length > 0) this.#findings.scanned(files.length, 'file');
    return this.#findings.evidence();
  }

  /** The metrics count what `-ll` and a baseline leave out of the results. */
  #addUnlisted(totals: JsonObject): void {
    for (const level of LEVELS) {
      const counted = requireCount(own(totals, `SEVERITY.${level}`), `SEVERITY.${level}`);
      for (let more = counted - (this.#listed.get(level) ?? 0); more > 0; more -= 1)
        this.#findings.add({ id: '(not listed)', ratings: { words: [level] } });
    }
  }
}
