import type { RenderOptions, WorkspaceReport } from '../define-report.js';
import { changeText, differenceLine } from '../compare-base.js';
import type { FindingGroup } from '../groups.js';
import { countsByState, namedTests, requirementsOf } from '../requirements.js';
import { endingWaivers, notJudged } from '../summary.js';
import { listed } from '../../base/wording.js';
import { fullEntry, placeText } from './entry.js';
import { paint, printable, SYMBOLS } from './symbols.js';

/** More names than these are counted. */
const MAX_NAMED = 30;

/** What several projects have in common, said once, with the projects. */
export function commonEntries(groups: readonly FindingGroup[], options: RenderOptions): string[] {
  return groups.map(({ first, projects }) =>
    fullEntry(first.gate, [['projects', `${projects.length}: ${listed(projects)}`]], options),
  );
}

/** How the verdicts differ from those of the base; nothing where nobody asked. */
export function basePart({ base }: WorkspaceReport, options: RenderOptions): string[] {
  if (base === undefined) return [];
  const head = `  since ${printable(base.ref)}: ${differenceLine(base)}`;
  const changes = base.changes.map((change) => {
    const verdict = change.after > 0 ? 'fail' : 'pass';
    const title = paint(`${SYMBOLS[verdict]} ${change.change}`, verdict, options);
    return `  ${title}: ${printable(change.project)}: ${printable(change.gate)} ${changeText(change)}`;
  });
  const unknown = base.unknown.map(
    ({ project, why }) => `  not known: ${printable(project)}: ${printable(why)}`,
  );
  return [[head, ...part(changes), ...part(unknown)].join('\n')];
}

/** Requirements without a test that proves them, and how many have one; nothing where no specification names requirements. */
export function requirementsPart({ verdicts }: WorkspaceReport): string[] {
  const all = requirementsOf(verdicts);
  if (all.length === 0) return [];
  const lines = all
    .filter(({ proof }) => proof.state !== 'tested')
    .map(({ feature, proof }) => {
      const by = namedTests(proof, 1);
      const of = `${printable(feature)}: ${printable(proof.id)}`;
      return `  requirement ${proof.state}: ${of}${by === '' ? '' : `: ${printable(by)}`}`;
    });
  return [[`  requirements: ${countsByState(all)}`, ...part(lines)].join('\n')];
}

/** What was not judged; nothing where all was. */
export function notJudgedPart(report: WorkspaceReport, options: RenderOptions): string[] {
  const title = paint(`${SYMBOLS.fail} not judged`, 'fail', options);
  return part(notJudged(report).map(({ text }) => `  ${title}: ${printable(text)}`));
}

/** The waivers that end soon; nothing where none does. */
export function endingPart(report: WorkspaceReport, options: RenderOptions): string[] {
  const lines = endingWaivers(report).map(({ waiver, gates: [first = '', ...rest] }) => {
    const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
    const title = paint(`${SYMBOLS.waived} waived until ${printable(waiver.until)}`, 'waived', options);
    return `  ${title}: ${printable(first)}${more} at ${printable(placeText(waiver.location))}`;
  });
  return part(lines);
}

function part(lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const left = lines.length - MAX_NAMED;
  return [[...lines.slice(0, MAX_NAMED), ...(left > 0 ? [`  and ${left} more`] : [])].join('\n')];
}
