import { listIn } from '../../../base/list-in.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { advisoryIds, auditFailed } from '../../kinds/security/advisory.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import type { SecurityEvidence } from '../../kinds/security/security-evidence.js';
import { readJson } from '../../reading/json.js';
import type { JsonPath } from '../../reading/json-members.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, requireCount, shown, type JsonObject } from '../../reading/values.js';

/** The report of `npm audit --json` of npm 7 and later. */
export const npmAudit: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'npm-audit',
  title: 'npm audit JSON',
  writtenBy: ['npm audit --json'],
  precedence: 1,
  fileNames: ['npm-audit*.json'],
  extensions: ['.json'],
  keys: [
    ['auditReportVersion', 'vulnerabilities'],
    // What npm writes when the registry does not answer.
    ['message', 'method', 'uri', 'error'],
  ],
  sniff: (head) => /^\{\s*"auditReportVersion"\s*:/.test(head),
  read(source) {
    const report = new NpmAudit();
    readJson(source, report);
    return report.evidence();
  },
};

/** A package that the audit calls vulnerable. */
interface Entry {
  readonly severity: unknown;
  /** The packages by which alone it is vulnerable. */
  readonly through: readonly string[];
  readonly hasAdvisory: boolean;
  readonly fix: string | null;
}

/** `vulnerabilities` holds packages: those with advisories, and those that only depend on such packages. */
class NpmAudit {
  readonly #findings = new SecurityFindings('npm audit');
  readonly #entries = new Map<string, Entry>();
  #version: unknown;
  #metadata: JsonObject | null = null;
  #listed = false;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'vulnerabilities');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (container === 'array') unreadable('it has a list where npm writes an object');
    if (path.length === 1) this.#listed = true;
  }

  member(path: JsonPath, value: unknown): void {
    const [key] = path;
    if (path.length === 2) this.#entry(String(path[1]), value);
    else if (key === 'auditReportVersion') this.#version = value;
    else if (key === 'metadata') this.#metadata = asObject(value);
    else if (key === 'error' || key === 'message') auditFailed('npm audit', value);
  }

  #entry(name: string, value: unknown): void {
    const entry = asObject(value) ?? unreadable(`the vulnerability of ${shown(name)} is ${shown(value)}`);
    const via = asList(own(entry, 'via')) ?? unreadable(`the "via" of ${shown(name)} is not a list`);
    const fix = fixOf(own(entry, 'fixAvailable'));
    const advisories = via.map(asObject).filter((one) => one !== null);
    const through = via.flatMap((one) => (typeof one === 'string' ? [one] : []));
    if (advisories.length + through.length < via.length)
      unreadable(`the "via" of ${shown(name)} holds more than advisories and names`);
    for (const advisory of advisories) this.#advisory(advisory, name, fix);
    const severity = own(entry, 'severity');
    this.#entries.set(name, { severity, through, hasAdvisory: advisories.length > 0, fix });
  }

  #advisory(advisory: JsonObject, name: string, fix: string | null): void {
    const cvss = asObject(own(advisory, 'cvss'));
    this.#findings.add({
      ...advisoryIds(advisory, own(advisory, 'source')),
      package: { name: asName(own(advisory, 'dependency')) ?? name, version: null },
      title: own(advisory, 'title'),
      ratings: {
        scores: [own(cvss, 'score')],
        vectors: [own(cvss, 'vectorString')],
        words: [own(advisory, 'severity')],
      },
      fix,
    });
  }

  evidence(): SecurityEvidence {
    if (this.#version !== 2) unreadable(`its "auditReportVersion" is ${shown(this.#version)}, not 2`);
    if (!this.#listed) unreadable('it has no "vulnerabilities"');
    const metadata = this.#metadata ?? unreadable('it has no "metadata"');
    this.#requireAll(asObject(own(metadata, 'vulnerabilities')));
    const dependencies = own(asObject(own(metadata, 'dependencies')), 'total');
    const packages = requireCount(dependencies, 'the total of its dependencies');
    if (packages === 0) empty('npm audited no package');
    this.#addUnexplained();
    this.#findings.scanned(packages, 'package');
    return this.#findings.evidence();
  }

  /** What is counted has to be listed: of a list that is cut short nobody knows what it lacks. */
  #requireAll(counts: JsonObject | null): void {
    const total = requireCount(own(counts, 'total'), 'the total of its vulnerabilities');
    if (total > this.#entries.size)
      contradiction(`it counts ${total} vulnerable packages and lists ${this.#entries.size}`);
  }

  /** A package that is vulnerable through others counts with these; one that leads to no advisory counts by itself. */
  #addUnexplained(): void {
    const explained = new Set(
      [...this.#entries].filter(([, { hasAdvisory }]) => hasAdvisory).map(([name]) => name),
    );
    const dependents = new Map<string, string[]>();
    for (const [name, { through }] of this.#entries)
      for (const other of through) listIn(dependents, other, name);
    for (const name of explained)
      for (const dependent of dependents.get(name) ?? []) explained.add(dependent);
    for (const [name, { severity, fix }] of this.#entries) {
      if (explained.has(name)) continue;
      this.#findings.add({ id: name, package: { name, version: null }, ratings: { words: [severity] }, fix });
    }
  }
}

/** What npm would do about it. */
function fixOf(fix: unknown): string | null {
  if (fix === true) return 'npm audit fix';
  const version = asName(own(asObject(fix), 'version'));
  const name = asName(own(asObject(fix), 'name'));
  return version === null || name === null ? null : `${name} ${version}`;
}
