import { joinPath } from '@plangate/core/graph';
import { DEFAULT_OPTIONS } from '../../options/defaults.js';
import { GATE_EXECUTOR } from '../../plugin/gate-target.js';
import { verdictFileName } from '../gate/verdict-file.js';

/** The nodes of Nx's project graph, as far as a report looks at them. */
export type ReportNodes = Readonly<
  Record<
    string,
    {
      readonly data: {
        readonly root: string;
        readonly tags?: readonly string[];
        readonly targets?: Readonly<
          Record<string, { readonly executor?: string; readonly options?: unknown }>
        >;
      };
    }
  >
>;

/**
 * Where the gate of a project writes its verdict, relative to the workspace root; null: it has no gate.
 * @param target only a gate of this name; default: of any
 */
export function verdictPath(
  project: string,
  node: ReportNodes[string] | undefined,
  target?: string,
): string | null {
  const [, gate] =
    Object.entries(node?.data.targets ?? {}).find(
      ([name, { executor }]) => executor === GATE_EXECUTOR && (target ?? name) === name,
    ) ?? [];
  if (gate === undefined) return null;
  const { output } = (gate.options ?? {}) as { readonly output?: unknown };
  return joinPath(typeof output === 'string' ? output : DEFAULT_OPTIONS.output, verdictFileName(project));
}
