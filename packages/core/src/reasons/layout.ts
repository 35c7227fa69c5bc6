import { defineReasons } from './define.js';

export const layoutReasons = defineReasons({});
