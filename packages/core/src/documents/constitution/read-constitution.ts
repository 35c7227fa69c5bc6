import type { ConstitutionDocument, Principle } from '../../model/constitution.js';
import type { Finding } from '../../model/finding.js';
import type { BlockReading } from './block-reading.js';
import { readBlock } from './block.js';
import { readExtensions } from './extensions.js';
import { gateFences, type GateFence } from './fences.js';
import { lostBlocks } from './lost-blocks.js';
import { gatesElsewhere } from './outside-principles.js';
import { leftoversOf, titleOf, versionOf } from './title-and-version.js';
import { Identifiers, slugOf, type UnnamedGate } from './identifiers.js';
import { MAX_SECTIONS, principleSections, type PrincipleSection } from './sections.js';
import { withTranslations } from './translations.js';
import { sentencesOf } from '../../prose/sentences.js';
import { readSource, type Source } from '../../markdown/constitution-source.js';
import { gatesInWords, type StatedGate } from './gates-in-words.js';
import type { KnownGates } from './known-gates.js';

const WITHOUT_PRINCIPLES: Finding = {
  reason: 'constitution-without-principles',
  args: undefined,
  position: null,
};

/** Blocks of one principle that are read. */
const MAX_BLOCKS = 200;

/** A constitution that is being read, and the kinds of gates that it is read with. */
interface Reading {
  readonly source: Source;
  readonly known: KnownGates;
}

/** A principle with its gates before they have ids. */
interface Draft {
  readonly section: PrincipleSection;
  readonly fences: readonly GateFence[];
  readonly gates: readonly UnnamedGate[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a constitution: its principles with the gates of their `gate` blocks or, if there is no block, those that
 * their words state plainly. Never throws: what is wrong is a finding at its line and column.
 * @param known the kinds of gates, each with its schema and phrases
 */
export function readConstitution(text: string, known: KnownGates): ConstitutionDocument {
  return constitutionOf(readSource(text), known);
}

/** Reads a constitution that was opened, or says why it could not be; see {@link readConstitution}. */
export function constitutionOf(source: Source | string, known: KnownGates): ConstitutionDocument {
  if (typeof source === 'string') return unreadable(source);
  const headings = source.root.children.filter(({ type }) => type === 'heading').length;
  if (headings > MAX_SECTIONS) return unreadable(`it has more than ${String(MAX_SECTIONS)} headings`);
  const sections = principleSections(source.root, source.lineCount);
  const drafts = withTranslations(sections).map(({ section, translation }) =>
    withTranslation(
      draftOf(section, { source, known }),
      translation === null ? null : draftOf(translation, { source, known }),
    ),
  );
  const identifiers = new Identifiers(drafts.flatMap(({ gates }) => gates));
  const extensions = readExtensions(source);
  // The principles may all be those of another one.
  const isComplete = drafts.length > 0 || extensions.extends.length > 0;
  return {
    title: titleOf(source),
    version: versionOf(source),
    principles: drafts.map((draft) => principleOf(draft, identifiers)),
    ...(extensions.extends.length === 0 ? {} : { extends: extensions.extends }),
    ...elsewhereOf({ source, known }, sections, identifiers),
    leftovers: leftoversOf(source),
    findings: [
      ...(isComplete ? [] : [WITHOUT_PRINCIPLES]),
      ...extensions.findings,
      ...source.findings,
      ...[
        ...drafts.flatMap(({ findings }) => findings),
        ...blocksOutside(source, drafts),
        ...lostBlocks(source.root, source),
        ...identifiers.findings,
      ].sort(byPosition),
    ],
  };
}

function elsewhereOf(
  { source, known }: Reading,
  sections: readonly PrincipleSection[],
  identifiers: Identifiers,
): Pick<ConstitutionDocument, 'elsewhere'> {
  if (sections.length === 0) return {};
  const elsewhere = gatesElsewhere(source, sections, known).map((stated) =>
    identifiers.name(unnamed(stated), 'elsewhere'),
  );
  return elsewhere.length === 0 ? {} : { elsewhere };
}

function draftOf(section: PrincipleSection, reading: Reading): Draft {
  const fences = gateFences(section.content, reading.source);
  if (fences.length === 0) return { section, fences, gates: statedGates(section, reading), findings: [] };
  const readings = fences.map((fence, index) => ({
    fence,
    ...(index < MAX_BLOCKS ? readBlock(fence, reading.known) : oneBlockTooMany(fence)),
  }));
  return {
    section,
    fences,
    gates: readings.flatMap(({ gates, fence }) =>
      gates.map((gate) => ({ ...gate, origin: 'block' as const, quote: fence.quote })),
    ),
    findings: readings.flatMap(({ findings }) => findings),
  };
}

/** Words are read in the language that states a gate; blocks of both count. */
function withTranslation(draft: Draft, translated: Draft | null): Draft {
  if (translated === null) return draft;
  const blocks = [draft, translated].filter(({ fences }) => fences.length > 0);
  const reading = draft.gates.length > 0 ? draft : translated;
  return {
    section: draft.section,
    fences: [...draft.fences, ...translated.fences],
    gates: blocks.length > 0 ? blocks.flatMap(({ gates }) => gates) : reading.gates,
    findings: [...draft.findings, ...translated.findings],
  };
}

function oneBlockTooMany({ position }: GateFence): BlockReading {
  const problem = `its principle has more than ${String(MAX_BLOCKS)} blocks`;
  return { gates: [], findings: [{ reason: 'gate-block-invalid', args: { problem }, position }] };
}

function statedGates({ content }: PrincipleSection, { source, known }: Reading): UnnamedGate[] {
  return gatesInWords(sentencesOf(content, source), known).map(unnamed);
}

function unnamed({ rules, doubtful, sentence: { text, position } }: StatedGate): UnnamedGate {
  const stated = { rules, origin: 'words', quote: text, position, idPosition: position } as const;
  return doubtful ? { ...stated, doubtful } : stated;
}

function principleOf({ section, gates }: Draft, identifiers: Identifiers): Principle {
  const { number, name, nonNegotiable } = section.heading;
  const lead = number ?? slugOf(name);
  return {
    number,
    name,
    nonNegotiable,
    position: section.position,
    gates: gates.map((gate) => identifiers.name(gate, lead)),
  };
}

/** A gate that no principle holds would never be judged: it must not go unseen. */
function blocksOutside(source: Source, drafts: readonly Draft[]): Finding[] {
  const inside = new Set(drafts.flatMap(({ fences }) => fences.map(({ position }) => position.line)));
  return gateFences(source.root.children, source)
    .filter(({ position }) => !inside.has(position.line))
    .map(({ position }): Finding => ({ reason: 'gate-block-outside-principle', args: undefined, position }));
}

function byPosition(one: Finding, other: Finding): number {
  const [from, to] = [one.position, other.position];
  if (from === null || to === null) return 0;
  return from.line - to.line || from.column - to.column;
}

function unreadable(problem: string): ConstitutionDocument {
  return {
    title: null,
    version: null,
    principles: [],
    leftovers: [],
    findings: [{ reason: 'constitution-unreadable', args: { problem }, position: null }],
  };
}
