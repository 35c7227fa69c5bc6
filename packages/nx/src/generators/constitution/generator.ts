import { highestNumber, numeralLike, renderLayerConstitution } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';
import { createProjectGraphAsync, formatFiles, logger, type Tree } from '@nx/devkit';
import type { GraphNodes } from '../../executors/gate/types.js';
import { defaultConstitution, describeConstitution } from '../shared/constitution.js';
import { parseOptions } from '../shared/options.js';
import { GeneratorProblem } from '../shared/problem.js';
import { amend } from './amend.js';
import { constitutionFile } from './document.js';
import { principleOf } from './principle.js';
import { schema, type ConstitutionOptions } from './schema.js';
import { projectNarrower } from './narrow-projects.js';

/** What a caller from code may set besides the options. */
export interface ConstitutionHost {
  /** The day of an amendment; default today. */
  readonly now?: () => Date;
  /** The nodes of the project graph; default: the workspace's own. */
  readonly nodes?: () => Promise<GraphNodes>;
}

/**
 * Creates the constitution of the workspace or of a project if there is none, and amends it: `principle` and `text` add
 * a principle, `bind` writes the gates that words state as blocks. An existing constitution keeps every line that the
 * amendment does not name; a second run changes nothing. What was read and done is printed at once, so that a dry run
 * shows it too.
 * @throws Error that says what is wrong with the options or the constitution, before anything is written
 */
export async function constitutionGenerator(
  tree: Tree,
  options: ConstitutionOptions = {},
  host: ConstitutionHost = {},
): Promise<void> {
  const checked = parseOptions(schema, options, '@plangate/nx:constitution');
  const principle = principleOf(checked);
  const file = constitutionFile(tree, checked.project);
  const isLayer = checked.project !== undefined && file.path !== constitutionFile(tree, undefined).path;
  const today = (host.now ?? (() => new Date()))().toISOString().slice(0, 10);
  const numbersAbove = isLayer ? highestInWorkspace(tree) : 0;
  const isNew = file.text === null;
  const begun = { path: file.path, project: checked.project ?? '', principle, numbersAbove, today };
  const before = file.text ?? (isLayer ? newLayer(begun) : defaultConstitution(tree, today));
  const added = isNew && isLayer ? null : principle;
  const bind = checked.bind ? projectNarrower(tree, await (host.nodes ?? graphNodes)()) : null;
  const after = amend(before, { ...begun, principle: added, bind, isNew });
  const lines = describeConstitution(readConstitution(after.stated), file.path);
  for (const line of [...lines, ...after.notes]) {
    logger.info(line);
  }
  if (after.text === file.text) {
    return;
  }
  tree.write(file.path, after.text);
  // Formatting would touch lines of people: only a document that is new is formatted.
  if (isNew && !checked.skipFormat) {
    await formatFiles(tree);
  }
}

async function graphNodes(): Promise<GraphNodes> {
  return (await createProjectGraphAsync({ exitOnError: false })).nodes;
}

function highestInWorkspace(tree: Tree): number {
  const { text } = constitutionFile(tree, undefined);
  return text === null ? 0 : highestNumber(readConstitution(text).principles);
}

interface NewLayer {
  readonly path: string;
  readonly project: string;
  readonly principle: { readonly name: string; readonly text: string } | null;
  readonly numbersAbove: number;
  readonly today: string;
}

function newLayer({ path, project, principle, numbersAbove, today }: NewLayer): string {
  if (principle === null) {
    throw new GeneratorProblem(
      `${path} is not there. What the workspace's constitution demands is in force in the project anyway, so that one of its own begins with what it demands beyond that.`,
      'Name its first principle with --principle and --text.',
    );
  }
  const number = numeralLike('I', numbersAbove + 1);
  return renderLayerConstitution({ projectName: project, principle: { number, ...principle }, date: today });
}

export default constitutionGenerator;
