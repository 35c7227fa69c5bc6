const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/**
 * Infers, beside every `gate`, the targets it is compared with: `floor` (`nx:noop`) and `plain` (an executor
 * without batch). `bench-targets.json` has, by root, the `dependsOn` and `inputs` of the gate.
 */
exports.createNodes = [
  '{projects/*/project.json,specs/*/plan.md}',
  (files, _options, { workspaceRoot }) => {
    const gates = JSON.parse(readFileSync(join(workspaceRoot, 'bench-targets.json'), 'utf8'));
    return files.map((file) => {
      const root = dirname(file);
      const target = { ...gates[root], cache: true };
      const targets = {
        floor: { ...target, executor: 'nx:noop' },
        plain: { ...target, executor: 'plangate-bench-plugin:plain' },
      };
      return [file, { projects: { [root]: { root, targets } } }];
    });
  },
];
exports.createNodesV2 = exports.createNodes;
