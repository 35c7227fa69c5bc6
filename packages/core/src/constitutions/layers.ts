import type { ConstitutionDocument, Principle } from '../model/constitution.js';
import type { GateDeclaration } from '../model/gate.js';
import { impliedAttestation, isAttested } from '../principles/attested.js';
import { memoize } from '../base/memo.js';
import { ancestorsOf, isWithin } from '../base/paths.js';
import type { PackageIdentity } from '../model/package-identity.js';
import type { ConstitutionLayer } from '../model/workspace.js';

/** A constitution that could be read, and where it is. */
export interface ReadLayer {
  readonly root: string;
  readonly file: string;
  readonly document: ConstitutionDocument;
  readonly id: string;
  /** The ids of all that it extends, also through others. */
  readonly bases: readonly string[];
  /** The package that it is read from; null for one of the workspace itself. */
  readonly package: PackageIdentity | null;
}

/** A gate and the principle and the constitution it is in. */
export interface DeclaredGate {
  readonly gate: GateDeclaration;
  readonly principle: Principle | null;
  readonly layer: ReadLayer | null;
}

/**
 * The layers whose directory holds a path, outermost first; in each directory what its constitution extends precedes it. One that
 * several of them extend is there once, where it is outermost.
 */
export function layersOver(path: string, layers: readonly ConstitutionLayer[]): readonly ConstitutionLayer[] {
  const byRoot = indexByRoot(layers);
  const over = ['.', ...(path === '.' ? [] : [...ancestorsOf(path).reverse(), path])].flatMap(
    (root) => byRoot.get(root) ?? [],
  );
  return onlyOnce(over);
}

/** The layers over several paths, in their order; what the constitutions of several directories extend is there once. */
export function layersOverAll(
  paths: readonly string[],
  layers: readonly ConstitutionLayer[],
): readonly ConstitutionLayer[] {
  return onlyOnce([...new Set(paths.flatMap((path) => layersOver(path, layers)))]);
}

const indexByRoot = memoize((layers: readonly ConstitutionLayer[]) => {
  const byRoot = new Map<string, ConstitutionLayer[]>();
  for (const layer of layers) {
    const known = byRoot.get(layer.root);
    if (known === undefined) byRoot.set(layer.root, [layer]);
    else known.push(layer);
  }
  return byRoot;
});

/** The first of all layers of one document. */
function onlyOnce(layers: readonly ConstitutionLayer[]): readonly ConstitutionLayer[] {
  if (!layers.some(({ isBase }) => isBase)) return layers;
  const seen = new Set<string>();
  return layers.filter((layer) => {
    const id = idOf(layer);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function idOf({ id, constitution }: ConstitutionLayer): string {
  return id ?? constitution.file;
}

/** Whether a layer binds another one: its directory holds that of the other, or the other extends it. */
export function isOver(outer: ReadLayer | null, inner: ReadLayer | null): boolean {
  if (outer === null || inner === null) return false;
  return (outer.root !== inner.root && isWithin(inner.root, outer.root)) || inner.bases.includes(outer.id);
}

/** A layer as read; null when its document could not be read, which is a fault of its own. */
export function readLayer(layer: ConstitutionLayer): ReadLayer | null {
  const { root, constitution, bases = [] } = layer;
  if (!constitution.ok) return null;
  const { file, document } = constitution;
  return { root, file, document, id: idOf(layer), bases, package: layer.package ?? null };
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
