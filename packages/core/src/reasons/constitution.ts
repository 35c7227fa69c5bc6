import { defineReasons } from './define.js';

export const constitutionReasons = defineReasons({});
