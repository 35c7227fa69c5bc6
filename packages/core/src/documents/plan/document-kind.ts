import type { PlanDocument, PlanNature } from '../../model/plan.js';
import type { Section } from '../../markdown/outline.js';
import type { SourceLine } from '../../markdown/source-lines.js';
import { isPlaceholder } from '../../markdown/placeholders.js';
import { findSection } from './section-names.js';
import { isPlanTitle } from './title.js';
import { part } from '../../base/plain-text.js';

/** Marks of documents that other tools put in the place of a plan. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [
    /for (?:agentic workers|claude|ai agents?)\b|REQUIRED SUB-SKILL|superpowers:/i,
    'a task plan of another tool ("For agentic workers …")',
  ],
  [/^## (?:ADDED|MODIFIED|REMOVED|RENAMED) Requirements\b/im, 'an OpenSpec document'],
];

export interface NatureInput {
  readonly outline: readonly Section[];
  readonly lines: readonly SourceLine[];
  readonly header: { readonly header: PlanDocument['header'] };
  readonly context: PlanDocument['technicalContext'];
  readonly check: { readonly rows: readonly unknown[] };
  readonly tree: { readonly layout: readonly unknown[] };
}

/** What the document is, and why. */
export function natureOf(input: NatureInput): { nature: PlanNature; natureReason: string } {
  const visible = input.lines.filter((line) => line.text.trim() !== '' && !line.comment);
  if (visible.length === 0) return { nature: 'empty', natureReason: 'the document has no text' };
  const body = visible.filter((line) => line.code || !/^\s*#{1,6}(?:\s|$)/.test(line.text));
  if (body.length === 0) return { nature: 'empty', natureReason: 'the document has headings only' };
  const template = templateReason(input);
  if (template !== '') return { nature: 'template', natureReason: template };
  const foreign = foreignReason(input);
  return foreign === '' ? { nature: 'plan', natureReason: '' } : { nature: 'foreign', natureReason: foreign };
}

/** Every field of Technical Context still holds the template's example, and nothing else was filled in. */
function templateReason(input: NatureInput): string {
  const { fields } = input.context;
  const title = input.outline.find((section) => section.depth === 1)?.title ?? '';
  const untitled = isPlaceholder(part(/\[[^\]]{1,40}\]$/.exec(title), 0));
  const unfilled = fields.length > 0 && fields.every((field) => field.value === null);
  if (unfilled && (untitled || fields.length >= 5))
    return 'every field of Technical Context still holds the text of the template';
  return untitled && fields.every((field) => field.value === null) && input.check.rows.length === 0
    ? 'title and fields still hold the text of the template'
    : '';
}

function foreignReason(input: NatureInput): string {
  const names = [
    'technical-context',
    'constitution-check',
    'project-structure',
    'complexity-tracking',
  ] as const;
  const known = names.filter((name) => findSection(input.outline, name) !== null).length;
  if (known > 1) return '';
  const head = input.lines
    .slice(0, 60)
    .map((line) => line.text)
    .join('\n');
  const mark = FOREIGN.find(([pattern]) => pattern.test(head));
  if (mark) return mark[1];
  const goal = /^\*\*Goal:?\*\*/m.test(head) && /^\*\*(?:Architecture|Tech Stack):?\*\*/m.test(head);
  if (goal && known === 0) return 'a task plan of another tool (Goal, Architecture, Tech Stack)';
  const hasHeader = Object.values(input.header.header).some((value) => value !== null);
  if (known > 0 || hasHeader || input.context.fields.length > 0 || input.tree.layout.length > 0) return '';
  if (hasShapeOfPlan(input.lines)) return '';
  const title = input.outline.find((section) => section.depth === 1)?.title ?? '';
  return isPlanTitle(title) ? '' : 'a document with none of the sections of a plan';
}

const BOLD_LABEL =
  /^[\s>]*(?:[-*+]\s+)?(?:\*\*|__)[^*:：]{2,60}(?:(?:\*\*|__)\s{0,3}[:：]|[:：]\s{0,3}(?:\*\*|__))/;
const MAX_HEADER = 40;

/** Two signs that a document in a language that is not known is filled in from the template of Spec Kit. */
function hasShapeOfPlan(lines: readonly SourceLine[]): boolean {
  const prose = lines.filter((line) => !line.code && !line.comment);
  const first = prose.findIndex((line) => /^##\s/.test(line.text));
  const head = prose.slice(0, first === -1 ? MAX_HEADER : Math.min(first, MAX_HEADER));
  const signs = [
    head.some((line) => BOLD_LABEL.test(line.text) && /\bspec\.md\b/.test(line.text)),
    longestRunOfLabels(prose) >= 7,
    lines.some((line) => line.code && /├──|└──/.test(line.text)),
    lines.some((line) => !line.code && /^\s*\|.*[✅❌⚠☑✔]/u.test(line.text)),
  ];
  return signs.filter(Boolean).length >= 2;
}

/** The most bold labels below one heading: the template has nine in Technical Context. */
function longestRunOfLabels(lines: readonly SourceLine[]): number {
  let longest = 0;
  let run = 0;
  for (const { text } of lines) {
    if (/^#{1,6}\s/.test(text)) run = 0;
    else if (BOLD_LABEL.test(text)) run += 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
