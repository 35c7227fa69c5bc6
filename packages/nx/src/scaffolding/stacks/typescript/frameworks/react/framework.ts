import type { FrameworkDeclaration } from '../framework.js';

export const react: FrameworkDeclaration = {
  title: 'React',
  side: 'client',
  named: /\breact(?:\.?js)?\b/iu,
  notNamed:
    /\b(?:preact|solid(?:\.?js)?|qwik|stencil|react[ -]?native|expo|remix|gatsby|next(?:\.?js|\s+\d+))\b/iu,
  drawn: /\.[jt]sx$/,
  started: /['"]react-dom(?:\/client)?['"]/,
  plugin: '@nx/react',
  application: { style: 'css', routing: false, minimal: true, e2eTestRunner: 'none' },
  library: { style: 'css', component: false },
  bundlers: {
    vite: ['@nx/vite', '@nx/vitest'],
    webpack: ['@nx/webpack'],
    rspack: ['@nx/rspack'],
    rsbuild: ['@nx/rsbuild'],
  },
  layers: ['client'],
  sample: /^src\/app\//,
};
