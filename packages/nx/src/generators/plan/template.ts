import { PLAN_SECTIONS, type PlanDocument, type PlanSection } from '@plangate/core';
import { readPlan } from '@plangate/core/documents';
import { depthOf, headingLines, keyOf, linesOf, sectionsOf } from '../shared/sections.js';
import { fillNames, type TemplateNames } from '../shared/workspace-template.js';

/**
 * Fills a template of the workspace with what a complete plan says. Its headings, their order and its own sections and
 * fields are kept; the sections and fields that plans have in common get the plan's content, and those that it lacks are
 * added at the end.
 * @param template the workspace's own
 * @param complete a plan in the built-in form
 * @returns null if the result would not read back as the same plan; the built-in form is used then
 */
export function fillTemplate(template: string, complete: string, names: TemplateNames): string | null {
  const lines = template.replace(/\r\n?/g, '\n').split('\n');
  const slots = readPlan(lines.join('\n'));
  const plan = readPlan(complete);
  const source = complete.split('\n');
  for (const section of inReverse(slots)) {
    const at = slots.sections[section];
    if (at !== null) {
      const body = bodyOf(source, plan, section);
      const end = endOfSection(lines, at.line);
      const filled =
        section === 'technical-context'
          ? fillFields(lines, { slots, plan, from: at.line, end })
          : withOwnParts(lines.slice(at.line, end), body);
      lines.splice(at.line, end - at.line, ...surrounded(filled));
    }
  }
  const missing = PLAN_SECTIONS.filter((section) => slots.sections[section] === null).flatMap((section) => [
    '',
    sectionTitle(source, plan, section),
    ...bodyOf(source, plan, section),
  ]);
  const text = withTitle(fillNames([...lines, ...missing].join('\n'), names), source[0] ?? '');
  return readsBack(text, plan) ? text : null;
}

/** Sections from the last to the first in the template, so that lines above an edit keep their numbers. */
function inReverse(slots: PlanDocument): PlanSection[] {
  return [...PLAN_SECTIONS].sort((a, b) => (slots.sections[b]?.line ?? 0) - (slots.sections[a]?.line ?? 0));
}

function sectionTitle(source: readonly string[], plan: PlanDocument, section: PlanSection): string {
  return source[(plan.sections[section]?.line ?? 1) - 1] ?? '';
}

function bodyOf(source: readonly string[], plan: PlanDocument, section: PlanSection): string[] {
  const at = plan.sections[section];
  return at === null ? [] : source.slice(at.line, endOfSection(source, at.line));
}

/** The last line before the next heading of the same or a higher level; lines count from 1. */
function endOfSection(lines: readonly string[], heading: number): number {
  const depth = depthOf(lines[heading - 1] ?? '') ?? 2;
  const next = headingLines(lines).find((at) => at >= heading && (depthOf(lines[at] ?? '') ?? 7) <= depth);
  return next ?? lines.length;
}

/**
 * The content of a section with the parts that only the template has, each in its place. A template that has none of
 * our parts (perhaps one in another language) is assumed to have all of them in another form.
 */
function withOwnParts(template: readonly string[], body: readonly string[]): string[] {
  const told = sectionsOf(body);
  const own = sectionsOf(template).filter(({ heading }) => heading !== '');
  const keys = new Set(told.map(({ heading }) => keyOf(heading)));
  if (told.length > 1 && !own.some(({ heading }) => keys.has(keyOf(heading)))) return [...body];
  const left = [...told];
  const before = left[0]?.heading === '' ? left.splice(0, 1) : [];
  const parts = own.flatMap((part) => {
    const at = left.findIndex(({ heading }) => keyOf(heading) === keyOf(part.heading));
    return at < 0 ? (keys.has(keyOf(part.heading)) ? [] : [part]) : left.splice(0, at + 1);
  });
  return [...before, ...parts, ...left].flatMap((part) => ['', ...linesOf(part)]);
}

function fillFields(
  lines: readonly string[],
  { slots, plan, from, end }: { slots: PlanDocument; plan: PlanDocument; from: number; end: number },
): string[] {
  const body = lines.slice(from, end);
  const left = new Map(plan.technicalContext.fields.map((field) => [field.name, field]));
  for (const slot of slots.technicalContext.fields) {
    const field = left.get(slot.name);
    const index = slot.position.line - 1 - from;
    if (field !== undefined && index >= 0 && index < body.length) {
      body[index] = fieldLine(slot.label, field.value);
      left.delete(slot.name);
    }
  }
  const added = [...left.values()].flatMap(({ name, value }) => ['', fieldLine(name, value)]);
  return [...withoutComments(body), ...added];
}

function fieldLine(label: string, value: string | null): string {
  return `**${label}**: ${value ?? ''}`;
}

/** The notes of a template to whoever fills it in are HTML comments. */
function withoutComments(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  let kept = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start === -1 ? -1 : text.indexOf('-->', start);
    if (end === -1) {
      return `${kept}${text.slice(at)}`.split('\n');
    }
    kept += text.slice(at, start);
    at = end + '-->'.length;
  }
}

function surrounded(body: readonly string[]): string[] {
  return ['', ...body.join('\n').trim().split('\n'), ''];
}

function withTitle(text: string, heading: string): string {
  const lines = text.split('\n');
  const hasTitle = headingLines(lines).some((at) => depthOf(lines[at] ?? '') === 1);
  return `${[...(hasTitle ? [] : [heading, '']), ...lines]
    .join('\n')
    .trim()
    .replace(/\n{3,}/g, '\n\n')}\n`;
}

function readsBack(text: string, plan: PlanDocument): boolean {
  const read = readPlan(text);
  const paths = (document: PlanDocument): string =>
    document.layout.map(({ path, status }) => `${path} ${status}`).join('\n');
  const isWhole = Object.values(read.sections).every((position) => position !== null);
  return read.nature === 'plan' && isWhole && paths(read) === paths(plan);
}
