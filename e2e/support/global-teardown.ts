import type { Run } from './global-setup.ts';

export default async function tearDown(): Promise<void> {
  await (globalThis as { plangateRun?: Run }).plangateRun?.stop();
}
