import { defineReasons } from './define.js';

export const gateReasons = defineReasons({});
