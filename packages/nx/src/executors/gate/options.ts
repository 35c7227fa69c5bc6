import { PHASES, type GateTargets, type Phase } from '@plangate/core';
import { DEFAULT_OPTIONS, resolvePluginOptions } from '../../plugin/options.js';
import { nearest } from '@plangate/core/graph';

/** The options of one gate, checked, with every default filled in. */
export interface ResolvedGateOptions {
  readonly phase: Phase | null;
  /** Relative to the workspace root, with `/`. */
  readonly output: string;
  readonly targets: GateTargets;
  readonly specsRoots: readonly string[];
}

/** What is wrong with the options of a gate. */
export class GateOptionsError extends Error {
  constructor(problem: string) {
    super(`Options of "@plangate/nx:gate": ${problem}`);
    this.name = 'GateOptionsError';
  }
}

const KNOWN = ['phase', 'output', 'targets', 'specsRoots'];
/** What Nx itself may leave among the options of a task. */
const FROM_NX = /^(?:_|\$0$|verbose$)/;

/**
 * Checks the options of a gate. Nx checks them against the schema for a single task but says nothing of what is
 * wrong in a batch, so that the schema lets everything pass and the executor answers here.
 * @throws GateOptionsError naming the option, what was expected, and the nearest right word
 */
export function resolveGateOptions(options: unknown): ResolvedGateOptions {
  const given: Record<string, unknown> =
    typeof options === 'object' && options !== null ? { ...options } : {};
  const unknown = Object.keys(given).find((option) => !KNOWN.includes(option) && !FROM_NX.test(option));
  if (unknown !== undefined)
    throw new GateOptionsError(
      `unknown option "${unknown}".${hint(unknown, KNOWN)} Known are ${KNOWN.join(', ')}.`,
    );
  const { phase, ...others } = Object.fromEntries(KNOWN.map((name) => [name, given[name]]));
  return { phase: resolvePhase(phase), ...resolveShared(others) };
}

function resolvePhase(value: unknown): Phase | null {
  if (value === undefined || value === null || value === '') return null;
  const phase = PHASES.find((known) => known === value);
  if (phase !== undefined) return phase;
  const meant = typeof value === 'string' ? hint(value, PHASES) : '';
  const received = JSON.stringify(value).slice(0, 80);
  throw new GateOptionsError(`"phase" must be one of ${PHASES.join(', ')}, but is ${received}.${meant}`);
}

/** The options that the plugin has too, checked by the same rules. */
function resolveShared(given: Record<string, unknown>): Omit<ResolvedGateOptions, 'phase'> {
  try {
    const { output, targets, specsRoots } = resolvePluginOptions(given);
    return { output, targets, specsRoots: specsRoots.length === 0 ? DEFAULT_OPTIONS.specsRoots : specsRoots };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new GateOptionsError(message.slice(message.indexOf(': ') + 2));
  }
}

function hint(written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  return meant === null ? '' : ` Did you mean "${meant}"?`;
}
