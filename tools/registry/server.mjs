// @ts-check
// The process of the local registry. It is forked, tells its port, and ends when its parent does.
import { runServer } from 'verdaccio';
import { registryConfiguration } from './configuration.mjs';

const [folder = '', upstream = ''] = process.argv.slice(2);

// The channel closes whatever ended the parent, so no registry outlives it.
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => {});

/** @type {unknown} its type asks for settings that have defaults */
const configuration = registryConfiguration({ folder, upstream });
const server = await runServer(/** @type {Parameters<typeof runServer>[0]} */ (configuration));
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
