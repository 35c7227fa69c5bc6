const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * The least that a plugin can cost which gives the graph what Plangate gives it: the same nodes and targets, read from
 * one file (`bench-nodes.json`), with no work behind them and no edges.
 */
exports.createNodes = [
  '{projects/*/project.json,specs/*/plan.md}',
  (files, _options, { workspaceRoot }) => {
    const nodes = JSON.parse(readFileSync(join(workspaceRoot, 'bench-nodes.json'), 'utf8'));
    return files.map((file) => {
      const root = file.slice(0, file.lastIndexOf('/'));
      return [file, { projects: { [root]: { root, ...nodes[root] } } }];
    });
  },
];
exports.createNodesV2 = exports.createNodes;
