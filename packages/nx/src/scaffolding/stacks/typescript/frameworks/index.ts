import { angular } from './angular/framework.js';
import { express } from './express/framework.js';
import type { FrameworkDeclaration } from './framework.js';
import { nest } from './nest/framework.js';
import { react } from './react/framework.js';
import { vue } from './vue/framework.js';

/** The frameworks whose projects the stack can make, those first whose files tell more. */
export const FRAMEWORKS = { vue, angular, react, nest, express } satisfies Record<
  string,
  FrameworkDeclaration
>;

/** The name of a framework, which is that of its folder. */
export type Framework = keyof typeof FRAMEWORKS;

export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS) as Framework[];

/** What a framework declares; null where a project has none. */
export function declarationOf(framework: Framework | 'none'): FrameworkDeclaration | null {
  return framework === 'none' ? null : FRAMEWORKS[framework];
}
