import type { FrameworkDeclaration } from '../framework.js';

export const angular: FrameworkDeclaration = {
  title: 'Angular',
  side: 'client',
  named: /\bangular\b/iu,
  notNamed: /\bangular\.?js\b/iu,
  drawn: /\.component\.(?:ts|html)$/,
  started: /['"]@angular\/platform-browser['"]/,
  plugin: '@nx/angular',
  module: '@nx/angular/generators',
  application: { style: 'css', routing: false, minimal: true, e2eTestRunner: 'none' },
  library: {},
  bundlers: {},
  runners: { vitest: 'vitest-analog' },
  layers: ['client'],
  sample: /^src\/app\/(?!app\.config\.ts$)/,
  needsPathMappings: true,
};
