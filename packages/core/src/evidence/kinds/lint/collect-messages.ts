import { detach } from '../../../base/detach.js';
import type { LintCount, LintEvidence, LintMessage, LintTool } from './lint-evidence.js';
import { unreadable } from '../../reading/read-problem.js';
import { isCount, MAX_NAMES } from '../../reading/values.js';

export const MAX_MESSAGES = 10_000;
const MAX_RULES = 10_000;
const MAX_TOOLS = 1_000;

/** What a finding counts for. */
export type CountedAs = Pick<LintCount, 'tool' | 'file' | 'rule'>;

/** How much of it there is; what is left out counts as zero. */
export type Amount = Partial<Pick<LintCount, 'errors' | 'warnings' | 'unchecked'>>;

/** What was found in a lint report so far. */
export class LintFindings {
  readonly #messages: LintMessage[] = [];
  readonly #counts = new LintCounts();
  readonly #rules = new Set<string>();
  #known: Set<string> | null = new Set();
  readonly #files = new Set<string>();
  readonly #tools = new Map<string, LintTool>();

  /** Records a file that the report names. */
  file(path: string): void {
    this.#files.add(path);
    if (this.#files.size > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
  }

  /** Records a tool whose findings the report holds. */
  tool(tool: LintTool): void {
    const key = JSON.stringify(tool);
    if (!this.#tools.has(key)) this.#tools.set(key, tool);
    if (this.#tools.size > MAX_TOOLS) unreadable(`it names more than ${MAX_TOOLS} tools`);
  }

  /** Records the rules that a tool has; null when the report does not say which. */
  rules(listed: readonly string[] | null): void {
    if (listed === null) this.#known = null;
    else for (const rule of listed) this.#known?.add(rule);
    if ((this.#known?.size ?? 0) > MAX_NAMES) this.#known = null;
  }

  /** Counts a message, and keeps it while there is room. */
  add(message: LintMessage): void {
    this.count({ ...message, file: message.file === '' ? null : message.file }, amountOf(message.severity));
    this.keep(message);
  }

  /** Keeps a message that is counted by itself, while there is room. */
  keep(message: LintMessage): void {
    if (this.#messages.length < MAX_MESSAGES)
      this.#messages.push({ ...message, message: detach(message.message) });
  }

  /** Counts findings, whether or not the report lists them. */
  count(as: CountedAs, amount: Amount): void {
    this.#counts.add(as, amount);
    if (as.rule !== null) this.#rules.add(as.rule);
    if (this.#rules.size > MAX_RULES) unreadable(`it names more than ${MAX_RULES} rules`);
    if (this.#counts.size > MAX_NAMES) unreadable('it names too many rules in too many files');
  }

  evidence(): LintEvidence {
    const counts = this.#counts.list();
    return {
      kind: 'lint',
      ...totalOf(counts),
      messages: this.#messages,
      counts,
      tools: [...this.#tools.values()],
      rules: this.#known === null || this.#known.size === 0 ? null : [...this.#known],
      files: [...this.#files],
    };
  }
}

/** Counts by tool, file and rule. */
export class LintCounts {
  readonly #counts = new Map<string, LintCount>();

  get size(): number {
    return this.#counts.size;
  }

  add({ tool, file, rule }: CountedAs, { errors = 0, warnings = 0, unchecked = 0 }: Amount): void {
    if (errors + warnings + unchecked === 0) return;
    const key = JSON.stringify([tool, file, rule]);
    const known = this.#counts.get(key) ?? { tool, file, rule, errors: 0, warnings: 0, unchecked: 0 };
    this.#counts.set(key, {
      ...known,
      errors: known.errors + errors,
      warnings: known.warnings + warnings,
      unchecked: known.unchecked + unchecked,
    });
  }

  list(): readonly LintCount[] {
    return [...this.#counts.values()];
  }
}

/** The sum of counts. */
export function totalOf(counts: readonly LintCount[]): {
  readonly errors: number;
  readonly warnings: number;
} {
  return {
    errors: counts.reduce((sum, { errors }) => sum + errors, 0),
    warnings: counts.reduce((sum, { warnings }) => sum + warnings, 0),
  };
}

/** What one finding of a severity, or so many, count; notes count nothing. */
export function amountOf(severity: LintMessage['severity'], times = 1): Amount {
  if (severity === 'note') return {};
  return severity === 'error' ? { errors: times } : { warnings: times };
}

/** A line or column as reports give it; 1 where they give none. */
export function place(value: unknown): number {
  return isCount(value) && value > 0 ? value : 1;
}
