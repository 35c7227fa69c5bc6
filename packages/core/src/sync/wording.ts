import { sanitize } from '../base/sanitize.js';
import { listed } from '../reasons/wording.js';
import type { DifferenceArgs, DifferenceCode, DifferenceReason } from './difference.js';

/** What each reason says, as a sentence of its own; the file and the line are said beside it. */
const WORDING: { readonly [Code in DifferenceCode]: (args: DifferenceArgs[Code]) => string } = {
  'path-due': ({ feature }) => `The plan of ${feature} declares it, and the feature has tasks.`,
  'path-moved': ({ from, to }) => `${from} is now ${to}.`,
  'principle-added': ({ principle }) => `The plan says nothing of the principle ${principle}.`,
  'principle-renumbered': ({ from, to }) => `The principle ${from} is now ${to}.`,
  'principle-renamed': ({ from, to }) => `The principle "${from}" is now "${to}".`,
  'gate-renumbered': ({ from, to }) => `The gate ${from} is now ${to}.`,
  'project-renamed': ({ from, to }) => `The project ${from} is now ${to}.`,
  'path-missing': ({ path, status }) =>
    `The plan marks ${path} as ${status}, but it is missing. Restore it, or correct the tree.`,
  'path-removed': ({ path }) =>
    `${path} was removed after it was planned. Restore it, or take it out of the tree or mark it DELETED.`,
  'path-scattered': ({ path, places }) =>
    `${path} is gone, and ${places.length === 0 ? 'nothing of it is left' : `what was in it is in ${listed(places)}`}. Correct the tree.`,
  'path-done-missing': ({ path }) =>
    `A ticked task names ${path}, but it is missing. Write it, or take the tick away.`,
  'path-not-deleted': ({ path }) =>
    `The plan marks ${path} as deleted, but it is there. Delete it, or correct the tree.`,
  'path-blocked': ({ path }) =>
    `${path} cannot be made: something else is in its place, or it leads out of the workspace. Correct the tree.`,
  'move-in-history': ({ from, to, feature }) =>
    `${from} is now ${to}, and the finished feature ${feature} has the old path as well. Mark ${from} as DELETED and ${to} as NEW in the tree.`,
  'principle-unclear': ({ row, principle }) =>
    `The row "${row}" has the number of ${principle} and another name. Say which principle it means.`,
  'principle-gone': ({ row }) =>
    `"${row}" named a principle or a gate that the constitution no longer has under this title or text. Say what it means now, or take the row out.`,
  'row-unclear': ({ row }) =>
    `The constitution was renumbered, and "${row}" may mean the old number or the new one. Add the name of the principle.`,
  'project-unknown': ({ project }) =>
    `There is no project "${project}". Correct the name, or take the row out.`,
  'matcher-renamed': ({ gate, from, to }) =>
    `The gate ${gate} names the project "${from}", which is now "${to}". Write "${to}" in "projects" of the gate, or remove "${from}".`,
  'number-collision': ({ number, directories }) =>
    `${listed(directories)} have the number ${number}. Give one of them another number.`,
  'plan-conflict': () => 'A merge conflict is left in the plan, so it was left alone. Resolve the conflict.',
  'edit-refused': ({ wanted, problem }) =>
    `${wanted} The document was not edited: ${problem} Edit it by hand.`,
  'create-refused': ({ problem }) => problem,
};

/** The reason of a difference in plain words; it has no control characters. */
export function describeDifference({ code, args }: DifferenceReason): string {
  // The parameters tie the code to its arguments; TypeScript does not see that the pair is a member of the union.
  return sanitize((WORDING[code] as (args: DifferenceArgs[DifferenceCode]) => string)(args));
}
