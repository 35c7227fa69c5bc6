import type { EvidenceFormatOf } from '../../define-format.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, objectsIn, own, type JsonObject } from '../../reading/values.js';

/** The report of `pip-audit -f json`. It gives no severities. */
export const pipAudit: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'pip-audit',
  title: 'pip-audit JSON',
  writtenBy: ['pip-audit -f json'],
  precedence: 5,
  fileNames: ['pip-audit*.json'],
  extensions: ['.json'],
  keys: [['dependencies', 'fixes']],
  sniff: (head) => /^\{\s*"dependencies"\s*:\s*\[\s*\{\s*"name"\s*:/.test(head),
  read(source) {
    const findings = new SecurityFindings('pip-audit');
    const audited = { packages: 0, skipped: 0 };
    readObjectWithList(source, {
      list: 'dependencies',
      writer: 'pip-audit',
      item: (dependency) => {
        audited[addDependency(findings, dependency)] += 1;
      },
      member: () => undefined,
    });
    if (audited.packages + audited.skipped === 0) empty('pip-audit looked at no package');
    if (audited.packages > 0) findings.scanned(audited.packages, 'package');
    return findings.evidence();
  },
};

/** A dependency has vulnerabilities, be it none, or the reason why it was not audited. */
function addDependency(findings: SecurityFindings, dependency: JsonObject): 'packages' | 'skipped' {
  const name = asName(own(dependency, 'name')) ?? unreadable('a dependency of it has no name');
  const skipped = own(dependency, 'skip_reason');
  if (skipped !== undefined) {
    findings.failure(asName(skipped) ?? `${name} was not audited`);
    return 'skipped';
  }
  const version = asName(own(dependency, 'version'));
  const vulnerabilities = own(dependency, 'vulns');
  if (asList(vulnerabilities) === null) unreadable(`the dependency ${name} of it has no list "vulns"`);
  for (const one of objectsIn(vulnerabilities, 'its vulnerabilities')) {
    const [fix] = asList(own(one, 'fix_versions')) ?? [];
    const fixed = asName(fix);
    findings.add({
      id: asName(own(one, 'id')) ?? unreadable(`a vulnerability of ${name} has no "id"`),
      aliases: asList(own(one, 'aliases')) ?? [],
      package: { name, version },
      title: own(one, 'description'),
      ratings: {},
      fix: fixed === null ? null : `${name} ${fixed}`,
    });
  }
  return 'packages';
}
