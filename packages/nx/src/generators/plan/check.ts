import { principleLabel, type Principle } from '@plangate/core';

/** The table of the principles in force over a feature and its projects. */
export function constitutionCheck(principles: readonly Principle[]): string {
  if (principles.length === 0) {
    return 'The workspace has no constitution with principles yet; `nx g @plangate/nx:init` writes one.';
  }
  const rows = principles.map((principle) => {
    const gates = principle.gates.map(({ id }) => id).join(', ');
    const note =
      gates === ''
        ? 'to be attested here once the design is known'
        : `judged by \`nx run-many -t gate\`: ${gates}`;
    return `| ${cell(principleLabel(principle))} | PENDING | ${cell(note)} |`;
  });
  return ['| Principle | Status | Notes |', '| --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
