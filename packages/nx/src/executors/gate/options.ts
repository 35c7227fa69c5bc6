import type { GateTargets, Phase } from '@plangate/core';
import { DEFAULT_OPTIONS } from '../../options/defaults.js';
import { isUsual } from '../../options/usual.js';

/** The options of one gate, checked, with every default filled in. */
export interface ResolvedGateOptions {
  readonly phase: Phase | null;
  /** Whether the gates are tried as well. */
  readonly canary: boolean;
  /** Relative to the workspace root, with `/`. */
  readonly output: string;
  readonly targets: GateTargets;
  readonly specsRoots: readonly string[];
  readonly extends: readonly string[];
}

const { output, targets, specsRoots } = DEFAULT_OPTIONS;
const DEFAULTS: ResolvedGateOptions = {
  phase: null,
  canary: false,
  output,
  targets,
  specsRoots,
  extends: DEFAULT_OPTIONS.extends,
};

/** What Nx itself may leave among the options of a task. */
const FROM_NX = /^(?:_|\$0$|verbose$)/;

/**
 * Checks the options of a gate. What Nx refuses by a schema fails a batch without a word of why, so the schema that it
 * reads accepts every value, and the executor answers here. The zod schema is loaded only for options that differ from
 * the defaults: without a batch each gate is a process of its own.
 * @throws OptionsError naming each wrong option
 */
export async function resolveGateOptions(options: unknown): Promise<ResolvedGateOptions> {
  const given = Object.fromEntries(
    Object.entries(options ?? {}).filter(([name, value]) => !FROM_NX.test(name) && !isNothing(name, value)),
  );
  if (isUsual(given, DEFAULTS)) return DEFAULTS;
  const [{ checkOptions }, { schema }] = await Promise.all([
    import('../../options/check.js'),
    import('./schema.js'),
  ]);
  const checked = checkOptions(schema, given, '"@plangate/nx:gate"');
  return {
    phase: checked.phase ?? null,
    canary: checked.canary ?? false,
    output: checked.output ?? output,
    targets: checked.targets ?? targets,
    specsRoots: checked.specsRoots ?? specsRoots,
    extends: checked.extends ?? DEFAULT_OPTIONS.extends,
  };
}

/** `--phase=$PHASE` with nothing in the variable, and no directory at all, mean the default. */
function isNothing(name: string, value: unknown): boolean {
  if (name === 'phase' && value === '') return true;
  return value === undefined || value === null || (name === 'specsRoots' && isEmptyList(value));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
