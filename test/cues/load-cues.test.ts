import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCues } from '../../src/cues/load-cues.js';
import { writeCueModel } from '../../src/cues/model-file.js';
import { UserError } from '../../src/model/problem.js';
import { modelOf } from './models.js';

const RULE = 'caller/apology-demand';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'genchi-cues-'));
  mkdirSync(join(folder, 'caller'));
  writeFileSync(
    join(folder, 'caller/apology-demand.cues.tsv'),
    writeCueModel(modelOf([{ cue: '謝れ', weight: 9 }])),
  );
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('cue files of a folder', () => {
  it('are read for the rules that there are', () => {
    expect(loadCues([folder], new Set([RULE])).models.map(({ rule }) => rule)).toEqual([RULE]);
  });

  it('are left alone where their rule stands beside them but was taken away', () => {
    writeFileSync(join(folder, 'caller/apology-demand.yaml'), '');
    expect(loadCues([folder], new Set()).models).toEqual([]);
  });

  it('are a fault where there is no such rule', () => {
    const load = () => loadCues([folder], new Set(['caller/apology-demands']));
    expect(load).toThrow(UserError);
    try {
      load();
    } catch (error) {
      expect((error as UserError).problems).toMatchObject([
        { code: 'cue-file-no-rule', arguments: { rule: RULE, nearest: 'caller/apology-demands' } },
      ]);
    }
  });
});
