// @ts-check
// Writes the tarballs of both packages: `npm run pack`.
import { relative } from 'node:path';
import { repositoryRoot } from '../process/paths.mjs';
import { packPackages } from './pack.mjs';

const root = repositoryRoot(import.meta.dirname);
for (const file of await packPackages(root)) console.log(relative(root, file));
