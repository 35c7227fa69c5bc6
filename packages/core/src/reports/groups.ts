import type { Finding } from './findings.js';

/** Findings that say the same: of several projects, such as a fault of the constitution over all of them, or of one. */
export interface FindingGroup {
  /** The one that stands for all, the first in the order of the report. */
  readonly first: Finding;
  /** The projects that have it, each once, in the order of the report. */
  readonly projects: readonly string[];
  readonly findings: readonly Finding[];
}

/** What stands for the project in a text that is compared. */
const OWN = '\u0000';
/** Characters that go on a name, so that `pay` is not found in `payments` or in `@acme/pay`. */
const OF_NAME = /[\p{L}\p{N}_@-]/u;

/**
 * Findings with what is the same put together, in the order of their first: the same gate, reason and place, and texts that
 * differ at most in the name and the root of the project.
 */
export function groupedFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((group): FindingGroup[] => {
    const [first] = group;
    const projects = [...new Set(group.map(({ subject }) => subject.project))];
    return first === undefined ? [] : [{ first, projects, findings: group }];
  });
}

function keyOf({ gate, level, subject }: Finding): string {
  const { id, reason, location, message, fix, advice, expected, actual, waiver } = gate;
  const texts = [message, fix, advice, expected, actual].map((text) => text && withoutOwn(text, subject));
  return JSON.stringify([level, id, reason, location, waiver, gate.package ?? null, ...texts]);
}

function withoutOwn(text: string, { project, root }: Finding['subject']): string {
  return without(root === '.' ? text : without(text, root), project);
}

function without(text: string, name: string): string {
  if (name === '' || !text.includes(name)) return text;
  const parts = text.split(name);
  return parts.reduce((joined, part, at) => {
    const goesOn = OF_NAME.test((parts[at - 1] ?? '').slice(-1)) || OF_NAME.test(part.slice(0, 1));
    return joined + (goesOn ? name : OWN) + part;
  });
}
