import type { ConstitutionDocument, Principle } from '../model/constitution.js';
import type { GateDeclaration } from '../model/gate.js';
import { impliedAttestation, isAttested } from '../principles/attested.js';
import { memoize } from '../base/memo.js';
import { ancestorsOf } from '../base/paths.js';
import type { ConstitutionLayer } from '../model/workspace.js';

/** A constitution that could be read, and where it is. */
export interface ReadLayer {
  readonly root: string;
  readonly file: string;
  readonly document: ConstitutionDocument;
}

/** A gate and the principle and the constitution it is in. */
export interface DeclaredGate {
  readonly gate: GateDeclaration;
  readonly principle: Principle | null;
  readonly layer: ReadLayer | null;
}

/** The layers whose directory holds a path, outermost first. */
export function layersOver(path: string, layers: readonly ConstitutionLayer[]): readonly ConstitutionLayer[] {
  const byRoot = indexByRoot(layers);
  return ['.', ...(path === '.' ? [] : [...ancestorsOf(path).reverse(), path])].flatMap(
    (root) => byRoot.get(root) ?? [],
  );
}

const indexByRoot = memoize(
  (layers: readonly ConstitutionLayer[]) => new Map(layers.map((layer) => [layer.root, layer])),
);

/** A layer as read; null when its document could not be read, which is a fault of its own. */
export function readLayer(layer: ConstitutionLayer): ReadLayer | null {
  const { root, constitution } = layer;
  return constitution.ok ? { root, file: constitution.file, document: constitution.document } : null;
}

/**
 * Every gate of a constitution that is judged, in its order. What words state and no report can prove, such as a limit of the
 * code, is left to the plans that attest it until somebody binds it: a gate that nobody wrote must not run linters.
 */
export function declaredGates(layer: ReadLayer): readonly DeclaredGate[] {
  return layer.document.principles.flatMap((principle) =>
    principle.gates
      .filter(({ origin, rules }) => origin === 'block' || rules.status === 'enforced')
      .map((gate) => ({ gate, principle, layer })),
  );
}

/** The attestation that a principle without a gate, or with doubtful ones, asks of every plan. */
export function impliedAttestations(layer: ReadLayer): readonly DeclaredGate[] {
  return layer.document.principles
    .filter(isAttested)
    .map((principle) => ({ gate: impliedAttestation(principle), principle, layer }));
}
