import type { FrameworkDeclaration } from '../framework.js';

export const vue: FrameworkDeclaration = {
  title: 'Vue',
  side: 'client',
  named: /\bvue(?:\.?js)?\b/iu,
  notNamed: /\b(?:nuxt(?:\.?js)?|quasar|vitepress)\b/iu,
  drawn: /\.vue$/,
  started: /['"]vue['"]/,
  plugin: '@nx/vue',
  application: { style: 'css', routing: false, e2eTestRunner: 'none' },
  library: { component: false },
  bundlers: { vite: ['@nx/vite', '@nx/vitest'] },
  testRunner: 'vitest',
  compiler: 'vue-tsc',
  layers: ['client'],
  sample: /^src\/app\//,
};
