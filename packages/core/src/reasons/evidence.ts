import { defineReasons } from './define.js';

export const evidenceReasons = defineReasons({});
