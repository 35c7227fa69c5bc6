import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanDocument } from '../../../src/model/plan.js';

const FIXTURES = join(__dirname, '../../fixtures/documents');

/** The text of a fixture, `name` relative to fixtures/documents. */
export function fixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

/** Entries as `path kind status`, one line each. */
export function treeOf(plan: PlanDocument): string[] {
  return plan.layout.map((entry) => `${entry.path} ${entry.kind} ${entry.status}`);
}

/** Rows as `principle | number | verdict | phase`. */
export function rowsOf(plan: PlanDocument): string[] {
  return plan.constitutionCheck.rows.map((row) =>
    [row.principle, row.number ?? '-', row.verdict, row.phase].join(' | '),
  );
}

/** Fields as `name = value`, with `?` where the value is open and `-` where there is none. */
export function fieldsOf(plan: PlanDocument): string[] {
  return plan.technicalContext.fields.map(
    (field) => `${field.name} = ${field.value ?? '-'}${field.open ? ' ?' : ''}`,
  );
}

export function reasonsOf(document: { readonly findings: readonly { readonly reason: string }[] }): string[] {
  return document.findings.map((finding) => finding.reason);
}

/** A plan whose source tree is a block of the given lines. */
export function planWith(tree: string, info = 'text'): string {
  return `# Implementation Plan: Cards\n\n## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`${info}\n${tree}\n\`\`\`\n`;
}
