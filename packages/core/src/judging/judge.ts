import {
  gatesInForce,
  identityOf,
  type GateKinds,
  type GatesInForce,
} from '../constitutions/gates-in-force.js';
import type { DeclaredGate } from '../constitutions/layers.js';
import { constitutionsOver, type ConstitutionsOver } from '../constitutions/over.js';
import { FEATURE_TAGS, type Subject } from '../constitutions/subjects.js';
import { projectRoots } from '../features/project-roots.js';
import { featuresOfProject, projectsOfFeature } from '../features/touched-projects.js';
import {
  decideFeature,
  decideProject,
  definitionOf,
  featureCanaries,
  projectCanaries,
  readsTests,
  targetOf,
} from '../gates/decide-gate.js';
import type { CanaryOrIdle } from '../gates/canary.js';
import { GATE_KINDS } from '../gates/gate-kinds.js';
import { traceOf } from '../gates/trace/requirement-proofs.js';
import type { GateOutcome, JudgedEntry, WaiverDecision } from '../model/outcome.js';
import type { PackageIdentity } from '../model/package-identity.js';
import { NO_WAIVER } from '../model/outcome.js';
import type { ProjectVerdict, RequirementProof } from '../model/verdict.js';
import type { Feature, JudgeContext, Project } from '../model/workspace.js';
import { principleLabel } from '../principles/principle-label.js';
import { featureLedger, projectLedger, waiverFor, type Ledger } from '../waivers/ledger.js';
import { waiverFaults } from '../waivers/shared-ledger.js';
import { staleRows, type DecidedGate } from '../waivers/stale.js';
import { phaseNote } from './phase-note.js';
import { touchedRuns } from './tests-of-run.js';
import { REASONS } from './reason-table.js';
import {
  baselineFaults,
  presentViolations,
  staleEntries,
  withBaseline,
  type DecidedEntry,
} from './baseline-applied.js';
import type { SubjectViolations } from './baseline-update.js';
import { emptyVerdict } from './empty-verdict.js';
import { gateVerdict } from './gate-verdict.js';
import { overall } from '../model/overall.js';

/**
 * The whole run for one project: which constitutions are over it, which rows of ledgers concern it, what each gate in force
 * says, and what that comes to. What is wrong with a constitution or a ledger is an entry like a gate's. Never
 * throws for what documents or evidence hold. The state is shared: what needs all of it is computed once.
 */
export function judgeProject(project: Project, context: JudgeContext): ProjectVerdict {
  return verdictOf(examineProject(project, context), context);
}

/** What of a project a baseline would have to accept; the present baseline does not count. */
export function findProjectViolations(project: Project, context: JudgeContext): SubjectViolations {
  return violationsIn(examineProject(project, context));
}

/**
 * All that is said of a project, before the baseline.
 * @param only the one gate that is decided; default: all in force
 */
export function examineProject(project: Project, context: JudgeContext, only?: DeclaredGate): Examined {
  const { name, root, tags } = project;
  const over = constitutionsOver([root], context.state);
  const { principles } = over;
  const ledger = projectLedger(project, context, {
    principles,
    touching: featuresTouching(project, context),
  });
  const subject = (layer: DeclaredGate['layer']) => ({
    project,
    context,
    constitution: layer?.file ?? null,
    governed: layer?.root ?? '.',
  });
  return examine({ type: 'project', name, root, tags }, context, {
    over,
    ledger,
    only,
    decide: ({ gate, layer }, { inForce }) =>
      decideProject(
        gate,
        subject(layer),
        inForce.map((other) => other.gate),
      ),
    canaries: ({ gate, layer }, { inForce }) =>
      projectCanaries(
        gate,
        subject(layer),
        inForce.map((other) => other.gate),
      ),
  });
}

function featuresTouching({ root }: Project, { state }: JudgeContext) {
  const roots = projectRoots(state);
  return featuresOfProject(root, state.features, roots).map((feature) => ({
    feature,
    alone: projectsOfFeature(feature, roots).length === 1,
  }));
}

/** The same for a feature: its documents, and its own word on the principles that nothing measures. */
export function judgeFeature(feature: Feature, context: JudgeContext): ProjectVerdict {
  const examined = examineFeature(feature, context);
  const { gates, ...verdict } = verdictOf(examined, context);
  const requirements = examined.readsTests ? requirementsOf(feature, context) : [];
  const proofs = requirements.length === 0 ? {} : { requirements };
  return { ...verdict, phase: phaseNote(feature, context), ...proofs, gates };
}

/** What this run proves of a specification; only where a gate waits for the tests of the projects. */
function requirementsOf(feature: Feature, context: JudgeContext): RequirementProof[] {
  return traceOf({ feature, context, runs: touchedRuns(context) }).requirements.map(({ proof }) => proof);
}

/** What of a feature a baseline would have to accept; the present baseline does not count. */
export function findFeatureViolations(feature: Feature, context: JudgeContext): SubjectViolations {
  return violationsIn(examineFeature(feature, context));
}

/** The same for a feature. */
export function examineFeature(feature: Feature, context: JudgeContext, only?: DeclaredGate): Examined {
  const { name, directory } = feature;
  const touched = projectsOfFeature(feature, projectRoots(context.state));
  const over = constitutionsOver([directory, ...touched], context.state);
  const ledger = featureLedger(feature, context, over.principles);
  const subject = ({ principle, layer }: DeclaredGate, inForce: GatesInForce) => ({
    feature,
    context,
    principle,
    principles: layer?.document.principles ?? [],
    decidedElsewhere: decidedPrinciples(inForce),
    runs: touchedRuns(context),
  });
  return examine({ type: 'feature', name, root: directory, tags: FEATURE_TAGS }, context, {
    over,
    ledger,
    only,
    decide: (about, inForce) => decideFeature(about.gate, subject(about, inForce)),
    canaries: (about, inForce) => featureCanaries(about.gate, subject(about, inForce)),
  });
}

/** The labels of principles that an enforced gate of their own decides by the Constitution Check. */
function decidedPrinciples({ inForce }: GatesInForce): ReadonlySet<string> {
  return new Set(
    inForce.flatMap(({ gate: { rules }, principle }) => {
      const kind = definitionOf(rules.kind);
      const decides = kind.of === 'feature' && kind.decidesPrinciple && rules.status === 'enforced';
      return decides && principle !== null ? [principleLabel(principle)] : [];
    }),
  );
}

/** What the layering of constitutions needs to know of the kinds of gates. */
const kindsWith = (targets: JudgeContext['targets']): GateKinds => ({
  judges: ({ kind }) => definitionOf(kind).of,
  compare: (outer, inner) => definitionOf(outer.rules.kind).compare(outer, inner),
  targetOf: (gate) => targetOf(gate, targets),
  implied: Object.values(GATE_KINDS).flatMap((kind) =>
    kind.of === 'feature' && kind.implied !== null ? [kind.implied] : [],
  ),
});

/** What differs between projects and features. */
interface Examination {
  readonly over: ConstitutionsOver;
  readonly ledger: Ledger;
  /** The gate that is decided; not given: all. */
  readonly only: DeclaredGate | undefined;
  decide(declared: DeclaredGate, all: GatesInForce): readonly GateOutcome[];
  canaries(declared: DeclaredGate, all: GatesInForce): readonly CanaryOrIdle[];
}

/** An entry to be, with the gate it is about; null for faults that belong to no gate. */
export interface Entry {
  readonly about: DeclaredGate | null;
  readonly entry: JudgedEntry;
  /** Whether it says something of the subject itself, which a baseline may accept. */
  readonly recordable: boolean;
}

/** A subject with all that is said of it, before the baseline. */
export interface Examined {
  readonly subject: Subject;
  readonly entries: readonly (Entry & DecidedEntry)[];
  readonly gates: GatesInForce;
  /** The packages whose constitutions are over it. */
  readonly packages: readonly PackageIdentity[];
  /** Whether every constitution over it could be read, so that the gates in force are known. */
  readonly complete: boolean;
  /** Changes after which a gate in force has to fail, if it passes now, and its rules that judge nothing. */
  canariesOf(declared: DeclaredGate): readonly CanaryOrIdle[];
  /** Whether one of its gates reads what the tests of projects prove. */
  readonly readsTests: boolean;
}

function examine(
  subject: Subject,
  { state, targets, today }: JudgeContext,
  examination: Examination,
): Examined {
  const { over, ledger } = examination;
  const waives = ({ gate, principle }: DeclaredGate): boolean =>
    waiverFor({ id: gate.id, principle }, ledger).waiver !== null;
  const gates = gatesInForce(subject, over.layers, { state, kinds: kindsWith(targets), waives });
  const faults = [
    ...over.faults,
    ...waiverFaults(subject.name, state, today),
    ...baselineFaults(state.baseline),
  ].filter(({ outcome }) => REASONS[outcome.reason].severity === 'error');
  const entries: readonly Entry[] = [
    ...faults.map((entry) => ({ about: null, entry, recordable: false })),
    ...gates.notices.map((notice) => ({ ...notice, recordable: false })),
    ...decided(gates, examination),
  ];
  const stale = staleRows(subject.name, entries.flatMap(decidedGate), ledger);
  const all = [...entries, ...stale.map((entry) => ({ about: null, entry, recordable: true }))];
  const empty = { about: null, entry: emptyVerdict(subject, over, gates), recordable: false };
  const said: readonly Entry[] = all.length > 0 ? all : [empty];
  return {
    subject,
    entries: said.map((one) => ({ ...one, waiver: waiverOf(one, ledger) })),
    gates,
    packages: over.packages,
    complete: faults.length === 0,
    canariesOf: (declared) => examination.canaries(declared, gates),
    readsTests: gates.inForce.some(({ gate }) => readsTests(gate)),
  };
}

function verdictOf(
  { subject, entries, packages, complete }: Examined,
  { state, phase }: JudgeContext,
): ProjectVerdict {
  const { name, root } = subject;
  const judged = withBaseline(entries, subject, state.baseline);
  // Another phase than that of the documents leaves out rules on purpose.
  const stale = complete && phase === null ? staleEntries(entries, subject, state.baseline) : [];
  const gates = [
    ...judged.map(({ entry, waiver }) => gateVerdict(entry, waiver)),
    ...stale.map((entry) => gateVerdict(entry)),
  ];
  const named = packages.length === 0 ? {} : { packages };
  return { schemaVersion: 2, project: name, root, verdict: overall(gates), ...named, gates };
}

function violationsIn({ subject, entries, complete }: Examined): SubjectViolations {
  return { ...presentViolations(entries, subject), complete };
}

function decided(gates: GatesInForce, examination: Examination): readonly Entry[] {
  const { only } = examination;
  const wanted = only === undefined ? gates.inForce : gates.inForce.filter((one) => isSameGate(one, only));
  return wanted.flatMap((about) =>
    examination.decide(about, gates).map((outcome) => {
      const kind = definitionOf(about.gate.rules.kind);
      const waivable = about.waivable && (kind.of === 'project' || kind.waivable);
      return { about, entry: { ...identityOf(about), outcome, waivable }, recordable: true };
    }),
  );
}

/** Whether two are one gate of one constitution, as each examination finds it. */
export function isSameGate(one: DeclaredGate, other: DeclaredGate): boolean {
  return (
    one.gate.id === other.gate.id &&
    one.layer?.id === other.layer?.id &&
    one.gate.position === other.gate.position
  );
}

function waiverOf({ about, entry }: Entry, ledger: Ledger): WaiverDecision {
  if (about === null || !entry.waivable || entry.outcome.verdict !== 'fail') return NO_WAIVER;
  return waiverFor({ id: about.gate.id, principle: about.principle }, ledger);
}

/** Whether a row that names the gate waives something; history and what is still pending leave that open. */
function decidedGate({ about, entry: { outcome } }: Entry): DecidedGate[] {
  if (about === null) return [];
  const open = outcome.verdict === 'pending' || outcome.reason === 'feature-finished';
  return [
    { id: about.gate.id, principle: about.principle, violated: open ? null : outcome.verdict === 'fail' },
  ];
}
