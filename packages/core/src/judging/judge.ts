import { projectsOfFeature } from '../features/projects.js';
import type { GateOutcome } from '../gates/define.js';
import { decideFeature, decideProject } from '../gates/registry.js';
import type { ProjectVerdict } from '../model/verdict.js';
import type { Governance } from './faults.js';
import { governanceOf, waiverFaults } from './faults.js';
import type { Law } from './law.js';
import { identityOf, lawFor } from './law.js';
import type { DeclaredGate } from './layers.js';
import type { Ledger } from './ledger.js';
import { featureLedger, leniencyFor, projectLedger, rootsOf } from './ledger.js';
import { nothingJudged } from './nothing.js';
import type { JudgedGate } from './repeats.js';
import { withoutRepeats } from './repeats.js';
import { staleRows } from './stale.js';
import type { Subject } from './subjects.js';
import { FEATURE_TAGS } from './subjects.js';
import type { Feature, JudgeContext, Project } from './types.js';
import type { Judgement } from './verdicts.js';
import { gateVerdict, NO_LENIENCY, overall } from './verdicts.js';

/**
 * The whole run for one project: which constitutions govern it, which rows of ledgers concern it, what each gate in force
 * says, and what that comes to. What is wrong with a constitution or a ledger is an entry like a gate's. Never
 * throws for what documents or evidence hold. The state is shared: what needs all of it is computed once.
 */
export function judgeProject(project: Project, context: JudgeContext): ProjectVerdict {
  const { name, root, tags } = project;
  const governance = governanceOf([root], context.state);
  const ledger = projectLedger(project, context, governance.principles);
  return judge({ type: 'project', name, root, tags }, context, {
    governance,
    ledger,
    decide: ({ gate }) => decideProject(gate, { project, context }),
  });
}

/** The same for a feature: its documents, and its own word on the principles that nothing measures. */
export function judgeFeature(feature: Feature, context: JudgeContext): ProjectVerdict {
  const { name, directory } = feature;
  const touched = projectsOfFeature(feature, rootsOf(context.state));
  const governance = governanceOf([directory, ...touched], context.state);
  const ledger = featureLedger(feature, context, governance.principles);
  return judge({ type: 'feature', name, root: directory, tags: FEATURE_TAGS }, context, {
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
}

function judge(subject: Subject, { state }: JudgeContext, procedure: Procedure): ProjectVerdict {
  const { governance, ledger } = procedure;
  const waives = ({ gate, principle }: DeclaredGate): boolean =>
    leniencyFor({ id: gate.id, principle }, ledger).waiver !== null;
  const law = lawFor(subject, governance.layers, { state, waives });
  const entries: readonly Entry[] = [
    ...[...governance.faults, ...waiverFaults(state.waivers)].map((judgement) => ({
      about: null,
      judgement,
    })),
    ...law.notices,
    ...withoutRepeats(decided(law, procedure)),
  ];
  const stale = staleRows(subject.name, entries.flatMap(tried), ledger);
  const all = [...entries, ...stale.map((judgement) => ({ about: null, judgement }))];
  const said = all.length > 0 ? all : [{ about: null, judgement: nothingJudged(subject, governance, law) }];
  const gates = said.map((entry) => gateVerdict(entry.judgement, leniency(entry, ledger)));
  const { name, root } = subject;
  return { schemaVersion: 1, project: name, root, verdict: overall(gates), gates };
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
