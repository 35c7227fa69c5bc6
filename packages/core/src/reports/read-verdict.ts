import {
  FEATURE_PHASES,
  REQUIREMENT_STATES,
  VERDICTS,
  type AppliedWaiver,
  type FoundFindings,
  type GateVerdict,
  type ProjectVerdict,
  type RequirementProof,
  type RequirementTest,
} from '../model/verdict.js';
import type { PackageIdentity } from '../model/package-identity.js';
import { overall } from '../model/overall.js';
import type { Location } from '../model/position.js';

/** The version of verdict files that this version of Plangate writes and reads. */
const SCHEMA_VERSION = 2;

/** What a verdict file says, or one sentence on why it says nothing. */
export type ReadVerdict =
  | { readonly ok: true; readonly verdict: ProjectVerdict }
  | { readonly ok: false; readonly why: string };

/** What a field has to be. Thrown and caught in this file. */
class Unexpected extends Error {}

/**
 * Reads the text of a verdict file, which may come from another machine: whatever is not as `projectVerdictSchema` has it makes
 * the whole file unreadable. Without the schema library, because a thousand files are read at the end of a run. Unknown fields
 * are left out.
 */
export function readVerdict(text: string): ReadVerdict {
  try {
    return { ok: true, verdict: projectVerdict(record(JSON.parse(text), 'the file')) };
  } catch (error) {
    return { ok: false, why: whyNot(error) };
  }
}

/** The verdicts that a report holds, or one sentence on why it holds none. */
export type ReadReport =
  | {
      readonly ok: true;
      readonly verdicts: readonly ProjectVerdict[];
      /** The commit that all of it was judged at; null where the report does not say. */
      readonly commit: string | null;
    }
  | { readonly ok: false; readonly why: string };

/** Reads the text of a `report.json`, which may come from another machine, as `readVerdict` reads each of its verdicts. */
export function readReport(text: string): ReadReport {
  try {
    const fields = record(JSON.parse(text), 'the file');
    const verdicts = list(fields, 'verdicts').map((one, at) =>
      projectVerdict(record(one, `verdicts[${at}]`)),
    );
    const { commit } = fields;
    const isCommit = typeof commit === 'string' && /^[0-9a-f]{40,64}$/.test(commit);
    return { ok: true, verdicts, commit: isCommit ? commit : null };
  } catch (error) {
    return { ok: false, why: whyNot(error) };
  }
}

function whyNot(error: unknown): string {
  if (error instanceof Unexpected) return `${error.message}.`;
  return 'It is not JSON: it was not written to its end, or something else wrote it.';
}

type Fields = Readonly<Record<string, unknown>>;

function projectVerdict(fields: Fields): ProjectVerdict {
  const { schemaVersion, phase, packages, requirements } = fields;
  if (schemaVersion !== SCHEMA_VERSION) {
    const given = typeof schemaVersion === 'number' ? String(schemaVersion) : 'none';
    throw new Unexpected(
      `Its schemaVersion is ${given}, and this version of Plangate reads ${SCHEMA_VERSION}`,
    );
  }
  const verdict = word(fields, 'verdict', VERDICTS);
  const gates = list(fields, 'gates').map((gate, at) => gateVerdict(record(gate, `gates[${at}]`)));
  // One of both was changed, or gates were taken away.
  const said = overall(gates);
  if (verdict !== said) throw new Unexpected(`It says ${verdict}, and its gates say ${said}`);
  return {
    schemaVersion: SCHEMA_VERSION,
    project: filled(fields, 'project'),
    root: filled(fields, 'root'),
    verdict,
    ...(phase === undefined ? {} : { phase: phaseOf(record(phase, 'phase')) }),
    ...(packages === undefined
      ? {}
      : { packages: list(fields, 'packages').map((owner) => packageOf(record(owner, 'packages'))) }),
    ...(requirements === undefined
      ? {}
      : {
          requirements: list(fields, 'requirements').map((one) => requirementOf(record(one, 'requirements'))),
        }),
    gates,
  };
}

function phaseOf(fields: Fields): NonNullable<ProjectVerdict['phase']> {
  const { tasks } = fields;
  return {
    name: word(fields, 'name', FEATURE_PHASES),
    message: filled(fields, 'message'),
    ...(tasks === undefined ? {} : { tasks: tasksOf(record(tasks, 'phase.tasks')) }),
  };
}

function tasksOf(fields: Fields): NonNullable<NonNullable<ProjectVerdict['phase']>['tasks']> {
  return { done: whole(fields, 'done', 0), total: whole(fields, 'total', 0) };
}

function requirementOf(fields: Fields): RequirementProof {
  return {
    id: filled(fields, 'id'),
    text: text(fields, 'text'),
    location: locationOf(record(fields.location, 'requirements.location')),
    state: word(fields, 'state', REQUIREMENT_STATES),
    tests: list(fields, 'tests').map((test) => testOf(record(test, 'requirements.tests'))),
  };
}

function testOf(fields: Fields): RequirementTest {
  const { passed } = fields;
  if (passed !== null && typeof passed !== 'boolean')
    throw new Unexpected('"passed" is not true, false or null');
  return {
    project: filled(fields, 'project'),
    file: filledOrNull(fields, 'file'),
    name: filledOrNull(fields, 'name'),
    passed,
  };
}

function gateVerdict(fields: Fields): GateVerdict {
  const { notes, package: owner, findings } = fields;
  return {
    id: filled(fields, 'id'),
    principle: textOrNull(fields, 'principle'),
    kind: filled(fields, 'kind'),
    status: word(fields, 'status', ['enforced', 'evaluated']),
    verdict: word(fields, 'verdict', VERDICTS),
    reason: code(fields),
    message: filled(fields, 'message'),
    fix: filledOrNull(fields, 'fix'),
    help: filled(fields, 'help'),
    advice: filledOrNull(fields, 'advice'),
    expected: textOrNull(fields, 'expected'),
    actual: textOrNull(fields, 'actual'),
    location: orNull(fields, 'location', locationOf),
    evidence: list(fields, 'evidence').map((path) => text({ evidence: path }, 'evidence')),
    waiver: orNull(fields, 'waiver', waiverOf),
    ...(notes === undefined
      ? {}
      : { notes: list(fields, 'notes').map((note) => noteOf(record(note, 'notes'))) }),
    ...(owner === undefined ? {} : { package: packageOf(record(owner, 'package')) }),
    ...(findings === undefined ? {} : { findings: findingsOf(record(findings, 'findings')) }),
  };
}

function packageOf(fields: Fields): PackageIdentity {
  return { name: filled(fields, 'name'), version: textOrNull(fields, 'version') };
}

/** As text, because it becomes the name of a property. */
const FINGERPRINT = /^[\w-]{22}$/;

function findingsOf(fields: Fields): FoundFindings {
  const listed = record(fields.fingerprints, 'findings.fingerprints');
  const fingerprints = Object.keys(listed).map((print) => {
    if (!FINGERPRINT.test(print)) throw new Unexpected('"findings.fingerprints" has a name that is none');
    return [print, whole(listed, print, 1)] as const;
  });
  return { total: whole(fields, 'total', 0), fingerprints: Object.fromEntries(fingerprints) };
}

function noteOf(fields: Fields): NonNullable<GateVerdict['notes']>[number] {
  return { reason: code(fields), message: filled(fields, 'message') };
}

function waiverOf(fields: Fields): AppliedWaiver {
  const location = locationOf(record(fields.location, 'waiver.location'));
  return { location, why: text(fields, 'why'), until: textOrNull(fields, 'until') };
}

function locationOf(fields: Fields): Location {
  return { file: filled(fields, 'file'), line: whole(fields, 'line', 1), column: whole(fields, 'column', 1) };
}

/** Codes of other versions are taken as they are: reports show them and look nothing up. */
function code(fields: Fields): GateVerdict['reason'] {
  const given = filled(fields, 'reason');
  if (!/^[a-z][a-z0-9-]*$/.test(given)) throw new Unexpected('"reason" is not a reason code');
  return given as GateVerdict['reason'];
}

function record(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unexpected(`${name} is not an object`);
  return value as Fields;
}

function list(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new Unexpected(`"${name}" is not a list`);
  return value;
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Unexpected(`"${name}" is not a text`);
  return value;
}

function filled(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === '') throw new Unexpected(`"${name}" is empty`);
  return value;
}

function textOrNull(fields: Fields, name: string): string | null {
  return fields[name] === null ? null : text(fields, name);
}

function filledOrNull(fields: Fields, name: string): string | null {
  return fields[name] === null ? null : filled(fields, name);
}

function orNull<T>(fields: Fields, name: string, read: (inner: Fields) => T): T | null {
  const value = fields[name];
  return value === null ? null : read(record(value, name));
}

function whole(fields: Fields, name: string, min: 0 | 1): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min)
    throw new Unexpected(`"${name}" is not a whole number from ${min} on`);
  return value;
}

function word<T extends string>(fields: Fields, name: string, words: readonly T[]): T {
  const value = words.find((candidate) => candidate === fields[name]);
  if (value === undefined) throw new Unexpected(`"${name}" is none of ${words.join(', ')}`);
  return value;
}
