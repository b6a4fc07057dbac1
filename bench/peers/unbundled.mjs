// @ts-check
// The program from its compiled modules, so that a profile tells them apart.
import { main } from '../../dist/cli/main.js';

await main(process.argv.slice(2));
