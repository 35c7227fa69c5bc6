import { plural } from '../../../reasons/wording.js';
import { unreadable } from '../../reading/read-problem.js';
import { asName, asPath, MAX_NAMES } from '../../reading/values.js';
import { rate, type Ratings } from './rating.js';
import type {
  SecurityEvidence,
  SecurityFinding,
  SecurityScan,
  VexStatement,
  VulnerablePackage,
} from './security-evidence.js';

/** More findings or statements than this in one report are refused: they are held in memory. */
const MAX_FINDINGS = 50_000;
const MAX_FAILURES = 100;
const MAX_ALIASES = 50;

/** One finding as a format gives it. */
export interface ReportedFinding {
  readonly id: string;
  readonly aliases?: readonly unknown[];
  readonly package?: VulnerablePackage | null;
  readonly file?: string | null;
  readonly line?: number;
  readonly title?: unknown;
  readonly ratings: Ratings;
  readonly fix?: string | null;
}

/** What was found in the report of one scanner so far. */
export class SecurityFindings {
  readonly #tool: string;
  readonly #findings: SecurityFinding[] = [];
  readonly #statements: VexStatement[] = [];
  readonly #scans: SecurityScan[] = [];
  readonly #failures: string[] = [];
  readonly #files = new Set<string>();

  /** @param tool as people know it ("npm audit") */
  constructor(tool: string) {
    this.#tool = tool;
  }

  /** Adds a finding; each one counts. `tool` names the scanner where one report is of several. */
  add({ id, aliases = [], ratings, title, ...more }: ReportedFinding, tool = this.#tool): void {
    const { package: found = null, file = null, line = 1, fix = null } = more;
    const others = aliases.flatMap((alias) => asName(alias) ?? []).filter((alias) => alias !== id);
    if (file !== null) this.file(file);
    this.#findings.push({
      tool,
      id,
      aliases: [...new Set(others)].slice(0, MAX_ALIASES),
      package: found,
      file,
      line,
      title: asName(title) ?? '',
      ...rate(ratings),
      fix,
    });
    if (this.#findings.length > MAX_FINDINGS) unreadable(`it has more than ${MAX_FINDINGS} findings`);
  }

  /** Adds a statement of a VEX document. */
  statement(statement: VexStatement): void {
    this.#statements.push(statement);
    if (this.#statements.length > MAX_FINDINGS) unreadable(`it has more than ${MAX_FINDINGS} statements`);
  }

  /** Records that the tool looked at something: how many of what ("package"). Without it, no report passes. */
  scanned(count: number, what: string, tool = this.#tool): void {
    this.#scans.push({ tool, scanned: plural(count, what) });
  }

  /** Records what could not be scanned. No maximum covers it. */
  failure(what: string, tool = this.#tool): void {
    if (this.#failures.length < MAX_FAILURES) this.#failures.push(`${tool}: ${asName(what) ?? ''}`);
  }

  /** Records a file that the report names. */
  file(path: unknown): void {
    const file = asPath(path);
    if (file === null) return;
    this.#files.add(file);
    if (this.#files.size > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
  }

  get count(): number {
    return this.#findings.length;
  }

  evidence(): SecurityEvidence {
    return {
      kind: 'security',
      findings: this.#findings,
      statements: this.#statements,
      scans: this.#scans,
      failures: this.#failures,
      files: [...this.#files],
    };
  }
}
