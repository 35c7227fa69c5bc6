// @ts-check
import { posix } from 'node:path';
import { matchPrinciple } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';

/**
 * What a repository's constitution and its projects say of its plans.
 * @typedef {import('@plangate/core').Principle} Principle
 * @typedef {import('@plangate/core').PlanDocument} PlanDocument
 * @typedef {{ rows: number; resolved: number; entries: number; inProjects: number }} Evidence
 */

/**
 * The principles of a constitution; none where there is no text.
 * @param {string | null} text
 * @returns {readonly Principle[]}
 */
export function principlesOf(text) {
  return text === null ? [] : readConstitution(text).principles;
}

/**
 * The roots of the projects below the workspace's own root, from the paths of its files.
 * @param {readonly string[]} paths
 * @returns {ReadonlySet<string>}
 */
export function projectRootsOf(paths) {
  const roots = paths.filter((path) => posix.basename(path) === 'project.json').map(posix.dirname);
  return new Set(roots.filter((root) => root !== '.'));
}

/**
 * How many rows of a plan's Constitution Check speak of a known principle, and how many of its entries lie in projects.
 * @param {PlanDocument} document
 * @param {{ principles: readonly Principle[]; projects: ReadonlySet<string> }} known
 * @returns {Evidence}
 */
export function evidenceOf(document, { principles, projects }) {
  const { rows } = document.constitutionCheck;
  return {
    rows: principles.length === 0 ? 0 : rows.length,
    resolved: rows.filter((row) => matchPrinciple(row, principles) !== null).length,
    entries: projects.size === 0 ? 0 : document.layout.length,
    inProjects: document.layout.filter(({ path }) => isBelow(path, projects)).length,
  };
}

/**
 * @param {string} path
 * @param {ReadonlySet<string>} roots
 */
function isBelow(path, roots) {
  for (let at = path; at !== '.' && at !== '/'; at = posix.dirname(at)) {
    if (roots.has(at)) return true;
  }
  return false;
}
