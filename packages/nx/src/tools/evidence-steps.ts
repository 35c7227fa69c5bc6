import type { EvidenceStep, TargetPatch } from './evidence.js';

/** Parts of a step as one. Of options, files and lines that two parts set, the later one counts. */
export function joinSteps(
  writes: string | null,
  parts: readonly Omit<EvidenceStep, 'writes'>[],
): EvidenceStep {
  const target = joinPatches(parts.flatMap((part) => part.target ?? []));
  const line = parts.findLast((part) => part.line !== undefined)?.line;
  const byHand = parts.flatMap((part) => part.byHand ?? []);
  const files = Object.assign({}, ...parts.map((part) => part.files ?? {})) as Record<string, string>;
  return {
    writes,
    ...(Object.keys(files).length === 0 ? {} : { files }),
    ...(target === null ? {} : { target }),
    ...(line === undefined ? {} : { line }),
    ...(byHand.length === 0 ? {} : { byHand }),
  };
}

function joinPatches(patches: readonly TargetPatch[]): TargetPatch | null {
  const options = Object.assign({}, ...patches.map((patch) => patch.options ?? {})) as Record<
    string,
    unknown
  >;
  const outputs = [...new Set(patches.flatMap((patch) => patch.outputs ?? []))];
  const dependsOn = [...new Set(patches.flatMap((patch) => patch.dependsOn ?? []))];
  if (Object.keys(options).length + outputs.length + dependsOn.length === 0) return null;
  return {
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...(outputs.length === 0 ? {} : { outputs }),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  };
}

/** Whether a step leaves everything as it is. */
export function changesNothing({ files, target, line }: EvidenceStep): boolean {
  return files === undefined && target === undefined && line === undefined;
}
