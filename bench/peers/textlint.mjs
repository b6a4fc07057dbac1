// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = ['textlint@15', '@textlint-ja/textlint-rule-morpheme-match@2'];

/**
 * Installs textlint with its rule for patterns of morphemes into a folder, where it is not there yet.
 * @param {string} folder
 * @returns {string} the command's script
 */
export function installTextlint(folder) {
  mkdirSync(folder, { recursive: true });
  const script = join(folder, 'node_modules/textlint/bin/textlint.js');
  if (!existsSync(script)) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], {
      cwd: folder,
      stdio: 'ignore',
    });
  }
  writeFileSync(
    join(folder, '.textlintrc.json'),
    JSON.stringify({ rules: { '@textlint-ja/morpheme-match': { dictionaryPathList: ['./patterns.json'] } } }),
  );
  writeFileSync(join(folder, 'patterns.json'), JSON.stringify(PATTERNS));
  return script;
}

/** A few of what our rules look for, in the terms of that rule: `{}` is any token. */
const PATTERNS = [
  { message: '録音をやめるよう頼む', tokens: [{ basic_form: '録音' }, {}, { basic_form: 'やめる' }] },
  { message: '録音を止めるよう頼む', tokens: [{ basic_form: '録音' }, {}, { basic_form: '止める' }] },
  { message: '過失を認める', tokens: [{ surface_form: 'ミス' }, { basic_form: 'です' }] },
  { message: '過失を認めさせる', tokens: [{ basic_form: '認める', conjugated_form: '命令ｒｏ' }] },
  { message: '公開すると言う', tokens: [{ surface_form: 'ネット' }, {}, { basic_form: '書く' }] },
  {
    message: '責任者を出させる',
    tokens: [{ surface_form: '責任' }, { surface_form: '者' }, {}, { basic_form: '出す' }],
  },
  { message: '返金を約束する', tokens: [{ surface_form: '返金' }, { basic_form: 'する' }] },
  { message: '新人だと言う', tokens: [{ surface_form: '新人' }] },
];
