import type { EvidenceFormatOf } from '../../define-format.js';
import { auditFailed } from '../../kinds/security/advisory.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import { RegistryAdvisories } from '../../kinds/security/registry-advisories.js';
import { readJsonLines } from '../../reading/json-lines.js';
import { unreadable } from '../../reading/read-problem.js';
import { asName, asObject, own } from '../../reading/values.js';

/** The report of `yarn audit --json` of Yarn 1: one object a line, the summary last. */
export const yarnAudit: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'yarn-audit',
  title: 'Yarn 1 audit JSON',
  writtenBy: ['yarn audit --json'],
  precedence: 3,
  fileNames: ['yarn-audit*.json', 'yarn-audit*.ndjson', 'yarn-audit*.jsonl'],
  extensions: ['.json', '.ndjson', '.jsonl'],
  sniff: (head) => /^\{"type":"(?:auditAdvisory|auditSummary|info|warning|error)","data":/.test(head),
  read(source) {
    const findings = new SecurityFindings('yarn audit');
    const advisories = new RegistryAdvisories(findings);
    let ended = false;
    readJsonLines(source, MAX_LINE_KIB, (line) => {
      if (ended) unreadable('it goes on after its summary');
      const type = own(line, 'type');
      const data = own(line, 'data');
      if (type === 'auditAdvisory') {
        const advisory = asObject(own(asObject(data), 'advisory'));
        advisories.add(advisory ?? unreadable('an advisory of it is not an object'));
      } else if (type === 'auditSummary') {
        advisories.counted(asObject(data) ?? unreadable('its summary is not an object'));
        ended = true;
      } else if (type === 'error') auditFailed('yarn audit', asName(data) ?? data);
    });
    if (!ended) unreadable('it does not end with a summary');
    return findings.evidence();
  },
};

/** An advisory lists every path that leads to its package. */
const MAX_LINE_KIB = 4 * 1024;
