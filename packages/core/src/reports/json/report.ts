import {
  exitCodeOf,
  verdictOf,
  type BaseDifference,
  type ReportFormat,
  type WorkspaceReport,
} from '../define-report.js';
import { REPORT_SCHEMA, VERDICT_SCHEMA } from '../../model/schema-addresses.js';
import { countVerdicts, endingWaivers } from '../summary.js';
import type { PackageIdentity } from '../../model/package-identity.js';
import type { Location } from '../../model/position.js';
import type {
  AppliedWaiver,
  FeaturePhase,
  FoundFindings,
  GateVerdict,
  ProjectVerdict,
  RequirementProof,
} from '../../model/verdict.js';

/** The verdict file: JSON with keys in a fixed order behind the address of its schema, indented by two, with a line end at its end. */
export function renderJson(verdict: ProjectVerdict): string {
  return `${JSON.stringify({ $schema: VERDICT_SCHEMA, ...ordered(verdict) }, null, 2)}\n`;
}

function ordered(verdict: ProjectVerdict): ProjectVerdict {
  const { schemaVersion, project, root, phase, packages, requirements, gates } = verdict;
  return {
    schemaVersion,
    project,
    root,
    verdict: verdict.verdict,
    ...(phase === undefined ? {} : { phase: orderedPhase(phase) }),
    ...(packages === undefined ? {} : { packages: packages.map(orderedPackage) }),
    ...(requirements === undefined ? {} : { requirements: requirements.map(orderedRequirement) }),
    gates: gates.map(orderedGate),
  };
}

function orderedPhase({ name, message, tasks }: FeaturePhase): FeaturePhase {
  return {
    name,
    message,
    ...(tasks === undefined ? {} : { tasks: { done: tasks.done, total: tasks.total } }),
  };
}

function orderedRequirement({ id, text, location, state, tests }: RequirementProof): RequirementProof {
  return {
    id,
    text,
    location: orderedLocation(location),
    state,
    tests: tests.map(({ project, file, name, passed }) => ({ project, file, name, passed })),
  };
}

function orderedGate(gate: GateVerdict): GateVerdict {
  const {
    id,
    principle,
    kind,
    status,
    verdict,
    reason,
    message,
    fix,
    help,
    advice,
    expected,
    actual,
    location,
    evidence,
    waiver,
    notes,
    package: owner,
    findings,
  } = gate;
  return {
    id,
    principle,
    kind,
    status,
    verdict,
    reason,
    message,
    fix,
    help,
    advice,
    expected,
    actual,
    location: location && orderedLocation(location),
    evidence,
    waiver: waiver && orderedWaiver(waiver),
    ...(notes === undefined
      ? {}
      : { notes: notes.map(({ reason: code, message: text }) => ({ reason: code, message: text })) }),
    ...(owner === undefined ? {} : { package: orderedPackage(owner) }),
    ...(findings === undefined ? {} : { findings: orderedFindings(findings) }),
  };
}

/** Their fingerprints are sorted where they are made. */
function orderedFindings({ total, fingerprints }: FoundFindings): FoundFindings {
  return { total, fingerprints };
}

function orderedPackage({ name, version }: PackageIdentity): PackageIdentity {
  return { name, version };
}

function orderedLocation({ file, line, column }: Location): Location {
  return { file, line, column };
}

function orderedWaiver({ location, why, until }: AppliedWaiver): AppliedWaiver {
  return { location: orderedLocation(location), why, until };
}

/** All verdicts in one file, each as its own verdict file has it, and what was not judged. */
export const jsonReport: ReportFormat = {
  title: 'JSON',
  render: (report) => ({
    output: '',
    files: [{ path: 'report.json', text: `${JSON.stringify(jsonOf(report), null, 2)}\n` }],
    exitCode: exitCodeOf(report),
  }),
};

function orderedBase({ ref, changes, unknown, carried }: BaseDifference): BaseDifference {
  return {
    ref,
    changes: changes.map(({ project, gate, change, before, after }) => ({
      project,
      gate,
      change,
      before,
      after,
    })),
    unknown: unknown.map(({ project, why }) => ({ project, why })),
    carried,
  };
}

function jsonOf(report: WorkspaceReport): object {
  const { verdicts, missing, unreadable, notInRun, today, commit, base } = report;
  return {
    $schema: REPORT_SCHEMA,
    schemaVersion: 1,
    date: today,
    ...(commit === undefined ? {} : { commit }),
    verdict: verdictOf(report),
    counts: countVerdicts(verdicts),
    missing,
    unreadable: unreadable.map(({ file, why }) => ({ file, why })),
    ...(notInRun === undefined ? {} : { notInRun }),
    endingWaivers: endingWaivers(report).map(({ waiver, gates }) => ({
      waiver: orderedWaiver(waiver),
      gates,
    })),
    ...(base === undefined ? {} : { base: orderedBase(base) }),
    verdicts: verdicts.map((verdict) => ordered(verdict)),
  };
}
