import { pattern } from '../../languages/words.js';
import type { NamedDocument } from '../../model/plan.js';
import type { Section } from '../../markdown/outline.js';
import type { SourceLine } from '../../markdown/source-lines.js';
import { isDocumentation } from './section-names.js';

/** A document of the design behind the branches of a drawing or the bullet of a list, with what a comment says of it. */
const ENTRY =
  /^[\s│├└─┬┌|`+*-]{0,40}(?:[\w.-]{1,80}\/){0,4}(research\.md|data-model\.md|quickstart\.md|contracts)(?:`|\/|\s|$)(.{0,200})/u;
const WITHOUT = pattern(({ plan }) => plan.withoutDocument, 'i');

/**
 * The documents of the design that the Documentation tree of a plan names, each once; those of which a comment says that there are
 * none are left out.
 */
export function namedDocuments(structure: readonly Section[], lines: readonly SourceLine[]): NamedDocument[] {
  const found = new Map<string, NamedDocument>();
  for (const section of structure.filter((one) => one.depth > 2 && isDocumentation(one))) {
    for (const { text, number } of lines.slice(section.firstLine - 1, section.lastLine)) {
      const [, name = '', comment = ''] = ENTRY.exec(text) ?? [];
      if (name === '' || WITHOUT.test(comment)) continue;
      const document = name === 'contracts' ? 'contracts/' : name;
      const position = { line: number, column: Math.max(text.indexOf(name), 0) + 1 };
      if (!found.has(document)) found.set(document, { name: document, position });
    }
  }
  return [...found.values()];
}
