import type { EvidenceFormatOf } from '../../define-format.js';
import { place } from '../../kinds/lint/collect-messages.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import { isLockfile } from '../../kinds/security/lockfiles.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import {
  asList,
  asName,
  asObject,
  asPath,
  objectsIn,
  own,
  shown,
  type JsonObject,
} from '../../reading/values.js';

/** The report of `trivy … --format json`: packages, settings and secrets of a file system, a repository or an image. */
export const trivyJson: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'trivy-json',
  title: 'Trivy JSON',
  writtenBy: ['trivy fs --format json'],
  precedence: 7,
  fileNames: ['trivy*.json'],
  extensions: ['.json'],
  keys: [['SchemaVersion', 'ArtifactName']],
  sniff: (head) => /^\{\s*"SchemaVersion"\s*:/.test(head) && /"Artifact(?:Name|Type)"\s*:/.test(head),
  read(source) {
    const findings = new SecurityFindings('Trivy');
    let results = 0;
    let version: unknown;
    readObjectWithList(source, {
      list: 'Results',
      writer: 'Trivy when it finds something to scan',
      item: (result) => {
        results += 1;
        addResult(findings, result);
      },
      member: (key, value) => {
        if (key === 'SchemaVersion') version = value;
      },
    });
    if (version !== 2) unreadable(`its "SchemaVersion" is ${shown(version)}, not 2`);
    if (results === 0) empty('Trivy found nothing to scan');
    findings.scanned(results, 'target');
    return findings.evidence();
  },
};

function addResult(findings: SecurityFindings, result: JsonObject): void {
  const target = asPath(own(result, 'Target')) ?? unreadable('a result of it has no "Target"');
  const isPackages = asName(own(result, 'Class'))?.endsWith('-pkgs') === true;
  // The packages of an operating system, and those without a lockfile, have a name for a target and no file.
  const file = isPackages && !isLockfile(target) ? null : target;
  if (file !== null) findings.file(file);
  for (const one of objectsIn(own(result, 'Vulnerabilities'), 'its vulnerabilities'))
    addVulnerability(findings, one, file);
  for (const one of objectsIn(own(result, 'Misconfigurations'), 'its misconfigurations')) {
    if (own(one, 'Status') === 'PASS' || own(one, 'Status') === 'EXCEPTION') continue;
    const line = place(own(asObject(own(one, 'CauseMetadata')), 'StartLine'));
    addWeakness(findings, one, { id: own(one, 'ID'), aliases: [own(one, 'AVDID')], file, line });
  }
  for (const one of objectsIn(own(result, 'Secrets'), 'its secrets'))
    addWeakness(findings, one, {
      id: own(one, 'RuleID'),
      aliases: [],
      file,
      line: place(own(one, 'StartLine')),
    });
}

function addVulnerability(findings: SecurityFindings, one: JsonObject, file: string | null): void {
  const name = asName(own(one, 'PkgName')) ?? unreadable('a vulnerability of it names no package');
  const fixed = asName(own(one, 'FixedVersion'));
  const cvss = Object.values(asObject(own(one, 'CVSS')) ?? {}).map(asObject);
  const all = (...keys: readonly string[]) =>
    cvss.flatMap((source) => keys.map((key) => own(source, key))).filter((value) => value !== undefined);
  findings.add({
    id: asName(own(one, 'VulnerabilityID')) ?? unreadable(`a vulnerability of ${name} has no id`),
    aliases: asList(own(one, 'VendorIDs')) ?? [],
    package: { name, version: asName(own(one, 'InstalledVersion')) },
    file: asPath(own(one, 'PkgPath')) ?? file,
    title: own(one, 'Title') ?? own(one, 'Description'),
    ratings: {
      scores: all('V3Score', 'V40Score'),
      vectors: all('V3Vector', 'V40Vector', 'V2Vector'),
      words: [own(one, 'Severity')],
    },
    fix: fixed === null || fixed === '' ? null : `${name} ${fixed}`,
  });
}

function addWeakness(
  findings: SecurityFindings,
  one: JsonObject,
  { id, ...where }: { id: unknown; aliases: readonly unknown[]; file: string | null; line: number },
): void {
  findings.add({
    id: asName(id) ?? unreadable('a finding of it has no id'),
    ...where,
    title: own(one, 'Title'),
    ratings: { words: [own(one, 'Severity')] },
  });
}
