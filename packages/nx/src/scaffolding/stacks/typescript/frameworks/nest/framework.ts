import type { FrameworkDeclaration } from '../framework.js';

export const nest: FrameworkDeclaration = {
  title: 'NestJS',
  side: 'server',
  named: /\bnest(?:\.?js)\b/iu,
  drawn: /\.(?:module|controller)\.ts$/,
  started: /['"]@nestjs\/core['"]/,
  plugin: '@nx/nest',
  application: { e2eTestRunner: 'none' },
  library: { buildable: true },
  bundlers: {},
  layers: [],
  sample: null,
};
