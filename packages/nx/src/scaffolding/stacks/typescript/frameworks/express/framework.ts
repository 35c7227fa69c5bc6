import type { FrameworkDeclaration } from '../framework.js';

export const express: FrameworkDeclaration = {
  title: 'Express',
  side: 'server',
  named: /\bexpress(?:\.?js)?\b/iu,
  drawn: null,
  started: /['"]express['"]/,
  plugin: '@nx/express',
  application: { e2eTestRunner: 'none' },
  library: null,
  bundlers: {},
  layers: ['interface'],
  sample: /^src\/main\.ts$/,
};
