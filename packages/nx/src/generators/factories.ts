import { GeneratorProblem } from '../scaffolding/problem.js';
import { guarded, guardedSync, type Factory } from './guarded.js';

/**
 * What Nx calls. `@nx/devkit` is an optional peer: as a required one, npm would install the newest version, which does
 * not work with an older Nx. The packages of Nx bring it in nearly every workspace. If none does, `init` adds it and the
 * other generators say that it is missing, instead of failing at their first import. Each is guarded here, and not where it is
 * exported for others: those who call it from code write the files themselves.
 */
export const init: Factory = async (tree, options) => {
  if (!(await hasDevkit())) {
    const { addDevkit } = await import('./init/devkit.js');
    const setup: Factory = (given, wanted) => Promise.resolve(addDevkit(given, wanted));
    return guarded('init', setup, { isSetup: true })(tree, options);
  }
  return guarded('init', (await import('./init/generator.js')).default)(tree, options);
};
export const preset = withDevkit(async () =>
  guarded('preset', (await import('./preset/generator.js')).default),
);
export const constitution = withDevkit(async () =>
  guarded('constitution', (await import('./constitution/generator.js')).default),
);
export const spec = withDevkit(async () => guarded('spec', (await import('./spec/generator.js')).default));
export const structure = withDevkit(async () =>
  guarded('structure', (await import('./structure/generator.js')).default),
);
export const conform = withDevkit(async () =>
  guarded('conform', (await import('./conform/generator.js')).default),
);
export const plan = withDevkit(async () => guarded('plan', (await import('./plan/generator.js')).default));
export const tasks = withDevkit(async () => guarded('tasks', (await import('./tasks/generator.js')).default));
export const evidence = withDevkit(async () =>
  guarded('evidence', (await import('./evidence/generator.js')).default),
);
export const feature = withDevkit(async () =>
  guarded('feature', (await import('./feature/generator.js')).default),
);
export const sync = withDevkit(async () => guardedSync((await import('./sync/generator.js')).default));
export const baseline = withDevkit(async () =>
  guarded('baseline', (await import('./baseline/generator.js')).default),
);
export const canary = withDevkit(async () =>
  guarded('canary', (await import('./canary/generator.js')).default),
);
export const status = withDevkit(async () =>
  guarded('status', (await import('./status/generator.js')).default),
);

function withDevkit(load: () => Promise<Factory>): Factory {
  return async (tree, options) => {
    if (await hasDevkit()) return (await load())(tree, options);
    throw new GeneratorProblem(
      'The package @nx/devkit is not installed.',
      'Run `nx g @plangate/nx:init`, which adds the version that matches this Nx.',
    );
  };
}

async function hasDevkit(): Promise<boolean> {
  try {
    await import('@nx/devkit');
    return true;
  } catch (error) {
    // Any other error has its own message.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return false;
    throw error;
  }
}
