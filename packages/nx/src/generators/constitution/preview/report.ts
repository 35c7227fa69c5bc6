import { sanitize, type ProjectVerdict } from '@plangate/core';
import { listed, plural } from '@plangate/core/graph';

/** A project or feature, as it is judged now and as it would be. */
export interface Judgement {
  readonly now: ProjectVerdict;
  readonly then: ProjectVerdict;
}

/** Names that are listed of one gate; the others are counted. */
const MAX_NAMED = 50;

/** What would change, in lines for the terminal. */
export function describePreview(told: string, judged: readonly Judgement[]): string[] {
  const red = judged.filter(({ now, then }) => !isRed(now) && isRed(then));
  const green = judged.filter(({ now, then }) => isRed(now) && !isRed(then));
  const worse = judged.filter((one) => isRed(one.now) && isRed(one.then) && addedFailures(one).length > 0);
  const stays = judged.length - red.length - green.length;
  const redNow = judged.filter(({ now, then }) => isRed(now) && isRed(then)).length;
  return [
    `Judged as if ${sanitize(told)}, by the evidence of the last run. Nothing is written.`,
    `${red.length} of ${counted(judged)} would turn red${red.length === 0 ? '.' : ':'}`,
    ...byGate(red),
    ...(green.length === 0 ? [] : [`${green.length} would turn green: ${namesOf(green)}`]),
    ...(worse.length === 0
      ? []
      : [`${worse.length} would stay red and fail further gates:`, ...byGate(worse)]),
    `${stays} would stay as they are, ${redNow} of them red.`,
  ];
}

function isRed({ verdict }: ProjectVerdict): boolean {
  return verdict === 'fail';
}

function counted(judged: readonly Judgement[]): string {
  const features = judged.filter(({ now }) => now.phase !== undefined).length;
  const projects = plural(judged.length - features, 'project');
  if (features === 0) return projects;
  return `${projects} and ${plural(features, 'feature')}`;
}

/** The failing gates that do not fail now: what makes it red, in the order of the verdict. */
function addedFailures({ now, then }: Judgement): string[] {
  const failing = ({ gates }: ProjectVerdict): string[] =>
    gates
      .filter(({ verdict, status }) => verdict === 'fail' && status === 'enforced')
      .map(({ id, reason }) => `${id} (${reason})`);
  const before = new Set(failing(now));
  return [...new Set(failing(then))].filter((gate) => !before.has(gate));
}

function byGate(judged: readonly Judgement[]): string[] {
  const gates = new Map<string, Judgement[]>();
  for (const one of judged) {
    for (const gate of addedFailures(one)) {
      const known = gates.get(gate);
      if (known === undefined) gates.set(gate, [one]);
      else known.push(one);
    }
  }
  return [...gates]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([gate, of]) => `  ${sanitize(gate)}: ${of.length}: ${namesOf(of)}`);
}

function namesOf(judged: readonly Judgement[]): string {
  return listed(
    judged.map(({ now }) => sanitize(now.project)),
    MAX_NAMED,
  );
}
