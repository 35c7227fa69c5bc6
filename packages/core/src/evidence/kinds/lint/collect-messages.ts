import type { LintEvidence, LintMessage } from './lint-evidence.js';
import { unreadable } from '../../reading/read-problem.js';
import { isCount, MAX_NAMES } from '../../reading/values.js';

const MAX_MESSAGES = 1_000;
const MAX_RULES = 10_000;

/** What was found in a lint report so far. */
export class LintFindings {
  readonly #messages: LintMessage[] = [];
  readonly #rules = new Map<string, { errors: number; warnings: number }>();
  readonly #files = new Set<string>();
  #errors = 0;
  #warnings = 0;

  /** Records a file that the report names. */
  file(path: string): void {
    this.#files.add(path);
    if (this.#files.size > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
  }

  /** Counts a message, and keeps it while there is room. */
  add(message: LintMessage): void {
    this.count(message.rule, message.severity);
    if (this.#messages.length < MAX_MESSAGES) this.#messages.push(message);
  }

  /** Counts findings that the report states without listing them. */
  count(rule: string | null, severity: LintMessage['severity'], times = 1): void {
    if (severity === 'note') return;
    if (severity === 'error') this.#errors += times;
    else this.#warnings += times;
    if (rule === null) return;
    const known = this.#rules.get(rule) ?? { errors: 0, warnings: 0 };
    known[severity === 'error' ? 'errors' : 'warnings'] += times;
    this.#rules.set(rule, known);
    if (this.#rules.size > MAX_RULES) unreadable(`it names more than ${MAX_RULES} rules`);
  }

  evidence(): LintEvidence {
    return {
      kind: 'lint',
      errors: this.#errors,
      warnings: this.#warnings,
      messages: this.#messages,
      rules: recordOf(this.#rules),
      files: [...this.#files],
    };
  }
}

/** A record that any text can be a key of, `__proto__` too. */
export function recordOf<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const record = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) record[key] = value;
  return record;
}

/** A line or column as reports give it; 1 where they give none. */
export function place(value: unknown): number {
  return isCount(value) && value > 0 ? value : 1;
}
