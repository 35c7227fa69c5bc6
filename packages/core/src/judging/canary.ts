import type { DeclaredGate } from '../constitutions/layers.js';
import type { GateDeclaration } from '../model/gate.js';
import { isCanary, type Altered, type Canary, type IdleRule } from '../gates/canary.js';
import type { ReasonCode } from '../model/reason.js';
import type { GateVerdict, Verdict } from '../model/verdict.js';
import type { Feature, JudgeContext, Project } from '../model/workspace.js';
import { BY_WEIGHT } from '../model/overall.js';
import { principleLabel } from '../principles/principle-label.js';
import { withBaseline } from './baseline-applied.js';
import { examineFeature, examineProject, isSameGate, type Examined } from './judge.js';
import { gateVerdict } from './gate-verdict.js';

/**
 * Whether a gate judges. `bites`: it passes, and each change that was tried made it fail. `blind`: it did not fail in spite of one.
 * `untried`: it passes, and no change is known that would have to make it fail. `pending`: it waits for a phase, and each change that
 * was tried, if there was one, made it fail all the same. Otherwise nothing was tried: it fails already, is waived or disabled, or is
 * skipped.
 */
export type CanaryState =
  | 'bites'
  | 'blind'
  | 'untried'
  | 'fails'
  | 'waived'
  | 'pending'
  | 'skipped'
  | 'disabled';

/** A change that was tried, and what the gate said of it. */
export interface TriedCanary {
  /** The rules that the change is against, such as `max.lines`; empty for what every gate of the kind asks for. */
  readonly rules: readonly string[];
  /** What was changed, as a clause ("one passed test fails"). */
  readonly what: string;
  readonly verdict: Verdict;
  /** What the gate said then. No control characters. */
  readonly message: string;
}

/** What became of one gate for one project or feature. */
export interface GateCanary {
  readonly gate: string;
  /** The principle as the constitution writes it; null for gates that belong to none. */
  readonly principle: string | null;
  readonly kind: string;
  readonly status: 'enforced' | 'evaluated' | 'disabled';
  /** Whether a gate block declares it, or words do: what words ask for may not concern a project. */
  readonly origin: 'block' | 'words';
  /** The constitution that declares it, relative to the workspace root; null for a gate that no constitution declares. */
  readonly constitution: string | null;
  /** The project or feature. */
  readonly subject: string;
  readonly state: CanaryState;
  /** Why it says what it says as things are; null for a gate that says nothing, as a disabled one. */
  readonly reason: ReasonCode | null;
  /** The same in words; empty where it says nothing. No control characters. */
  readonly message: string;
  /** All that was tried. */
  readonly tried: readonly TriedCanary[];
  /** The rules that judge nothing here, of a gate that was tried or could not be. */
  readonly idle: readonly IdleRule[];
}

/**
 * Tries for each gate that concerns a project whether it judges: what would have to make it fail is changed, in memory and each
 * for itself, and the gate is judged again, with waivers and the baseline. Nothing that did not change is read again.
 * @param wanted which gates are tried; the others are left out; default: all
 */
export function tryProjectGates(
  project: Project,
  context: JudgeContext,
  wanted: (gate: GateDeclaration) => boolean = () => true,
): readonly GateCanary[] {
  const again = (altered: Altered, only: DeclaredGate): Examined =>
    examineProject(altered.project ?? project, altered.context ?? context, only);
  return tryGates(examineProject(project, context), { context, wanted, again });
}

/** The same for a feature. */
export function tryFeatureGates(
  feature: Feature,
  context: JudgeContext,
  wanted: (gate: GateDeclaration) => boolean = () => true,
): readonly GateCanary[] {
  const again = (altered: Altered, only: DeclaredGate): Examined =>
    examineFeature(altered.feature ?? feature, altered.context ?? context, only);
  return tryGates(examineFeature(feature, context), { context, wanted, again });
}

interface Trial {
  readonly context: JudgeContext;
  readonly wanted: (gate: GateDeclaration) => boolean;
  readonly again: (altered: Altered, only: DeclaredGate) => Examined;
}

function tryGates(examined: Examined, trial: Trial): readonly GateCanary[] {
  const isWanted = ({ gate }: DeclaredGate): boolean => trial.wanted(gate);
  const inForce = examined.gates.inForce.filter(isWanted);
  const disabled = examined.gates.disabled.filter(isWanted);
  const unselected = examined.entries.flatMap(({ about }) =>
    about !== null && !inForce.some((one) => one.gate === about.gate) && isWanted(about) ? [about] : [],
  );
  return [
    ...inForce.map((about) => tryGate(about, examined, trial)),
    ...[...new Set(unselected)].map((about) => asItIs(about, examined, { ...trial, state: null })),
    ...disabled.map((about) => asItIs(about, examined, { ...trial, state: 'disabled' })),
  ];
}

function tryGate(about: DeclaredGate, examined: Examined, trial: Trial): GateCanary {
  const asIs = asItIs(about, examined, { ...trial, state: null });
  const isOpen = asIs.state === 'untried' || asIs.state === 'pending';
  if (!isOpen) return asIs;
  const found = examined.canariesOf(about);
  const tried = found.filter(isCanary).map((canary) => tryCanary(canary, about, trial));
  const idle = found.flatMap((one) => (isCanary(one) ? [] : [one]));
  if (tried.some(({ verdict }) => verdict !== 'fail')) return { ...asIs, state: 'blind', tried, idle };
  // What waits for a phase does not hold anything up yet, whatever would.
  const bites = tried.length > 0 && asIs.state !== 'pending';
  return { ...asIs, state: bites ? 'bites' : asIs.state, tried, idle };
}

function tryCanary(
  { rules, what, make }: Canary,
  about: DeclaredGate,
  { context, again }: Trial,
): TriedCanary {
  const altered = make();
  const said = verdictsOf(about, again(altered, about), altered.context ?? context);
  const told = said.find(({ verdict }) => verdict === 'fail') ?? said[0];
  return { rules, what, verdict: verdictOver(said), message: told?.message ?? '' };
}

function asItIs(
  about: DeclaredGate,
  examined: Examined,
  { context, state }: Pick<Trial, 'context'> & { readonly state: CanaryState | null },
): GateCanary {
  const said = verdictsOf(about, examined, context);
  const verdict = verdictOver(said);
  const told = said.find((one) => one.verdict === verdict) ?? said[0];
  const { gate, principle, layer } = about;
  return {
    gate: gate.id,
    principle: principle === null ? null : principleLabel(principle),
    kind: gate.rules.kind,
    status: gate.rules.status,
    origin: gate.origin,
    constitution: layer?.file ?? null,
    subject: examined.subject.name,
    state: state ?? STATES[verdict],
    reason: told?.reason ?? null,
    message: told?.message ?? '',
    tried: [],
    idle: [],
  };
}

const STATES: Readonly<Record<Verdict, CanaryState>> = {
  pass: 'untried',
  fail: 'fails',
  waived: 'waived',
  pending: 'pending',
  skipped: 'skipped',
};

/** The gravest verdict, be the gate enforced or evaluated. */
function verdictOver(said: readonly GateVerdict[]): Verdict {
  return BY_WEIGHT.find((verdict) => said.some((one) => one.verdict === verdict)) ?? 'skipped';
}

/** The entries of one gate, with waivers and the baseline. */
function verdictsOf(
  gate: DeclaredGate,
  { entries, subject }: Examined,
  { state }: JudgeContext,
): readonly GateVerdict[] {
  const own = entries.filter(({ about }) => about !== null && isSameGate(about, gate));
  return withBaseline(own, subject, state.baseline).map(({ entry, waiver }) => gateVerdict(entry, waiver));
}
