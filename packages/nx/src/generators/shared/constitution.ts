import {
  describeGate,
  principleLabel,
  sanitize,
  statedGates,
  type ConstitutionDocument,
  type GateDeclaration,
  type WorkspaceFiles,
} from '@plangate/core';
import { parseJson } from '@nx/devkit';
import {
  renderDefaultConstitution,
  type ConstitutionFit,
  type ConstitutionTools,
} from '../../scaffolding/default-constitution.js';
import { plural } from '@plangate/core/graph';
import { defaultStack } from '../../scaffolding/stacks/choose.js';
import { STACKS } from '../../scaffolding/stacks/index.js';

const ATTESTED = "attested in each plan's Constitution Check";

/** The default constitution, for a workspace that has none. */
export function defaultConstitution(files: WorkspaceFiles, date: string, fit: ConstitutionFit = {}): string {
  const text = files.read('package.json');
  const manifest = parseJson<{ name?: string }>(text.ok ? text.text : '{}');
  const name = (manifest.name ?? 'Workspace').replace(/^@([^/]+)\/source$/u, '$1');
  return renderDefaultConstitution({ projectName: name, tools: toolsOf(files), date, fit });
}

/** What is said of the tools of each language that the workspace has; of those of the default one if it shows none. */
function toolsOf(files: WorkspaceFiles): ConstitutionTools {
  const present = STACKS.filter((stack) => stack.isPresent(files));
  const tools = (present.length === 0 ? [defaultStack()] : present).map(({ constitution }) => constitution);
  const all = (field: keyof ConstitutionTools): string => tools.map((one) => one[field]).join('\n');
  return { style: all('style'), types: all('types'), validation: all('validation') };
}

/** What Plangate reads from a constitution, one line each: its gates and where they were read, or that plans attest a principle. */
export function describeConstitution(document: ConstitutionDocument, file: string): string[] {
  const { principles, findings, elsewhere = [] } = document;
  const lines = [`${file} has ${principles.length} principles:`];
  for (const { principle, gate } of statedGates(document)) {
    const label = sanitize(principleLabel(principle));
    if (gate !== null) lines.push(...describe(label, gate, file));
    else if (principle.gates.length === 0) lines.push(`  ${label}: ${ATTESTED}`);
    else lines.push(`  ${label}: also ${ATTESTED}, because its prose proves it only in part`);
  }
  if (elsewhere.length > 0) lines.push('  Outside the principles, so nothing is judged by it:');
  lines.push(...elsewhere.flatMap((gate) => describe('', gate, file)));
  const wrong = findings.length;
  if (wrong > 0) {
    lines.push(`  ${plural(wrong, 'finding')} in it; run "nx run-many -t gate" to see each with its place.`);
  }
  return lines;
}

function describe(label: string, gate: GateDeclaration, file: string): string[] {
  const place = `${file}:${gate.position.line}`;
  const unbound = gate.rules.status === 'evaluated' ? 'not judged until it is bound; ' : '';
  const how = gate.origin === 'block' ? place : `${unbound}read from its words, ${place}`;
  const lead = label === '' ? '    ' : `  ${label}: ${sanitize(gate.id)} `;
  const told = `${lead}(${sanitize(describeGate(gate))}; ${how})`;
  return gate.origin === 'block' ? [told] : [told, `    "${sanitize(gate.quote)}"`];
}
