// @ts-check
// `npm run demo`: the main job of Plangate in a real workspace, from an empty folder to a red gate and back.
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderMatrix } from '@plangate/core';
import { repositoryRoot } from '../process/paths.mjs';
import { findPython, withUv } from '../process/python.mjs';
import { publishLocally } from '../registry/local-packages.mjs';
import { Story, Unexpected } from './story.mjs';

const NX = '23.2.1';
const PROJECT = 'packages/checkout';
const SERVICE = 'services/refunds';
const ROUNDING =
  '"""Rounding of money."""\n\n\ndef cents(amount):\n    """Round to cents."""\n    return round(amount, 2)\n';
const FEATURE = 'specs/001-saved-cards-at-checkout';

const start = performance.now();
const root = repositoryRoot(import.meta.dirname);
console.log('Packing @plangate/core and @plangate/nx and publishing them to a registry on this machine');
const registry = await publishLocally(root);
const story = new Story(realpathSync(mkdtempSync(join(tmpdir(), 'plangate-demo-'))));
try {
  await createWorkspace();
  await planFeature();
  await judge();
  await breakAndMend();
  await addPython();
  console.log(`\nThe demonstration is complete (${Math.round((performance.now() - start) / 1000)} s).`);
} catch (error) {
  if (!(error instanceof Unexpected)) throw error;
  console.error(`\nThe demonstration failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  await registry.stop();
  console.log(`The workspace is in ${story.folder}`);
}

async function createWorkspace() {
  story.chapter('1. A workspace with the plugin');
  await story.run(
    `npx --yes create-nx-workspace@${NX} shop --preset=ts --nxCloud=skip --interactive=false --packageManager=npm`,
  );
  story.enter('shop');
  await story.run(`npm config set @plangate:registry=${registry.url} --location=project`);
  await story.run('npx nx add @plangate/nx', { show: true });
  story.excerpt('.specify/memory/constitution.md', { from: '### II.', lines: 16 });
}

async function planFeature() {
  story.chapter('2. A feature: its documents and its source tree');
  const title = '"Saved cards at checkout"';
  await story.run(`npx nx g plan ${title} --directory=${PROJECT} --entities=Card,Wallet --no-interactive`, {
    show: true,
  });
  story.excerpt(`${FEATURE}/plan.md`, { from: '## Constitution Check', lines: 16 });
  await story.run('git add -A');
  await story.run('git commit --quiet -m "Plan saved cards at checkout"');
}

async function judge() {
  story.chapter('3. It builds and its tests pass; the gates judge it');
  await story.run('npx nx run-many -t build lint typecheck test');
  await story.run('npx nx run-many -t gate', { show: true });
  const [project, feature] = judged();
  showMatrix();
  story.expect(project?.verdict !== 'fail', `${project?.project} has no failing gate`);
  story.expect(
    project?.gates.some((gate) => gate.kind === 'coverage' && gate.verdict === 'pass') === true,
    'its coverage is proven by a report',
  );
  story.expect(
    feature?.gates.some((gate) => gate.verdict === 'pending') === true && feature.verdict !== 'fail',
    'the open clarifications of the plan are pending, not failed',
  );
  await story.run('npx nx run-many -t gate', { show: true });
}

async function breakAndMend() {
  story.chapter('4. Somebody deletes the contract tests');
  story.remove(`${PROJECT}/tests/contract`);
  await story.run('npx nx run-many -t gate', { code: 1, show: true });
  const failing = judged()[0]?.gates.filter((gate) => gate.verdict === 'fail') ?? [];
  showMatrix();
  story.expect(
    failing.some((gate) => gate.kind === 'tests'),
    'the tests gate of the project fails',
  );
  for (const { id, reason, message, fix } of failing)
    console.log(`  ${id} [${reason}]: ${message}\n    fix: ${fix ?? '-'}`);

  story.chapter('5. The tests come back');
  await story.run(`git checkout -- ${PROJECT}/tests/contract`);
  await story.run('npx nx run-many -t gate', { show: true });
  showMatrix();
  story.expect(
    story.verdicts().every((verdict) => verdict.verdict !== 'fail'),
    'every gate is green again',
  );
}

async function addPython() {
  story.chapter('6. A service in Python joins the workspace');
  const python = findPython(story.environment);
  if (python === null) {
    console.log('Left out: there is no Python from 3.11 on with venv here.');
    return;
  }
  story.environment = withUv(root, python, story.environment);
  const entities = '--entities=Refund --no-interactive';
  await story.run(`npx nx g plan "Refunds" --language=python --directory=${SERVICE} ${entities}`);
  story.excerpt(`${SERVICE}/src/models/refund.py`, { from: 'class Refund', lines: 8 });
  await story.run('npx nx run-many -t install');
  await story.run('npx nx run-many -t lint typecheck test', { show: true });
  await story.run('npx nx run-many -t gate', { show: true });
  const [service] = judged([SERVICE]);
  showMatrix();
  for (const kind of ['lint', 'types', 'tests', 'coverage']) {
    const passed = service?.gates.some((gate) => gate.kind === kind && gate.verdict === 'pass') === true;
    story.expect(passed, `the ${kind} of ${SERVICE} are proven by the tools of Python`);
  }

  story.chapter('7. Somebody leaves a type hint out');
  story.write(`${SERVICE}/src/lib/rounding.py`, ROUNDING);
  await story.run('npx nx run-many -t gate', { code: 1, show: true });
  const failing = judged([SERVICE])[0]?.gates.filter((gate) => gate.verdict === 'fail') ?? [];
  story.expect(
    failing.some((gate) => gate.kind === 'types' && gate.location?.file.endsWith('rounding.py') === true),
    'the types gate of the service names the file',
  );
}

/**
 * The verdicts of projects and features by their directories: by default those of the first plan.
 * @param {readonly string[]} folders
 */
function judged(folders = [PROJECT, FEATURE]) {
  const all = story.verdicts();
  return folders.map((folder) => {
    const found = all.find((verdict) => verdict.root === folder);
    if (!found) throw new Unexpected(`there is no verdict of ${folder} in dist/gate`);
    return found;
  });
}

function showMatrix() {
  console.log(`\n${renderMatrix(story.verdicts(), { colour: process.stdout.isTTY })}`);
}
