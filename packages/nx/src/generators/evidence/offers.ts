import { joinPath } from '@plangate/core/graph';
import { REPORTER } from '../../tools/command-calls.js';
import { REPORTS } from '../../tools/evidence.js';
import type { ToolProject, ToolTarget } from '../../tools/tool.js';
import type { EditedFiles } from './edited-files.js';
import { ownPlace, setAt } from './target-places.js';

/** Tools that hardly any project runs as a target; they are added on request alone. */
export const OFFERS = ['audit', 'k6', 'lighthouse'] as const;
export type Offer = (typeof OFFERS)[number];

/** What became of an offer for a project. */
export interface AddedOffer {
  readonly project: string;
  readonly target: string;
  readonly title: string;
  /** The file that has the new target; null: none was added. */
  readonly file: string | null;
  /** What is left to a person: sentences. */
  readonly byHand: readonly string[];
}

/** Names of the targets that gates read, by kind of gate. */
type Targets = Readonly<Partial<Record<string, string>>>;

interface NewTarget {
  readonly name: string;
  readonly title: string;
  readonly report: string;
  /** The command behind `plangate-report` and the place of the report. */
  readonly command: (place: string) => string;
  /** Arguments of a second run that prints the report; null where the command writes it itself. */
  readonly again: string | null;
  readonly byHand: readonly string[];
}

/** Adds a target to a project, unless it has one of that name. */
export function addOffer(
  offer: Offer,
  project: ToolProject,
  { files, targets }: { readonly files: EditedFiles; readonly targets: Targets },
): AddedOffer {
  const { name, title, report, command, again, byHand } = newTarget(offer, project, { files, targets });
  const made = { project: project.name, target: name, title };
  if (Object.hasOwn(project.targets, name)) {
    const why = `${project.name} has a target ${name}, so none was added for ${title}.`;
    return { ...made, file: null, byHand: [why] };
  }
  const place = `{projectRoot}/${REPORTS}/${name}/${report}`;
  const repeated = again === null ? '' : ` --again="${again}"`;
  const target: ToolTarget & { readonly cache: boolean } = {
    command: `${REPORTER} ${place}${repeated} -- ${command(place)}`,
    // What it measures is not in the files of the project.
    cache: false,
    outputs: [place],
  };
  const at = ownPlace(project, name, files);
  if (files.kind(at.file) !== 'file') setAt({ file: at.file, path: ['name'] }, project.name, files);
  setAt(at, target, files);
  return { ...made, file: at.file, byHand };
}

function newTarget(
  offer: Offer,
  { root }: ToolProject,
  { files, targets }: { readonly files: EditedFiles; readonly targets: Targets },
): NewTarget {
  const performance = targets.performance ?? 'performance';
  switch (offer) {
    case 'audit':
      return { name: targets.security ?? 'security', ...auditOf(root, files), byHand: [] };
    case 'k6':
      return {
        name: performance,
        title: 'k6',
        report: 'k6.json',
        command: (place) => `k6 run --summary-export=${place} {projectRoot}/performance/load.js`,
        again: null,
        byHand: [`Write the load of k6 to ${joinPath(root, 'performance/load.js')}.`],
      };
    case 'lighthouse':
      return {
        name: performance,
        title: 'Lighthouse',
        report: 'lighthouse.json',
        command: (place) =>
          `lighthouse http://localhost:4200 --quiet --chrome-flags=--headless --output=json --output-path=${place}`,
        again: null,
        byHand: [
          'Replace the address of Lighthouse by that of the application, and make sure that it is served.',
        ],
      };
  }
}

type Audit = Pick<NewTarget, 'title' | 'report' | 'command' | 'again'>;

/** Audits look at the lock file of the workspace; a project of Python has its own. */
function auditOf(root: string, files: EditedFiles): Audit {
  const has = (path: string): boolean => files.kind(path) === 'file';
  if (has(joinPath(root, 'pyproject.toml')) && !has(joinPath(root, 'package.json'))) {
    return {
      title: 'pip-audit',
      report: 'pip-audit.json',
      command: () => 'pip-audit {projectRoot}',
      again: '-f json',
    };
  }
  const manager = has('pnpm-lock.yaml') ? 'pnpm' : has('yarn.lock') ? 'yarn' : 'npm';
  const report = `${manager}-audit.json`;
  return { title: `${manager} audit`, report, command: () => `${manager} audit`, again: '--json' };
}
