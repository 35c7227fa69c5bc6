import { defineReasons } from './define.js';

export const planReasons = defineReasons({});
