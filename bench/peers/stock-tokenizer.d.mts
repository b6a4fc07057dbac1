import type { Tokenize } from '../../src/model/token.js';

export function loadStockTokenizer(): Promise<Tokenize>;
