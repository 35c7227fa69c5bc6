import type { EvidenceFormatOf } from '../../define-format.js';
import { auditFailed } from '../../kinds/security/advisory.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import { RegistryAdvisories } from '../../kinds/security/registry-advisories.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { unreadable } from '../../reading/read-problem.js';
import { asObject, MAX_NAMES, shown, type JsonObject } from '../../reading/values.js';

/** The audit of the npm registry as pnpm, npm 6, and Yarn 2 and 3 write it. */
export const pnpmAudit: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'pnpm-audit',
  title: 'pnpm audit JSON',
  writtenBy: ['pnpm audit --json'],
  precedence: 2,
  fileNames: ['pnpm-audit*.json'],
  extensions: ['.json'],
  keys: [['advisories', 'metadata']],
  sniff: (head) => /^\{\s*"(?:actions|advisories)"\s*:\s*[[{]/.test(head),
  read(source) {
    const findings = new SecurityFindings('The audit of the registry');
    const advisories = new RegistryAdvisories(findings);
    const given: { readonly id: string; readonly advisory: JsonObject }[] = [];
    let listed = false;
    let metadata = null;
    readJson(source, {
      splits: (path: JsonPath) => path.length === 0 || (path.length === 1 && path[0] === 'advisories'),
      begin(path: JsonPath, container: 'object' | 'array') {
        if (container === 'array') unreadable('it has a list where an object is to be');
        if (path.length === 1) listed = true;
      },
      member([key, id]: JsonPath, value: unknown) {
        if (id !== undefined) {
          const advisory = asObject(value) ?? unreadable(`an advisory of it is ${shown(value)}`);
          if (given.push({ id: String(id), advisory }) > MAX_NAMES)
            unreadable(`it lists more than ${MAX_NAMES} advisories`);
        } else if (key === 'metadata') metadata = asObject(value);
        else if (key === 'error') auditFailed('the audit', value);
      },
    });
    if (!listed) unreadable('it has no "advisories"');
    // JavaScript puts the numbers among the keys of an object first; read in pieces, they come as they are written.
    for (const { advisory } of given.sort((one, other) => (one.id < other.id ? -1 : 1)))
      advisories.add(advisory);
    advisories.counted(metadata ?? unreadable('it has no "metadata"'));
    return findings.evidence();
  },
};
