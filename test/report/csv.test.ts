import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { defuseFormula, withoutDefusing } from '../../src/report/spreadsheet-cell.js';
import { render } from './render.js';
import { found, transcriptOf } from './sample.js';

describe('the CSV report', () => {
  it('begins with a byte order mark and the columns of the contract, rows ended by CRLF', async () => {
    const csv = await render(reporters.csv);
    expect(csv.split('\r\n')[0]).toBe(
      '\ufefffile,call,turn,line,column,start,end,speaker,severity,rule,title,evidence,text,message,instead,time,guessed,agent,date,verdict,staff_risk,caller_pressure,pattern,confidence,fingerprint,review',
    );
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has heads in Japanese where they are asked for', async () => {
    const [head = ''] = (await render(reporters.csv, { headers: 'ja' })).split('\r\n');
    expect(head).toMatch(
      /^\ufeffファイル,通話,発話,.*担当者,日時,判定,職員リスク,相手の圧力,型,確かさ,指紋,確認$/,
    );
    const [calls = ''] = (await render(reporters['csv-calls'], { headers: 'ja' })).split('\r\n');
    expect(calls).not.toMatch(/[a-z_]{3}/);
  });

  it('has a row a finding', async () => {
    const rows = (await render(reporters.csv)).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 11);
    expect(rows[4]).toMatch(/^calls\/0001\.txt,0001,2,4,53,52,66,staff,error,staff\/recording-stop-plea,/);
  });

  it('quotes commas, quotation marks and line breaks', async () => {
    const transcript = transcriptOf('a,b.txt', [['職員', '"録音"は\n困ります']]);
    const findings = [found(transcript, 1, 'staff/startled-reaction', '困ります')];
    const csv = await render(reporters.csv, {}, [{ transcript, findings }]);
    expect(csv).toContain('"a,b.txt"');
    expect(csv).toContain('"""録音""は\n困ります"');
  });
});

describe('a cell that would be a formula', () => {
  it.each(['=1+1', '+81', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '  =1', '\ttab', '\rreturn'])(
    'is defused: %j',
    (text) => {
      expect(defuseFormula(text)).toBe(`'${text}`);
    },
  );

  it.each(['録音', 'a=b', '', 'ー', "'録音'"])('is told from plain text: %j', (text) => {
    expect(defuseFormula(text)).toBe(text);
  });

  it.each(['=1+1', "'=1", "''-", '\ttab', '録音', "'録音'", "'"])('comes back as it was: %j', (text) => {
    expect(withoutDefusing(String(defuseFormula(text)))).toBe(text);
  });

  it('is told from a number', () => {
    expect(defuseFormula(-3)).toBe(-3);
  });
});

describe('the CSV summary of calls', () => {
  it('has a row a call with scores and counts', async () => {
    const rows = (await render(reporters['csv-calls'])).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 3);
    expect(rows[1]).toMatch(/^calls\/0001\.txt,0001,書類の受理をめぐる電話,職員A,8,76,65,3,4,1,0,4,3,0,0,1,/);
    expect(rows[3]).toBe('calls/0003.txt,0003,,職員C,2,0,0,0,0,0,0,0,0,0,0,0,,,,,,,,,,,open');
  });
});
