import type { GateRun } from './types.js';

/** With one of these among its packages, Nx reads the imports of a workspace unless nx.json says otherwise. */
const READERS = ['@nx/workspace', '@nx/js', '@nx/node', '@nx/next', '@nx/react', '@nx/angular', '@nx/web'];

/** Whether Nx itself reads the imports of TypeScript and JavaScript sources for its project graph. */
export function analysesSources({
  files,
  nxJson,
}: Pick<GateRun, 'nxJson'> & { readonly files: NonNullable<GateRun['files']> }): boolean {
  const configured = nxJson?.pluginsConfig?.['@nx/js'];
  if (configured !== undefined) return configured.analyzeSourceFiles !== false;
  const text = files.read('package.json');
  const packages = packagesIn(text.ok ? text.text : '{}');
  return READERS.some((name) => packages.has(name));
}

function packagesIn(text: string): ReadonlySet<string> {
  try {
    const manifest = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    const lists = [manifest?.dependencies, manifest?.devDependencies];
    return new Set(
      lists.flatMap((list) => (typeof list === 'object' && list !== null ? Object.keys(list) : [])),
    );
  } catch {
    return new Set();
  }
}
