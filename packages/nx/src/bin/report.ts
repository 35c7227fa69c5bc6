#!/usr/bin/env node
import { reportOf } from '../evidence/run-and-report.js';

process.exitCode = await reportOf(process.argv.slice(2));
