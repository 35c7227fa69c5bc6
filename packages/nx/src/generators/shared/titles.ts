import { featureSlug } from '@plangate/core';
import type { GeneratorWorkspace } from './workspace.js';

/** Characters of a document that are searched for its title and its input. */
const HEAD = 4000;

/**
 * Whether the documents of a directory say that they are about a title: in their first heading or in what they quote
 * as the input. Titles are compared by their words. A directory without documents counts as a match.
 */
export function isTitled(workspace: GeneratorWorkspace, directory: string, title: string): boolean {
  const files = workspace.files;
  const texts = ['spec.md', 'plan.md'].flatMap((name) => {
    const text = files.read(`${directory}/${name}`);
    return text.ok ? [text.text.slice(0, HEAD)] : [];
  });
  const wanted = wordsOf(title);
  return texts.length === 0 || texts.flatMap(titlesIn).some((told) => wordsOf(told) === wanted);
}

/** The title that spec.md gives its feature, as it was before it was made Markdown; null when it has none of its own. */
export function titleInSpec(workspace: GeneratorWorkspace, directory: string): string | null {
  const text = workspace.files.read(`${directory}/spec.md`);
  const head = text.ok ? text.text.slice(0, HEAD) : '';
  const written = /^# +Feature Specification: *(\S.*)$/m.exec(head)?.[1] ?? '';
  const title = written
    .trim()
    .replaceAll('&lt;', '<')
    .replace(/\\([\\`*_[\]<>|#~])/g, '$1');
  return title === '' || /\[[^\]]*\]/.test(title) ? null : title;
}

function titlesIn(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const heading = lines.find((line) => /^# +\S/.test(line));
  const input = lines.find((line) => line.startsWith('**Input**:'));
  return [
    ...(heading === undefined ? [] : [heading.slice(2), heading.slice(heading.indexOf(':') + 1)]),
    ...(input === undefined ? [] : [input.slice(input.indexOf('"') + 1)]),
  ];
}

/** A title as its documents have it is escaped, quoted and may be cut. */
function wordsOf(title: string): string {
  const slug = featureSlug(title.replaceAll('&lt;', '<'));
  return slug.ok ? slug.slug : '';
}
