// @ts-check
// Loaded into Nx by NODE_OPTIONS: counts what it changes in a workspace, and kills its process group at one of the changes.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { basename, join, relative, resolve } = require('node:path');

const {
  PLANGATE_KILL_ROOT: root,
  PLANGATE_KILL_AT: at,
  PLANGATE_KILL_CUT: cut,
  PLANGATE_KILL_COUNT: countFile,
} = process.env;
const CHANGES = /** @type {const} */ ([
  'writeFileSync',
  'mkdirSync',
  'rmSync',
  'unlinkSync',
  'renameSync',
  'chmodSync',
]);
/** What Nx keeps for itself, but for the records of generators. */
const ELSEWHERE =
  /^\.\.|(?:^|\/)(?:node_modules|\.git|dist)\/|^\.nx\/(?!workspace-data\/plangate\/interrupted)/;
/** Nx does not start where one of these is cut in the middle, so that no generator can complete it. */
const NEEDED_BY_NX = /(?:\.json|config\.[cm]?[jt]s)$/;

const { writeFileSync, readdirSync, rmSync, statSync } = fs;
let count = 0;

if (root !== undefined && /^nx(?:\.js)?$/.test(basename(process.argv[1] ?? ''))) {
  for (const name of CHANGES) {
    const change = fs[name];
    // @ts-expect-error the functions differ in what they are given
    fs[name] = (path, ...others) => {
      if (typeof path === 'string' && !ELSEWHERE.test(inWorkspace(root, path))) {
        count += 1;
        if (count === Number(at)) die(name, resolve(path), others[0]);
      }
      // @ts-expect-error see above
      return change(path, ...others);
    };
  }
  syncBuiltinESMExports();
  if (countFile !== undefined) process.on('exit', () => writeFileSync(countFile, String(count)));
}

/** @param {string} top @param {string} path */
function inWorkspace(top, path) {
  return relative(top, resolve(path)).replaceAll('\\', '/');
}

/**
 * @param {string} name
 * @param {string} path
 * @param {unknown} content
 */
function die(name, path, content) {
  if (cut !== undefined) {
    if (name === 'writeFileSync' && !NEEDED_BY_NX.test(path)) {
      const bytes = Buffer.from(/** @type {string} */ (content));
      writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * Number(cut))));
    }
    if (name === 'rmSync' && statSync(path).isDirectory()) {
      const [first] = readdirSync(path);
      if (first !== undefined) rmSync(join(path, first), { recursive: true });
    }
  }
  process.kill(0, 'SIGKILL');
}
