import { selectAll } from '@plangate/core';
import type { SuiteGlobs } from '../../scaffolding/test-places.js';
import type { ConstitutionsOfWorkspace } from '../shared/constitutions-over.js';

/** Where the gates in force look for the tests of each suite of a project; empty where no gate names suites. */
export function suitesInForce(
  constitutions: ConstitutionsOfWorkspace,
  feature: string,
  root: string,
): SuiteGlobs {
  const project = { name: root.slice(root.lastIndexOf('/') + 1), root, tags: [] };
  const suites = new Map<string, string[]>();
  for (const { rules } of constitutions.principlesOver(feature, root).flatMap(({ gates }) => gates)) {
    if (rules.kind !== 'tests' || rules.status === 'disabled') continue;
    if (selectAll(rules.projects, [project]).size === 0) continue;
    for (const [name, place] of placesOf(rules.suites)) {
      if (!place.startsWith('name:')) suites.set(name, [...(suites.get(name) ?? []), globOf(place)]);
    }
  }
  return Object.fromEntries(suites);
}

function placesOf(suites: readonly string[] | Readonly<Record<string, string>>): [string, string][] {
  const isList = (value: typeof suites): value is readonly string[] => Array.isArray(value);
  return isList(suites) ? suites.map((name) => [name, `tests/${name}`]) : Object.entries(suites);
}

/** A place of a suite is a glob of files, or a directory with all that is in it. */
function globOf(place: string): string {
  const clean = place.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const last = clean.slice(clean.lastIndexOf('/') + 1);
  return last.includes('.') || last === '**' ? clean : `${clean}/**`;
}
