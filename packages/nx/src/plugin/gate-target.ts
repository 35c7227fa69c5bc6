import type { TargetConfiguration } from '@nx/devkit';
import type { Inputs } from './inputs.js';
import { DEFAULT_OPTIONS, type ResolvedPluginOptions } from '../options/defaults.js';

export const GATE_EXECUTOR = '@plangate/nx:gate';
const REPORT_EXECUTOR = '@plangate/nx:report';
/** Tag of the node of every feature. */
export const FEATURE_TAG = 'type:feature';

const DESCRIPTIONS = {
  project: 'Judges the project by the gates of the constitution',
  feature: 'Judges the plan of the feature by the constitution and by what is on disk',
};

/** Makes the target `gate` of one project or feature. */
export type GateTargetOf = (
  subject: keyof typeof DESCRIPTIONS,
  needs: { dependsOn: readonly string[]; inputs: Inputs },
) => TargetConfiguration;

/** The targets `gate` of a workspace; what they have in common is made once. */
export function gateTargets(options: ResolvedPluginOptions): GateTargetOf {
  const executorOptions = optionsOfExecutor(options);
  return (subject, { dependsOn, inputs }) => ({
    executor: GATE_EXECUTOR,
    cache: true,
    options: executorOptions,
    dependsOn: [...dependsOn],
    inputs,
    // Nx fills in the name: another plugin may still change what the project's own files say.
    outputs: ['{options.output}/{projectName}.json'],
    // Nx merges every key of every target into the graph; more than this would be felt in each command.
    metadata: { description: DESCRIPTIONS[subject] },
  });
}

/** Only what the executor would not assume by itself. */
function optionsOfExecutor(options: ResolvedPluginOptions): Record<string, unknown> {
  const { targets, specsRoots } = options;
  const sameRoots = JSON.stringify(specsRoots) === JSON.stringify(DEFAULT_OPTIONS.specsRoots);
  return {
    output: options.output,
    ...(Object.keys(targets).length === 0 ? {} : { targets }),
    ...(sameRoots ? {} : { specsRoots }),
  };
}

/** The target that reports all verdicts, by its name: it reads what is in files of others, so it has no cache. */
export function reportTarget({
  gateTargetName,
  output,
}: ResolvedPluginOptions): Record<string, TargetConfiguration> {
  return {
    [`${gateTargetName}-report`]: {
      executor: REPORT_EXECUTOR,
      cache: false,
      options: { output },
      metadata: { description: 'Reports the verdicts on all projects and features' },
    },
  };
}
