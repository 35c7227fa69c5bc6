import { NX_VERSION } from '../support/flavours.ts';
import { describeLane } from '../support/lane.ts';

describeLane({ nx: NX_VERSION, packageManager: 'bun' });
