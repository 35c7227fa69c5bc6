import type { EvidenceFormatOf } from '../../define-format.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import type { Ratings } from '../../kinds/security/rating.js';
import type { VulnerablePackage } from '../../kinds/security/security-evidence.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, asPath, objectsIn, own, type JsonObject } from '../../reading/values.js';

/** The report of `osv-scanner --format json`: packages with their vulnerabilities, in groups of one each. */
export const osvScanner: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'osv-scanner',
  title: 'OSV-Scanner JSON',
  writtenBy: ['osv-scanner --format json --all-packages'],
  precedence: 6,
  fileNames: ['osv*.json'],
  extensions: ['.json'],
  keys: [['results', 'experimental_config']],
  sniff: (head) =>
    /^\{\s*"results"\s*:\s*\[\s*(?:\]\s*,\s*"experimental_config"|\{\s*"source"\s*:\s*\{\s*"path"\s*:)/.test(
      head,
    ),
  read(source) {
    const findings = new SecurityFindings('OSV-Scanner');
    let packages = 0;
    readObjectWithList(source, {
      list: 'results',
      writer: 'OSV-Scanner',
      item: (result) => {
        packages += addSource(findings, result);
      },
      member: () => undefined,
    });
    if (packages === 0) empty('it lists no package, which --all-packages makes OSV-Scanner do');
    findings.scanned(packages, 'package');
    return findings.evidence();
  },
};

/** @returns how many packages of the source are listed */
function addSource(findings: SecurityFindings, result: JsonObject): number {
  const file = asPath(own(asObject(own(result, 'source')), 'path'));
  if (file !== null) findings.file(file);
  const packages = objectsIn(own(result, 'packages'), 'the packages of a source');
  for (const one of packages) addPackage(findings, one, file);
  return packages.length;
}

function addPackage(findings: SecurityFindings, one: JsonObject, file: string | null): void {
  const named = asObject(own(one, 'package'));
  const name = asName(own(named, 'name')) ?? unreadable('a package of it has no name');
  const found = { name, version: asName(own(named, 'version')) };
  const known = new Map<string, JsonObject>();
  for (const vulnerability of objectsIn(own(one, 'vulnerabilities'), 'its vulnerabilities')) {
    known.set(
      asName(own(vulnerability, 'id')) ?? unreadable(`a vulnerability of ${name} has no "id"`),
      vulnerability,
    );
  }
  for (const group of objectsIn(own(one, 'groups'), 'its groups')) {
    const ids = (asList(own(group, 'ids')) ?? []).flatMap((id) => asName(id) ?? []);
    if (ids.length === 0) unreadable(`a group of vulnerabilities of ${name} has no "ids"`);
    const vulnerabilities = ids.map((id) => known.get(id)).filter((one) => one !== undefined);
    for (const id of ids) known.delete(id);
    const aliases = [...ids, ...(asList(own(group, 'aliases')) ?? [])];
    const score = own(group, 'max_severity');
    addFinding(findings, { found, file, aliases, vulnerabilities, scores: score === '' ? [] : [score] });
  }
  for (const [id, vulnerability] of known) {
    const aliases = [id, ...(asList(own(vulnerability, 'aliases')) ?? [])];
    addFinding(findings, { found, file, aliases, vulnerabilities: [vulnerability], scores: [] });
  }
}

/** One vulnerability, under as many ids as databases have it. */
interface Group {
  readonly found: VulnerablePackage;
  readonly file: string | null;
  /** The id first. */
  readonly aliases: readonly unknown[];
  readonly vulnerabilities: readonly JsonObject[];
  readonly scores: NonNullable<Ratings['scores']>;
}

function addFinding(
  findings: SecurityFindings,
  { found, file, aliases, vulnerabilities, scores }: Group,
): void {
  const [id, ...others] = aliases;
  const vectors = vulnerabilities.flatMap((one) =>
    objectsIn(own(one, 'severity'), 'the severities of a vulnerability').map((severity) =>
      own(severity, 'score'),
    ),
  );
  const words = vulnerabilities
    .map((one) => own(asObject(own(one, 'database_specific')), 'severity'))
    .filter((word) => word !== undefined);
  const [first] = vulnerabilities;
  findings.add({
    id: asName(id) ?? '',
    aliases: [...others, ...vulnerabilities.flatMap((one) => asList(own(one, 'aliases')) ?? [])],
    package: found,
    file,
    title: first === undefined ? '' : (own(first, 'summary') ?? own(first, 'details')),
    ratings: { scores, vectors, words },
  });
}
