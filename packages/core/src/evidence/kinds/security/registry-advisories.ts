import { empty } from '../../reading/read-problem.js';
import {
  asName,
  asObject,
  isCount,
  objectsIn,
  own,
  requireCount,
  type JsonObject,
} from '../../reading/values.js';
import { advisoryIds } from './advisory.js';
import type { SecurityFindings } from './collect-findings.js';

/** The severities that the npm registry counts. */
const COUNTED = ['info', 'low', 'moderate', 'high', 'critical'] as const;

/** The advisories of an audit as the registry writes them: npm 6, pnpm, Yarn 1 to 3. */
export class RegistryAdvisories {
  readonly #findings: SecurityFindings;
  readonly #listed = new Set<unknown>();
  readonly #known = new Set<string>();

  constructor(findings: SecurityFindings) {
    this.#findings = findings;
  }

  /** Adds an advisory, once for each version of its package; Yarn 1 repeats it for each path that leads there. */
  add(advisory: JsonObject): void {
    this.#listed.add(own(advisory, 'severity'));
    const cvss = asObject(own(advisory, 'cvss'));
    const ids = advisoryIds(advisory, own(advisory, 'id'));
    const name = asName(own(advisory, 'module_name')) ?? ids.id;
    const fixed = asName(own(advisory, 'patched_versions'));
    const uses = objectsIn(own(advisory, 'findings'), 'the findings of an advisory');
    const versions = uses.map((use) => asName(own(use, 'version')));
    for (const version of versions.length === 0 ? [null] : versions) {
      const key = JSON.stringify([ids.id, name, version]);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.#findings.add({
        ...ids,
        package: { name, version },
        title: own(advisory, 'title'),
        ratings: {
          scores: [own(cvss, 'score')],
          vectors: [own(cvss, 'vectorString')],
          words: [own(advisory, 'severity')],
        },
        fix: fixed === null || fixed.startsWith('<0.0.0') ? null : `${name} ${fixed}`,
      });
    }
  }

  /** Takes what the audit counts: how many packages it looked at, and how many vulnerabilities of each severity. */
  counted(metadata: JsonObject): void {
    const packages = packagesIn(metadata);
    if (packages === 0) empty('no package was audited');
    this.#findings.scanned(packages, 'package');
    const counts = asObject(own(metadata, 'vulnerabilities'));
    for (const severity of COUNTED) {
      const count = requireCount(own(counts, severity), `the number of its ${severity} vulnerabilities`);
      // Options leave out of the list what they do not leave out of the numbers.
      const unlisted = this.#listed.has(severity) ? 0 : count;
      for (let more = unlisted; more > 0; more -= 1)
        this.#findings.add({ id: '(not listed)', ratings: { words: [severity] } });
    }
  }
}

function packagesIn(metadata: JsonObject): number {
  const total = own(metadata, 'totalDependencies');
  if (isCount(total) && total > 0) return total;
  return requireCount(own(metadata, 'dependencies'), 'the number of its dependencies');
}
