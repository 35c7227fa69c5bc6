import type { SubjectViolations } from './baseline-update.js';
import { projectsOfFeature } from '../features/touched-projects.js';
import type { GateOutcome } from '../gates/define-gate.js';
import { decideFeature, decideProject } from '../gates/registry.js';
import type { ProjectVerdict } from '../model/verdict.js';
import {
  baselineFaults,
  presentViolations,
  staleEntries,
  withBaseline,
  type Judged,
} from './baseline-applied.js';
import type { Governance } from '../constitutions/over.js';
import { governanceOf, waiverFaults } from '../constitutions/over.js';
import type { Law } from '../constitutions/gates-in-force.js';
import { identityOf, lawFor } from '../constitutions/gates-in-force.js';
import type { DeclaredGate } from '../constitutions/layers.js';
import type { Ledger } from '../waivers/ledger.js';
import { featureLedger, leniencyFor, projectLedger, rootsOf } from '../waivers/ledger.js';
import { nothingJudged } from './empty-verdict.js';
import type { JudgedGate } from './repeats.js';
import { withoutRepeats } from './repeats.js';
import { staleRows } from '../waivers/stale.js';
import type { Subject } from '../constitutions/subjects.js';
import { FEATURE_TAGS } from '../constitutions/subjects.js';
import type { Feature, JudgeContext, Project } from '../model/workspace.js';
import type { Judgement } from './gate-verdict.js';
import { gateVerdict, NO_LENIENCY, overall } from './gate-verdict.js';

/**
 * The whole run for one project: which constitutions govern it, which rows of ledgers concern it, what each gate in force
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

function examineProject(project: Project, context: JudgeContext): Examined {
  const { name, root, tags } = project;
  const governance = governanceOf([root], context.state);
  const ledger = projectLedger(project, context, governance.principles);
  return examine({ type: 'project', name, root, tags }, context, {
    governance,
    ledger,
    decide: ({ gate }) => decideProject(gate, { project, context }),
  });
}

/** The same for a feature: its documents, and its own word on the principles that nothing measures. */
export function judgeFeature(feature: Feature, context: JudgeContext): ProjectVerdict {
  return verdictOf(examineFeature(feature, context), context);
}

/** What of a feature a baseline would have to accept; the present baseline does not count. */
export function findFeatureViolations(feature: Feature, context: JudgeContext): SubjectViolations {
  return violationsIn(examineFeature(feature, context));
}

function examineFeature(feature: Feature, context: JudgeContext): Examined {
  const { name, directory } = feature;
  const touched = projectsOfFeature(feature, rootsOf(context.state));
  const governance = governanceOf([directory, ...touched], context.state);
  const ledger = featureLedger(feature, context, governance.principles);
  return examine({ type: 'feature', name, root: directory, tags: FEATURE_TAGS }, context, {
    governance,
    ledger,
    decide: ({ gate, principle, layer }) => {
      const known = layer?.document.principles ?? [];
      return decideFeature(gate, { feature, context, principle, principles: known });
    },
  });
}

/** What differs between projects and features. */
interface Procedure {
  readonly governance: Governance;
  readonly ledger: Ledger;
  decide(declared: DeclaredGate): readonly GateOutcome[];
}

/** An entry to be, with the gate it speaks of; null for faults that belong to no gate. */
interface Entry {
  readonly about: DeclaredGate | null;
  readonly judgement: Judgement;
  /** Whether it says something of the subject itself, which a baseline may accept. */
  readonly recordable: boolean;
}

/** A subject with all that is said of it, before the baseline. */
interface Examined {
  readonly subject: Subject;
  readonly entries: readonly Judged[];
  /** Whether every constitution over it could be read, so that the gates in force are known. */
  readonly complete: boolean;
}

function examine(subject: Subject, { state }: JudgeContext, procedure: Procedure): Examined {
  const { governance, ledger } = procedure;
  const waives = ({ gate, principle }: DeclaredGate): boolean =>
    leniencyFor({ id: gate.id, principle }, ledger).waiver !== null;
  const law = lawFor(subject, governance.layers, { state, waives });
  const faults = [...governance.faults, ...waiverFaults(state.waivers), ...baselineFaults(state.baseline)];
  const entries: readonly Entry[] = [
    ...faults.map((judgement) => ({ about: null, judgement, recordable: false })),
    ...law.notices.map((notice) => ({ ...notice, recordable: false })),
    ...withoutRepeats(decided(law, procedure)).map((entry) => ({ ...entry, recordable: true })),
  ];
  const stale = staleRows(subject.name, entries.flatMap(tried), ledger);
  const all = [...entries, ...stale.map((judgement) => ({ about: null, judgement, recordable: true }))];
  const nothing = { about: null, judgement: nothingJudged(subject, governance, law), recordable: false };
  const said: readonly Entry[] = all.length > 0 ? all : [nothing];
  return {
    subject,
    entries: said.map((entry) => ({ ...entry, leniency: leniency(entry, ledger) })),
    complete: faults.length === 0,
  };
}

function verdictOf({ subject, entries, complete }: Examined, { state, phase }: JudgeContext): ProjectVerdict {
  const { name, root } = subject;
  const judged = withBaseline(entries, subject, state.baseline);
  // Another phase than that of the documents leaves out rules on purpose.
  const stale = complete && phase === null ? staleEntries(entries, subject, state.baseline) : [];
  const gates = [
    ...judged.map((entry) => gateVerdict(entry.judgement, entry.leniency)),
    ...stale.map((judgement) => gateVerdict(judgement)),
  ];
  return { schemaVersion: 1, project: name, root, verdict: overall(gates), gates };
}

function violationsIn({ subject, entries, complete }: Examined): SubjectViolations {
  return { ...presentViolations(entries, subject), complete };
}

function decided(law: Law, procedure: Procedure): readonly JudgedGate[] {
  return law.inForce.flatMap((about) =>
    procedure.decide(about).map((outcome) => {
      const waivable = about.waivable && about.gate.rules.kind !== 'plan';
      return { about, judgement: { ...identityOf(about), outcome, waivable } };
    }),
  );
}

function leniency({ about, judgement }: Entry, ledger: Ledger) {
  if (about === null || !judgement.waivable || judgement.outcome.verdict !== 'fail') return NO_LENIENCY;
  return leniencyFor({ id: about.gate.id, principle: about.principle }, ledger);
}

/** Whether a row that names the gate waives something; history and what is still pending leave that open. */
function tried({ about, judgement: { outcome } }: Entry) {
  if (about === null) return [];
  const open = outcome.verdict === 'pending' || outcome.reason === 'feature-finished';
  return [
    { id: about.gate.id, principle: about.principle, violated: open ? null : outcome.verdict === 'fail' },
  ];
}
