import { selectAll, specKitRoot, type Principle, type WorkspaceFiles } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';
import type { SuiteGlobs } from '../../scaffolding/test-places.js';

/** The principles of the constitutions over a feature and over the roots of its projects, outermost first. */
export function principlesInForce(
  files: WorkspaceFiles,
  feature: string,
  roots: readonly string[],
): readonly Principle[] {
  const holder = specKitRoot(files, feature);
  const places = new Set([...(holder === '.' ? [] : [holder]), ...roots]);
  return ['', ...[...places].map((root) => `${root}/`)].flatMap((place) => {
    const text = files.read(`${place}.specify/memory/constitution.md`);
    return text.ok ? readConstitution(text.text).principles : [];
  });
}

/** Where the gates in force look for the tests of each suite of a project; empty where no gate names suites. */
export function suitesInForce(files: WorkspaceFiles, feature: string, root: string): SuiteGlobs {
  const project = { name: root.slice(root.lastIndexOf('/') + 1), root, tags: [] };
  const suites = new Map<string, string[]>();
  for (const { rules } of principlesInForce(files, feature, [root]).flatMap(({ gates }) => gates)) {
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
