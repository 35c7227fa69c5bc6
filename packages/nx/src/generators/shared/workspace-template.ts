import { specKitRoot, type WorkspaceFiles } from '@plangate/core';
import { resolveTemplate } from '@plangate/core/documents';
import { GeneratorProblem } from '../../scaffolding/problem.js';

/** The placeholders that occur anywhere in a template. */
export interface TemplateNames {
  readonly title: string;
  /** `001-saved-cards`. */
  readonly feature: string;
  /** `specs/001-saved-cards`. */
  readonly directory: string;
  /** The feature's name, or what a template for branches makes of it. */
  readonly branch: string;
  readonly date: string;
}

/**
 * The workspace's own template for a feature, in Spec Kit's order; null when it has none.
 * @param name `plan-template` or `spec-template`
 * @throws GeneratorProblem if its layers cannot be combined; Spec Kit itself would refuse them too
 */
export function workspaceTemplate(files: WorkspaceFiles, directory: string, name: string): string | null {
  const resolved = resolveTemplate(files, specKitRoot(files, directory), name);
  if (resolved.ok) return resolved.text;
  if (resolved.problem === 'none') return null;
  throw new GeneratorProblem(
    `No ${name} can be made: ${resolved.file} ${WHY[resolved.problem]}.`,
    'Fix the template, or remove the preset.',
  );
}

const WHY = {
  unreadable: 'cannot be read',
  'no-base': 'adds to a template that does not exist',
  wrap: 'wraps another template without {CORE_TEMPLATE}',
  strategy: 'has a strategy other than replace, prepend, append and wrap',
  'too-large': 'makes the template too large',
} as const;

/** Replaces the placeholders of a template with the names of a feature. */
export function fillNames(text: string, { title, feature, directory, branch, date }: TemplateNames): string {
  return text
    .replace(
      /(\*\*(?:Feature )?Branch\*\*:? *:? *`?)\[###-feature(?:-name)?\]/gi,
      (_, lead: string) => `${lead}${branch}`,
    )
    .replace(/(^|[^\w-])specs\/\[###-feature(?:-name)?\]/gm, (_, lead: string) => `${lead}${directory}`)
    .replace(/\[###-feature(?:-name)?\]/g, () => feature)
    .replaceAll('[DATE]', date)
    .replace(/\[link(?: to spec\.md)?\]/gi, () => '[spec.md](./spec.md)')
    .replace(/\[FEATURE(?: NAME)?\]/g, () => title);
}
