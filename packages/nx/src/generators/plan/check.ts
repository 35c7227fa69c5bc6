import { principleLabel, specKitRoot, type WorkspaceFiles } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';

/** The table of the principles in force: those of the workspace, of the directories above the feature, and of its projects. */
export function constitutionCheck(files: WorkspaceFiles, feature: string, roots: readonly string[]): string {
  const holder = specKitRoot(files, feature);
  const places = new Set([...(holder === '.' ? [] : [holder]), ...roots]);
  const principles = ['', ...[...places].map((root) => `${root}/`)].flatMap((place) => {
    const text = files.read(`${place}.specify/memory/constitution.md`);
    return text.ok ? readConstitution(text.text).principles : [];
  });
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
