// The forms of the intake fixtures: how analysts have their transcripts. Each takes calls and gives files.
import Encoding from 'encoding-japanese';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';

const role = (who) => (who === 'caller' ? 'caller' : 'staff');
const two = (number) => String(Math.floor(number)).padStart(2, '0');
const clock = (seconds) => `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
const short = (seconds) => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
const stamp = (seconds, mark) =>
  `${clock(seconds)}${mark}${String(Math.floor((seconds % 1) * 1000)).padStart(3, '0')}`;
const wide = (text) =>
  text.replace(/[0-9:]/g, (char) => (char === ':' ? '：' : '０１２３４５６７８９'[Number(char)]));
const cell = (text) => (/[",\n]/.test(text) ? `"${String(text).replaceAll('"', '""')}"` : text);
const csv = (rows) => `${rows.map((row) => row.map((one) => cell(String(one))).join(',')).join('\r\n')}\r\n`;
const encoded = (text, to) =>
  Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }));
const name = (call, who) => call.names[who];
const side = (staff, caller) => (who) => (role(who) === 'staff' ? staff : caller);
const each = (make) => (calls) => Object.assign({}, ...calls.map(make));
const lines = (make) => (call) => `${call.turns.map((turn) => make(turn, call)).join('\n')}\n`;
const perCall = (ending, make) => each((call) => ({ [`${call.id}.${ending}`]: make(call) }));
const all = (file, make) => (calls) => ({ [file]: make(calls) });
const rowsOf = (calls, make) =>
  calls.flatMap((call) => call.turns.map((turn, index) => make(turn, call, index)));

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const run = (text) =>
  text
    .split(/(\n|\t)/)
    .map((part) =>
      part === '\n'
        ? '<w:br/>'
        : part === '\t'
          ? '<w:tab/>'
          : part === ''
            ? ''
            : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`,
    )
    .join('');
const paragraph = (text) => `<w:p><w:r>${run(text)}</w:r></w:p>`;
const table = (rows) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((one) => `<w:tc>${paragraph(one)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
function docx(body) {
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        `${XML}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `${XML}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(
        `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    },
    { mtime: '2026-01-01T00:00:00Z' },
  );
}
const MADE = new Date('2026-01-01T00:00:00Z');
const workbook = (sheets) => writeXlsx({ sheets, properties: { created: MADE, modified: MADE } });
const json = (value) => `${JSON.stringify(value, null, 1)}\n`;
const srt = (turns, text) =>
  turns
    .map(
      (turn, index) => `${index + 1}\n${stamp(turn.start, ',')} --> ${stamp(turn.end, ',')}\n${text(turn)}\n`,
    )
    .join('\n');
const vtt = (turns, text) =>
  `WEBVTT\n\n${turns.map((turn) => `${stamp(turn.start, '.')} --> ${stamp(turn.end, '.')}\n${text(turn)}\n`).join('\n')}`;
const only = (call, wanted) => call.turns.filter(({ who }) => role(who) === wanted);
const segments = (turns) =>
  json({
    text: turns.map(({ text }) => text).join(''),
    segments: turns.map(({ start, end, text }, id) => ({ id, start, end, text })),
    language: 'ja',
  });
const diarized = (_call, names) => ({ staff: names[0], caller: names[1], senior: names[2] ?? names[0] });

/** A folder a form: its calls as files. */
export const forms = {
  whisperx: perCall('json', (call) => {
    const swap = call.key.charCodeAt(0) % 2;
    const label = diarized(
      call,
      swap ? ['SPEAKER_01', 'SPEAKER_00', 'SPEAKER_02'] : ['SPEAKER_00', 'SPEAKER_01', 'SPEAKER_02'],
    );
    return json({
      segments: call.turns.map(({ who, text, start, end }, index) => ({
        start,
        end,
        text,
        ...(index === 5 ? {} : { speaker: label[who] }),
      })),
    });
  }),
  'suite-cp932': all('応対ログ_202604.csv', (calls) =>
    encoded(
      csv([
        ['応対履歴番号', '受電日時', '応対者氏名', '発話順', '話者区分', '認識文', '信頼度'],
        ...rowsOf(calls, ({ who, text }, call, index) => [
          call.key,
          `${call.date.replaceAll('-', '/')} ${call.time}`,
          call.names.staff,
          index + 1,
          side('ＯＰ', 'ＣＵ')(who),
          text,
          '0.91',
        ]),
      ]),
      'SJIS',
    ),
  ),
  'odd-headers': all(
    'export.csv',
    (calls) =>
      `\ufeff${csv([['音声ファイル名', '開始(ms)', '終了(ms)', 'しゃべった人', 'ことば'], ...rowsOf(calls, ({ who, text, start, end }, call) => [`${call.date.replaceAll('-', '')}_${call.key}.wav`, Math.round(start * 1000), Math.round(end * 1000), side('受電担当', 'ご契約者')(who), text])])}`,
  ),
  'wide-csv': perCall('csv', (call) =>
    csv([
      ['経過時間', '応対者側', 'お客様側'],
      ...call.turns.map(({ who, text, start }) => [
        short(start),
        role(who) === 'staff' ? text : '',
        role(who) === 'caller' ? text : '',
      ]),
    ]),
  ),
  'dialogue-cells': all('一覧.csv', (calls) =>
    csv([
      ['問合せ番号', '受付担当', '通話開始', '通話時間', 'やりとり', '備考'],
      ...calls.map((call) => [
        call.key,
        call.names.staff,
        `${call.date} ${call.time}`,
        '5分12秒',
        call.turns.map(({ who, text }) => `${side('応対者', 'お客さま')(who)}：${text}`).join('\n'),
        '',
      ]),
    ]),
  ),
  headerless: all('dump.csv', (calls) =>
    csv(
      rowsOf(calls, ({ who, text, start, end }, call) => [
        call.id,
        clock(start),
        clock(end),
        side('オペ', '客')(who),
        text,
      ]),
    ),
  ),
  'headerless-names': perCall('csv', (call) =>
    csv(call.turns.map(({ who, text, start }) => [clock(start), name(call, who), text])),
  ),
  'tsv-english': all(
    'calls.tsv',
    (calls) =>
      `${[['interaction', 'segment start', 'party', 'spoken text'], ...rowsOf(calls, ({ who, text, start }, call) => [call.key, start.toFixed(2), side('internal', 'external')(who), text])].map((row) => row.join('\t')).join('\n')}\n`,
  ),
  semicolons: perCall(
    'csv',
    (call) =>
      `Zeit;発話者名;発話者の役割;発言\n${call.turns.map(({ who, text, start }) => [short(start), name(call, who), side('エージェント', 'エンドユーザー')(who), text].join(';')).join('\n')}\n`,
  ),
  'xlsx-sheets': async (calls) => ({
    '通話記録.xlsx': await workbook([
      { name: '表紙', rows: [['通話記録'], ['作成日', '2026/04/03']] },
      ...calls.map((call) => ({
        name: call.key,
        rows: [
          ['担当者', call.names.staff],
          ['通話日', call.date],
          [],
          ['時刻', '話者', '発話内容'],
          ...call.turns.map(({ who, text, start }) => [short(start), side('担当者', 'お客様')(who), text]),
        ],
      })),
    ]),
  }),
  'xlsx-all': async (calls) => ({
    '全件.xlsx': await workbook([
      {
        name: 'Sheet1',
        rows: [
          ['コールセンター 全通話'],
          [],
          ['No', 'コールID', '日付', 'オペレータ', '発話者', '発話'],
          ...rowsOf(calls, ({ who, text }, call, index) => [
            index + 1,
            call.key,
            call.date,
            call.names.staff,
            side('オペレータ', 'カスタマ')(who),
            text,
          ]),
        ],
      },
    ]),
  }),
  'xlsx-typed': async (calls) =>
    Object.assign(
      {},
      ...(await Promise.all(
        calls.map(async (call) => ({
          [`${call.id}.xlsx`]: await workbook([
            {
              name: 'Sheet1',
              rows: [
                ['応対記録'],
                ['担当：', call.names.staff],
                [],
                ...call.turns.map(({ who, text }) => [side('担当', '先方')(who), text]),
              ],
            },
          ]),
        })),
      )),
    ),
  'docx-teams': perCall('docx', (call) =>
    docx(
      [
        paragraph('通話-20260403_101500-会議の録音'),
        paragraph('2026年4月3日, 午前10:15'),
        ...call.turns.map(({ who, text, start }) =>
          paragraph(`${name(call, who)}   ${short(start)}\n${text}`),
        ),
      ].join(''),
    ),
  ),
  'docx-minutes': perCall('docx', (call) =>
    docx(
      [
        paragraph('電話応対 議事録'),
        paragraph(`日時：${call.date.replace(/-(\d+)-(\d+)/, '年$1月$2日')}　${call.time}`),
        paragraph(
          `出席者：${call.names.staff}（オペレーター）、${call.names.senior}（SV）、${call.names.caller}様（お客様）`,
        ),
        paragraph(''),
        ...call.turns.map(({ who, text }) =>
          paragraph(`${name(call, who)}${who === 'caller' ? '様' : ''}：${text}`),
        ),
      ].join(''),
    ),
  ),
  'docx-table': perCall('docx', (call) =>
    docx(
      paragraph(`応対者：${call.names.staff}　応対日：${call.date}`) +
        table([
          ['発言者', '発言内容'],
          ...call.turns.map(({ who, text }) => [side('応対者', '相談者')(who), text]),
        ]),
    ),
  ),
  'vtt-voices': perCall('vtt', (call) =>
    vtt(
      call.turns,
      ({ who, text }) => `<v ${name(call, who)}${who === 'caller' ? '' : ' (サポート)'}>${text}</v>`,
    ),
  ),
  'vtt-names': perCall('vtt', (call) =>
    vtt(call.turns, ({ who, text }) => `${who === 'caller' ? '080-0000-0000' : name(call, who)}: ${text}`),
  ),
  'srt-brackets': perCall('srt', (call) =>
    srt(call.turns, ({ who, text }) => `（${side('オペ', '顧客')(who)}）${text}`),
  ),
  'srt-numbers': perCall('srt', (call) =>
    srt(
      call.turns,
      ({ who, text }) => `[${diarized(call, ['Speaker 1', 'Speaker 2', 'Speaker 3'])[who]}] ${text}`,
    ),
  ),
  'pairs-json': each((call) => ({
    [`${call.id}_agent.json`]: segments(only(call, 'staff')),
    [`${call.id}_customer.json`]: segments(only(call, 'caller')),
  })),
  'pairs-srt': each((call) => ({
    [`${call.key}_L.srt`]: srt(only(call, 'caller'), ({ text }) => text),
    [`${call.key}_R.srt`]: srt(only(call, 'staff'), ({ text }) => text),
  })),
  'pairs-vtt': each((call) => ({
    [`${call.id}/0.vtt`]: vtt(only(call, 'staff'), ({ text }) => text),
    [`${call.id}/1.vtt`]: vtt(only(call, 'caller'), ({ text }) => text),
  })),
  'pairs-text': each((call) => ({
    [`お客様/${call.key}.txt`]: only(call, 'caller')
      .map(({ text, start }) => `[${clock(start)}] ${text}\n`)
      .join(''),
    [`オペレーター/${call.key}.txt`]: only(call, 'staff')
      .map(({ text, start }) => `[${clock(start)}] ${text}\n`)
      .join(''),
  })),
  'text-spaces': perCall(
    'txt',
    lines(({ who, text, start }) => `${short(start)} ${side('オペレータ', 'ユーザー')(who)} ${text}`),
  ),
  'text-marks': perCall(
    'txt',
    lines(({ who, text }) => `${side('OP', 'CL')(who)}> ${text}`),
  ),
  'text-bullets': perCall(
    'txt',
    lines(
      ({ who, text }, call) =>
        `●${who === 'senior' ? '上席' : side('担当者', 'お客様')(who)}（${name(call, who)}）${text}`,
    ),
  ),
  'text-legend': perCall(
    'txt',
    (call) =>
      `A＝お客様　B＝オペレーター　C＝SV\n\n${lines(({ who, text }) => `${{ caller: 'A', staff: 'B', senior: 'C' }[who]}：${text}`)(call)}`,
  ),
  'text-letters': perCall(
    'txt',
    lines(({ who, text }) => `${{ caller: 'B', staff: 'A', senior: 'C' }[who]}: ${text}`),
  ),
  'text-surnames': perCall(
    'txt',
    (call) =>
      `通話日：${call.date.replaceAll('-', '/')}　${call.time}\n担当：${call.names.staff}\nお客様名：${call.names.caller} 様\n用件：問い合わせ\n\n${lines(({ who, text }) => `${name(call, who)}「${text}」`)(call)}`,
  ),
  'text-fullwidth': perCall('txt', (call) =>
    wide(
      lines(({ who, text, start }) => `［${clock(start)}］\t${side('窓口', '先方')(who)}：\t${text}`)(call),
    ),
  ),
  'text-apps': perCall(
    'txt',
    (call) =>
      `${call.turns.map(({ who, text, start }) => `${diarized(call, ['話者 2', '話者 1', '話者 3'])[who]}  ${short(start)}\n${text}\n`).join('\n')}`,
  ),
  'text-euc': perCall('txt', (call) =>
    encoded(
      lines(({ who, text, start }) => `【${side('当方', '先方')(who)}】${text}（${short(start)}）`)(call),
      'EUCJP',
    ),
  ),
  'text-many': all('4月分.txt', (calls) =>
    calls
      .map(
        (call) =>
          `========================================\n通話番号: ${call.key}\n通話日時: ${call.date} ${call.time}\nオペレーター名: ${call.names.staff}\n----------------------------------------\n${lines(({ who, text }) => `${side('オペレーター', 'お客様')(who)}: ${text}`)(call)}\n`,
      )
      .join(''),
  ),
  'text-one-line': perCall(
    'txt',
    (call) => `${call.turns.map(({ who, text }) => `${side('職員', '市民')(who)}：${text}`).join(' ')}\n`,
  ),
  amivoice: perCall('json', (call) => {
    const label = diarized(call, ['speaker1', 'speaker0', 'speaker2']);
    return json({
      status: 'completed',
      session_id: call.key,
      segments: call.turns.map(({ who, text, start, end }) => ({
        results: [
          {
            tokens: [
              {
                written: text,
                starttime: Math.round(start * 1000),
                endtime: Math.round(end * 1000),
                label: label[who],
              },
            ],
            text,
          },
        ],
        text,
      })),
      code: '',
      message: '',
    });
  }),
  'suite-json': perCall('json', (call) =>
    json({
      interactionId: call.key,
      agent: { id: 'A017', displayName: call.names.staff },
      startTime: `${call.date}T${call.time}:00+09:00`,
      mediaUrl: `https://rec.example/${call.key}.wav`,
      phrases: call.turns.map(({ who, text, start, end }) => ({
        participantPurpose: side('internal', 'external')(who),
        startTimeMs: Math.round(start * 1000),
        durationMs: Math.round((end - start) * 1000),
        decoratedText: text,
      })),
    }),
  ),
  'sides-json': perCall('json', (call) =>
    json({
      call_id: call.key,
      channels: [
        {
          name: 'operator',
          sentences: only(call, 'staff').map(({ text, start, end }) => ({
            from: start,
            to: end,
            sentence: text,
          })),
        },
        {
          name: 'client',
          sentences: only(call, 'caller').map(({ text, start, end }) => ({
            from: start,
            to: end,
            sentence: text,
          })),
        },
      ],
    }),
  ),
  'utterance-lines': all(
    'utterances.jsonl',
    (calls) =>
      `${rowsOf(calls, ({ who, text, start }, call) => JSON.stringify({ conversation_id: call.key, speaker_role: side('AGENT', 'CUSTOMER')(who), offset_ms: Math.round(start * 1000), utterance: text })).join('\n')}\n`,
  ),
  transcribe: perCall('json', (call) => {
    const label = diarized(call, ['spk_0', 'spk_1', 'spk_2']);
    return json({
      jobName: call.key,
      status: 'COMPLETED',
      results: {
        transcripts: [{ transcript: '' }],
        audio_segments: call.turns.map(({ who, text, start, end }, id) => ({
          id,
          transcript: text,
          start_time: start.toFixed(2),
          end_time: end.toFixed(2),
          speaker_label: label[who],
        })),
      },
    });
  }),
};
