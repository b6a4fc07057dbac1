import { describe, expect, test } from 'vitest';
import { read, spoken } from '../read.js';

const turns = [
  { speaker: 'caller', text: '録音しているぞ', start: 0, end: 900 },
  { speaker: '職員A', text: '承知しました。(電話を切る)', labels: [{ id: 'staff/x', evidence: '承知' }] },
];

describe('native JSON', () => {
  test('a call keeps id, labels, times and further fields', async () => {
    const call = { id: 'c-1', title: '見本', urgent: true, turns };
    const { transcripts, problems } = await read(JSON.stringify(call), { file: 'x.json' });
    expect(problems).toEqual([]);
    expect(transcripts).toEqual([
      {
        file: 'x.json',
        id: 'c-1',
        durationMs: 900,
        fields: { title: '見本', urgent: 'true' },
        comments: [],
        turns: [
          {
            role: 'caller',
            speaker: 'caller',
            text: '録音しているぞ',
            narration: [],
            segments: [{ start: 0, line: null, column: null, startMs: 0, endMs: 900 }],
          },
          {
            role: 'staff',
            speaker: '職員A',
            text: '承知しました。(電話を切る)',
            narration: [{ start: 7, end: 14 }],
            segments: [{ start: 0, line: null, column: null }],
            labels: [{ id: 'staff/x', evidence: '承知' }],
          },
        ],
      },
    ]);
  });

  test.each([
    ['one call', { turns }, ['b']],
    ['a list under "calls"', { calls: [{ turns }, { id: 'own', turns }, { turns }] }, ['b', 'own', 'b#3']],
    ['an array of calls', [{ turns }, { turns }], ['b', 'b#2']],
  ])('%s; a call without an id is named after the file', async (_, value, ids) => {
    const { transcripts } = await read(JSON.stringify(value), { file: 'a/b.json' });
    expect(transcripts.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['{"turns": [', 'json-truncated', 1, 12],
    ['{"turns": [\n  {"speaker": "staff",, "text": "あ"}]}', 'json-syntax', 2, 23],
    ['{"turns": [],}', 'json-syntax', 1, 14],
    [`${'['.repeat(1_000_000)}`, 'json-too-deep', 1, 201],
    [`{"turns": ${'{"a":'.repeat(300)}1${'}'.repeat(300)}}`, 'json-too-deep', 1, 1006],
    ['{"hello": "world"}', 'json-not-a-call', null, null],
    ['[{"turns": 1}]', 'json-not-a-call', null, null],
    ['{"turns": []}', 'call-empty', null, null],
  ])('the fault of %.40s has a place', async (text, code, line, column) => {
    const { transcripts, problems } = await read(text, { file: 'a.json' });
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code, line, column, file: 'a.json' }]);
  });

  test('a faulty call costs only itself and is named by its path', async () => {
    const calls = [{ turns: [{ speaker: 'staff', text: 1 }] }, { turns: [{ text: 'あ' }] }, { turns }];
    const { transcripts, problems } = await read(JSON.stringify({ calls }), { file: 'a.json' });
    expect(transcripts.map(spoken)).toHaveLength(1);
    expect(problems.map((problem) => [problem.code, problem.arguments.path])).toEqual([
      ['turn-invalid', 'calls[0].turns[0].text'],
      ['turn-invalid', 'calls[1].turns[0].speaker'],
    ]);
  });

  test('labels of a wrong form are a problem', async () => {
    const call = { turns: [{ speaker: 'staff', text: 'あ', labels: [{ evidence: 'あ' }] }] };
    const { problems } = await read(JSON.stringify(call), { file: 'a.json' });
    expect(problems).toMatchObject([{ code: 'labels-invalid', arguments: { path: 'turns[0].labels' } }]);
  });
});

describe('JSON Lines', () => {
  test('each line is a call; a faulty line costs only itself and is named by its line', async () => {
    const good = JSON.stringify({ turns });
    const lines = [good, '', '{"turns": [}', good, '{"a": 1}', '\u0001', good.slice(0, 30)];
    const { transcripts, problems } = await read(lines.join('\r\n'), { file: 'c.jsonl', pieceLength: 7 });
    expect(transcripts.map(({ id }) => id)).toEqual(['c', 'c#2']);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['json-syntax', 3],
      ['json-not-a-call', 5],
      ['json-syntax', 6],
      ['json-truncated', 7],
    ]);
  });

  test('is told by its content whatever the name', async () => {
    const good = JSON.stringify({ turns });
    const { transcripts } = await read(`${good}\n${good}\n`, { file: 'export.json' });
    expect(transcripts).toHaveLength(2);
  });

  test('undecodable bytes cost only their line', async () => {
    const good = new TextEncoder().encode(`${JSON.stringify({ turns })}\n`);
    const bad = Uint8Array.from([...good.slice(0, -4), 0xff, ...good.slice(-4)]);
    const { transcripts, problems } = await read(Uint8Array.from([...good, ...bad, ...good]), {
      file: 'c.jsonl',
      encoding: 'utf-8',
    });
    expect(transcripts).toHaveLength(2);
    expect(problems).toMatchObject([
      { code: 'input-undecodable', line: 2, arguments: { encoding: 'utf-8' } },
    ]);
  });

  test('unknown speakers of many calls are told once', async () => {
    const line = (speaker: string) => JSON.stringify({ turns: [{ speaker, text: 'あ' }] });
    const { problems } = await read([line('山田'), line('佐藤'), line('山田')].join('\n'), {
      file: 'c.jsonl',
    });
    expect(problems).toMatchObject([
      { code: 'speaker-unknown', line: 1, arguments: { names: '「山田」「佐藤」', calls: '3' } },
    ]);
  });
});
