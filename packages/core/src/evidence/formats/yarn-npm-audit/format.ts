import type { EvidenceFormatOf } from '../../define-format.js';
import { advisoryIds } from '../../kinds/security/advisory.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import { readJsonLines } from '../../reading/json-lines.js';
import { unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, requireCount, shown, type JsonObject } from '../../reading/values.js';

/**
 * The report of `yarn npm audit --json` of Yarn 4: one finding a line, and behind them the exit status of Yarn, which the target
 * has to add. Without that line a report that is cut off, an audit that failed and one that found nothing look alike.
 */
export const yarnNpmAudit: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'yarn-npm-audit',
  title: 'Yarn 4 audit JSON',
  writtenBy: ['yarn npm audit --json'],
  precedence: 4,
  fileNames: ['yarn-npm-audit*.json', 'yarn-npm-audit*.ndjson', 'yarn-npm-audit*.jsonl'],
  extensions: ['.json', '.ndjson', '.jsonl'],
  sniff: (head) => /^\{"(?:value":"[^"]{1,300}","children":\{"ID"|exitCode":)/.test(head),
  read(source) {
    const findings = new SecurityFindings('yarn npm audit');
    let status: number | null = null;
    readJsonLines(source, MAX_LINE_KIB, (line) => {
      if (status !== null) unreadable('it goes on after the exit status of Yarn');
      const code = own(line, 'exitCode');
      if (code === undefined) addFinding(findings, line);
      else status = requireCount(code, 'exitCode');
    });
    const ended: number | null = status;
    if (ended === null) return unreadable('it does not end with the exit status of Yarn, as {"exitCode":0}');
    if (ended > 1 || (ended === 1) !== findings.count > 0)
      unreadable(`Yarn ended with the exit status ${String(ended)} and listed ${findings.count} findings`);
    findings.scanned(1, 'lockfile');
    return findings.evidence();
  },
};

/** A finding lists every package that depends on the vulnerable one. */
const MAX_LINE_KIB = 4 * 1024;

function addFinding(findings: SecurityFindings, line: JsonObject): void {
  const name = asName(own(line, 'value')) ?? unreadable('a finding of it names no package');
  const about =
    asObject(own(line, 'children')) ?? unreadable(`what it says of ${shown(name)} is not an object`);
  const versions = (asList(own(about, 'Tree Versions')) ?? []).map(asName);
  for (const version of versions.length === 0 ? [null] : versions) {
    findings.add({
      ...advisoryIds({ url: own(about, 'URL') }, own(about, 'ID')),
      package: { name, version },
      title: own(about, 'Issue'),
      ratings: { words: [own(about, 'Severity')] },
    });
  }
}
