import { describeLane } from '../support/lane.ts';

describeLane({ nx: '22.7.12', packageManager: 'npm' });
