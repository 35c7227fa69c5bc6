/** The kinds of workspaces that the shared ones stand for. */
export const FLAVOURS = {
  /** Project references and npm workspaces. */
  ts: { preset: 'ts', packageManager: 'npm' },
  /** `project.json` and path mappings. */
  apps: { preset: 'apps', packageManager: 'npm' },
  /** Project references and pnpm workspaces. */
  pnpm: { preset: 'ts', packageManager: 'pnpm' },
} as const;

export type Flavour = keyof typeof FLAVOURS;

/** The flavours of this run: `ts` alone, with `npm run e2e -- --all` each of them. */
export function wantedFlavours(): Flavour[] {
  const wanted = (process.env.PLANGATE_E2E_FLAVOURS ?? 'ts').split(',');
  return (Object.keys(FLAVOURS) as Flavour[]).filter((flavour) => wanted.includes(flavour));
}

/** The version of Nx that the workspaces are made with. */
export const NX_VERSION = '23.2.1';
