import type { CompanionDocument } from '../model/documents.js';
import { parseMarkdown } from './markdown.js';
import { findLeftovers, uniqueLeftovers } from './leftovers.js';
import { outlineOf } from './outline.js';
import { prepareText } from './prepare.js';
import { readLines } from './source.js';

/** Reads spec.md, research.md, data-model.md, quickstart.md or a contract in Markdown. Never throws. */
export function readCompanion(text: string): CompanionDocument {
  const prepared = prepareText(text);
  if (prepared.unreadable !== null) return { title: null, empty: true, leftovers: [], findings: prepared.findings };
  const lines = readLines(prepared.text);
  const outline = outlineOf(parseMarkdown(prepared.text), lines.length);
  const heading = outline.find((section) => section.depth > 0 && section.title !== '');
  const empty = outline.every((section) => section.content.every((node) => node.type === 'html' || node.type === 'thematicBreak' || node.type === 'definition'));
  return {
    title: heading ? { text: heading.title, position: heading.position } : null,
    empty,
    leftovers: uniqueLeftovers([...prepared.leftovers, ...findLeftovers(lines)]),
    findings: empty ? [...prepared.findings, { reason: 'document-empty', args: {}, position: null }] : prepared.findings,
  };
}
