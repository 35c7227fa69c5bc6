import type { Finding } from '../../model/finding.js';
import { PLAN_SECTIONS, type PlanDocument, type PlanSection } from '../../model/plan.js';
import type { Position } from '../../model/position.js';
import { findLeftovers, uniqueLeftovers } from '../../markdown/leftovers.js';
import { withDescendants, type Section } from '../../markdown/outline.js';
import { openDocument, type ClosedDocument, type OpenDocument } from '../../markdown/document.js';
import { cut } from '../../base/plain-text.js';
import { checkSections, readConstitutionCheck } from './check/check-reader.js';
import { readComplexity } from './complexity.js';
import { blankUnreadSections } from './skip-unread.js';
import { hasEmptySummary } from './empty-summary.js';
import { readHeader } from './header.js';
import { natureOf } from './document-kind.js';
import { namedDocuments } from './named-documents.js';
import { findSection, opensSection } from './section-names.js';
import { mendShape } from './repairs.js';
import { readStructureDecision } from './structure-decision.js';
import { readTechnicalContext } from './technical-context.js';
import { readTitle } from './title.js';
import { readTree } from './tree/read-tree.js';

/**
 * Reads a plan.md. Never throws: what cannot be understood is a finding with its place. Positions are those of
 * `text` itself, a byte order mark and CRLF included.
 */
export function readPlan(text: string): PlanDocument {
  return planOf(openPlanDocument(text));
}

/** Opens the document of a plan, as it is read. */
export function openPlanDocument(text: string): OpenDocument | ClosedDocument {
  return openDocument(text, { repair: mendShape, skip: blankUnreadSections });
}

/** Reads a plan that was opened; see {@link readPlan}. */
export function planOf(open: OpenDocument | ClosedDocument): PlanDocument {
  if (!open.ok) {
    const natureReason = open.problem === 'binary' ? 'the file is not a text' : 'the file is too large';
    return { ...EMPTY, nature: 'unreadable', natureReason, findings: open.findings };
  }
  const parsed = open.parse();
  if (parsed === null) return TOO_DEEP;
  const { lines } = open;
  const { outline } = parsed;
  const parts = readParts(outline, open);
  const nature = natureOf({ outline, lines, ...parts });
  const { title, header, context, check, tree, decision, documents, complexity } = parts;
  return {
    ...nature,
    title,
    header: header.header,
    sections: sectionPositions(outline),
    ...(hasEmptySummary(outline, lines) ? { emptySummary: true } : {}),
    technicalContext: { fields: context.fields },
    constitutionCheck: { rows: check.rows, results: check.results },
    layout: tree.layout,
    layoutPosition: tree.position,
    ...(tree.documents === null ? {} : { drawnDocuments: tree.documents }),
    structureDecision: decision.decision,
    ...(documents.length === 0 ? {} : { documents }),
    complexity: { rows: complexity.rows },
    leftovers: uniqueLeftovers([
      ...open.conflicts,
      ...[header, context, tree, decision, complexity].flatMap((read) => read.leftovers),
      ...findLeftovers(lines),
    ]),
    findings: [
      ...open.findings,
      ...parsed.findings,
      ...natureFindings(nature),
      ...duplicates(outline),
      ...[header, check, tree, complexity].flatMap((read) => read.findings),
    ],
  };
}

/** What each section holds. */
function readParts(outline: readonly Section[], { lines, written }: OpenDocument) {
  const below = (name: PlanSection): Section[] => {
    const section = findSection(outline, name);
    return section ? withDescendants(outline, section) : [];
  };
  const structure = below('project-structure');
  const decision = readStructureDecision(structure, outline, lines);
  return {
    title: readTitle(outline),
    header: readHeader(lines.slice(0, headerEnd(outline, lines.length))),
    context: readTechnicalContext(below('technical-context'), lines),
    check: readConstitutionCheck(outline, lines),
    documents: namedDocuments(structure, lines),
    tree: readTree(structure, { outline, lines: written, decision: decision.decision?.text ?? null }),
    decision,
    complexity: readComplexity(below('complexity-tracking')),
  };
}

const NO_SECTIONS: PlanDocument['sections'] = {
  summary: null,
  'technical-context': null,
  'constitution-check': null,
  'project-structure': null,
  'complexity-tracking': null,
};

const EMPTY: PlanDocument = {
  nature: 'empty',
  natureReason: '',
  title: null,
  header: { branch: null, date: null, spec: null, input: null },
  sections: NO_SECTIONS,
  technicalContext: { fields: [] },
  constitutionCheck: { rows: [], results: [] },
  layout: [],
  layoutPosition: null,
  structureDecision: null,
  complexity: { rows: [] },
  leftovers: [],
  findings: [],
};

const TOO_DEEP: PlanDocument = {
  ...EMPTY,
  nature: 'unreadable',
  natureReason: 'the document is nested too deeply',
  findings: [{ reason: 'markdown-too-dense', args: { blocks: 1 }, position: { line: 1, column: 1 } }],
};

/** The header ends at the first heading of level 2, or after forty lines if there is none. */
function headerEnd(outline: readonly Section[], lineCount: number): number {
  const second = outline.find((section) => section.depth >= 2);
  return Math.min(second ? second.position.line - 1 : lineCount, 40);
}

function sectionPositions(outline: readonly Section[]): PlanDocument['sections'] {
  const positions: Record<PlanSection, Position | null> = { ...NO_SECTIONS };
  for (const name of PLAN_SECTIONS) positions[name] = findSection(outline, name)?.position ?? null;
  positions['constitution-check'] = checkSections(outline)[0]?.position ?? null;
  return positions;
}

function natureFindings(nature: { nature: PlanDocument['nature']; natureReason: string }): Finding[] {
  const position = null;
  const args = { why: nature.natureReason };
  if (nature.nature === 'empty') return [{ reason: 'document-empty', args: {}, position }];
  if (nature.nature === 'template') return [{ reason: 'plan-template-unfilled', args, position }];
  return nature.nature === 'foreign' ? [{ reason: 'plan-foreign', args, position }] : [];
}

/** A standard section that occurs twice with the same title at the same level; the first one is read. */
function duplicates(outline: readonly Section[]): Finding[] {
  const names = PLAN_SECTIONS.filter((name) => name !== 'summary' && name !== 'constitution-check');
  return names.flatMap((name) => {
    const first = findSection(outline, name);
    const others = outline.filter(
      (section) =>
        section !== first &&
        section.key === first?.key &&
        section.depth === first.depth &&
        opensSection(section, name),
    );
    return others.map(
      (section): Finding => ({
        reason: 'section-duplicated',
        args: { title: cut(section.title) },
        position: section.position,
      }),
    );
  });
}
