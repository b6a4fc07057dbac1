// Writes docs/rules.md from the rule files (built first). With --check only tells whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { loadRules } = await import('../dist/run/load-rules.js');

const { wordRule } = await import('../dist/report/wording.js');

const GROUPS = {
  staff: 'staff/ 職員の危険な発言',
  caller: 'caller/ 相手からの圧力',
  safety: 'safety/ 命と安全にかかわる発言',
  practice: 'practice/ 良い応対',
  flow: 'flow/ 会話の流れ',
};

const rules = loadRules()
  .rules.map(({ rule }) => rule)
  .sort((a, b) => (a.id < b.id ? -1 : 1));
const lines = [
  '# 規則の一覧',
  '',
  '規則のファイルから作ったページです(`node scripts/rules-page.mjs`)。詳しくは `genchi rules ID` で見られます。',
];
for (const [group, title] of Object.entries(GROUPS)) {
  lines.push('', `## ${title}`);
  for (const rule of rules.filter(({ id }) => id.startsWith(`${group}/`))) {
    lines.push(
      '',
      `### \`${rule.id}\` ${rule.title.ja}`,
      '',
      `${rule.severity} · ${rule.title.en ?? ''}`,
      '',
      rule.message.ja.trim(),
    );
    lines.push('', `**理由** ${rule.why.ja.trim()}`);
    const replies = wordRule(rule, 'ja').replies;
    if (replies.length === 1) lines.push('', `**言い換え** 「${replies[0].text}」`);
    if (replies.length > 1)
      lines.push(
        '',
        '**言い換え**',
        '',
        ...replies.map(({ label, text }) => `- ${label === '' ? '' : `${label}:`}「${text}」`),
      );
    if (rule.basis.length > 0) {
      lines.push(
        '',
        `**根拠** ${rule.basis.map((one) => `${one.title.ja} ${one.article.ja}(${one.checked} 確認)`).join('、')}`,
      );
    }
    const told = (example) => example.turns.map(({ text }) => `「${text}」`).join(' → ');
    lines.push('', `- 当たる例:${told(rule.flag[0])}`, `- 当たらない例:${told(rule.pass[0])}`);
  }
}
const text = `${lines.join('\n')}\n`;
const path = join(root, 'docs/rules.md');
if (process.argv.includes('--check')) {
  let present = '';
  try {
    present = readFileSync(path, 'utf8');
  } catch {
    // A missing page is a stale one.
  }
  if (present !== text) {
    console.error('docs/rules.md is not up to date: run "node scripts/rules-page.mjs"');
    process.exit(1);
  }
} else writeFileSync(path, text);
