import { describeLane } from '../support/lane.ts';

const MANIFEST = { name: '@acme/source', version: '0.0.0', private: true, workspaces: ['packages/*'] };

describeLane({
  nx: '24.0.6',
  packageManager: 'npm',
  // No create-nx-workspace of this version is published, and of the packages of Nx only the devkit.
  made: {
    files: {
      'package.json': JSON.stringify(MANIFEST),
      '.gitignore': 'node_modules\ndist\n.nx\n',
    },
    lines: [
      'git init -q',
      'npm install -D nx@24.0.6 --no-audit --no-fund',
      'npx nx init --interactive=false --no-nxCloud',
      'git add -A',
      'git commit -q -m Bare',
    ],
  },
});
