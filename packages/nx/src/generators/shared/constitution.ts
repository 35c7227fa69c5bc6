import {
  describeGate,
  principleLabel,
  renderDefaultConstitution,
  sanitize,
  type ConstitutionDocument,
} from '@plangate/core';
import { readJson, type Tree } from '@nx/devkit';

/** The default constitution of a workspace, for whoever has none. */
export function defaultConstitution(tree: Tree, date: string): string {
  const manifest = tree.exists('package.json') ? readJson<{ name?: string }>(tree, 'package.json') : {};
  const name = (manifest.name ?? 'Workspace').replace(/^@([^/]+)\/source$/u, '$1');
  return renderDefaultConstitution({ projectName: name, language: 'typescript', date });
}

/** What a constitution means to Plangate, a line each: its gates, what they were read from, or that it is attested. */
export function describeConstitution(document: ConstitutionDocument, file: string): string[] {
  const lines = [`${file} has ${document.principles.length} principles:`];
  for (const principle of document.principles) {
    const label = sanitize(principleLabel(principle));
    if (principle.gates.length === 0) {
      lines.push(`  ${label}: attested in each plan's Constitution Check`);
      continue;
    }
    for (const gate of principle.gates) {
      const place = `${file}:${gate.position.line}`;
      const how = gate.origin === 'block' ? place : `read from its words, ${place}`;
      lines.push(`  ${label}: ${sanitize(gate.id)} (${sanitize(describeGate(gate))}; ${how})`);
      if (gate.origin === 'words') {
        lines.push(`    "${sanitize(gate.quote)}"`);
      }
    }
  }
  const wrong = document.findings.length;
  if (wrong > 0) {
    lines.push(
      `  ${wrong} finding${wrong === 1 ? '' : 's'} in it; run "nx run-many -t gate" to see each with its place.`,
    );
  }
  return lines;
}
