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
    const verdicts = list(fields.verdicts, 'verdicts').map((one, at) =>
      projectVerdict(record(one, 'verdicts', at)),
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
  const verdict = word(fields.verdict, 'verdict', VERDICTS);
  const gates = list(fields.gates, 'gates').map((gate, at) => gateVerdict(record(gate, 'gates', at)));
  // One of both was changed, or gates were taken away.
  const said = overall(gates);
  if (verdict !== said) throw new Unexpected(`It says ${verdict}, and its gates say ${said}`);
  return {
    schemaVersion: SCHEMA_VERSION,
    project: filled(fields.project, 'project'),
    root: filled(fields.root, 'root'),
    verdict,
    ...(phase === undefined ? {} : { phase: phaseOf(record(phase, 'phase')) }),
    ...(packages === undefined
      ? {}
      : { packages: list(packages, 'packages').map((owner) => packageOf(record(owner, 'packages'))) }),
    ...(requirements === undefined
      ? {}
      : {
          requirements: list(requirements, 'requirements').map((one) =>
            requirementOf(record(one, 'requirements')),
          ),
        }),
    gates,
  };
}

function phaseOf({ name, message, tasks }: Fields): NonNullable<ProjectVerdict['phase']> {
  return {
    name: word(name, 'name', FEATURE_PHASES),
    message: filled(message, 'message'),
    ...(tasks === undefined ? {} : { tasks: tasksOf(record(tasks, 'phase.tasks')) }),
  };
}

function tasksOf({ done, total }: Fields): NonNullable<NonNullable<ProjectVerdict['phase']>['tasks']> {
  return { done: whole(done, 'done', 0), total: whole(total, 'total', 0) };
}

function requirementOf(fields: Fields): RequirementProof {
  return {
    id: filled(fields.id, 'id'),
    text: text(fields.text, 'text'),
    location: locationOf(record(fields.location, 'requirements.location')),
    state: word(fields.state, 'state', REQUIREMENT_STATES),
    tests: list(fields.tests, 'tests').map((test) => testOf(record(test, 'requirements.tests'))),
  };
}

function testOf({ project, file, name, passed }: Fields): RequirementTest {
  if (passed !== null && typeof passed !== 'boolean')
    throw new Unexpected('"passed" is not true, false or null');
  return {
    project: filled(project, 'project'),
    file: filledOrNull(file, 'file'),
    name: filledOrNull(name, 'name'),
    passed,
  };
}

const STATUSES = ['enforced', 'evaluated'] as const;

/** Ten thousand of these are read for a report. The usual one is made without a copy. */
function gateVerdict(fields: Fields): GateVerdict {
  const { notes, package: owner, findings } = fields;
  const gate: GateVerdict = {
    id: filled(fields.id, 'id'),
    principle: textOrNull(fields.principle, 'principle'),
    kind: filled(fields.kind, 'kind'),
    status: word(fields.status, 'status', STATUSES),
    verdict: word(fields.verdict, 'verdict', VERDICTS),
    reason: code(fields.reason),
    message: filled(fields.message, 'message'),
    fix: filledOrNull(fields.fix, 'fix'),
    help: filled(fields.help, 'help'),
    advice: filledOrNull(fields.advice, 'advice'),
    expected: textOrNull(fields.expected, 'expected'),
    actual: textOrNull(fields.actual, 'actual'),
    location: fields.location === null ? null : locationOf(record(fields.location, 'location')),
    evidence: texts(fields.evidence, 'evidence'),
    waiver: fields.waiver === null ? null : waiverOf(record(fields.waiver, 'waiver')),
  };
  if (notes === undefined && owner === undefined && findings === undefined) return gate;
  return {
    ...gate,
    ...(notes === undefined
      ? {}
      : { notes: list(notes, 'notes').map((note) => noteOf(record(note, 'notes'))) }),
    ...(owner === undefined ? {} : { package: packageOf(record(owner, 'package')) }),
    ...(findings === undefined ? {} : { findings: findingsOf(record(findings, 'findings')) }),
  };
}

function packageOf({ name, version }: Fields): PackageIdentity {
  return { name: filled(name, 'name'), version: textOrNull(version, 'version') };
}

/** As text, because it becomes the name of a property. */
const FINGERPRINT = /^[\w-]{22}$/;

function findingsOf({ total, fingerprints }: Fields): FoundFindings {
  const listed = record(fingerprints, 'findings.fingerprints');
  const counts = Object.entries(listed).map(([print, count]) => {
    if (!FINGERPRINT.test(print)) throw new Unexpected('"findings.fingerprints" has a name that is none');
    return [print, whole(count, print, 1)] as const;
  });
  return { total: whole(total, 'total', 0), fingerprints: Object.fromEntries(counts) };
}

function noteOf({ reason, message }: Fields): NonNullable<GateVerdict['notes']>[number] {
  return { reason: code(reason), message: filled(message, 'message') };
}

function waiverOf({ location, why, until }: Fields): AppliedWaiver {
  return {
    location: locationOf(record(location, 'waiver.location')),
    why: text(why, 'why'),
    until: textOrNull(until, 'until'),
  };
}

function locationOf({ file, line, column }: Fields): Location {
  return { file: filled(file, 'file'), line: whole(line, 'line', 1), column: whole(column, 'column', 1) };
}

/** Codes of other versions are taken as they are: reports show them and look nothing up. */
function code(value: unknown): GateVerdict['reason'] {
  const given = filled(value, 'reason');
  if (!/^[a-z][a-z0-9-]*$/.test(given)) throw new Unexpected('"reason" is not a reason code');
  return given as GateVerdict['reason'];
}

function record(value: unknown, name: string, at?: number): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unexpected(`${name}${at === undefined ? '' : `[${at}]`} is not an object`);
  return value as Fields;
}

function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unexpected(`"${name}" is not a list`);
  return value;
}

function texts(value: unknown, name: string): readonly string[] {
  const all = list(value, name);
  for (const one of all) text(one, name);
  return all as readonly string[];
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Unexpected(`"${name}" is not a text`);
  return value;
}

function filled(value: unknown, name: string): string {
  if (value === '') throw new Unexpected(`"${name}" is empty`);
  return text(value, name);
}

function textOrNull(value: unknown, name: string): string | null {
  return value === null ? null : text(value, name);
}

function filledOrNull(value: unknown, name: string): string | null {
  return value === null ? null : filled(value, name);
}

function whole(value: unknown, name: string, min: 0 | 1): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min)
    throw new Unexpected(`"${name}" is not a whole number from ${min} on`);
  return value;
}

function word<T extends string>(value: unknown, name: string, words: readonly T[]): T {
  if (!words.includes(value as T)) throw new Unexpected(`"${name}" is none of ${words.join(', ')}`);
  return value as T;
}
