import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/judge.js';
import type { Role } from '../../src/model/transcript.js';
import { callOfTurn, shippedJudgement } from '../shipped.js';

const judge = createJudge(await shippedJudgement());

const found = (role: Role, text: string): readonly string[] =>
  judge(callOfTurn(role, text)).flatMap(({ rule, outcome }) => (outcome === 'found' ? [rule] : []));

describe('the plainest words, though nothing else is known of the call', () => {
  it.each([
    ['知るか', 'staff/emotional-refusal'],
    ['帰れ', 'staff/emotional-refusal'],
    ['知らねえよ', 'staff/emotional-refusal'],
    ['勝手にしろ', 'staff/emotional-refusal'],
    ['ふざけんな', 'staff/counter-attack'],
    ['いい加減にしろ', 'staff/counter-attack'],
    ['うるせえ', 'staff/counter-attack'],
    ['お前何様だよ', 'staff/counter-attack'],
    ['切るぞ', 'staff/abrupt-termination'],
  ])('staff: %s', (text, rule) => {
    expect(found('staff', text)).toContain(rule);
  });

  it.each([
    ['死ね', 'caller/abusive-language'],
    ['金返せ', 'caller/compensation-demand'],
    ['責任者出せ', 'caller/presence-demand'],
    ['土下座しろ', 'caller/apology-demand'],
    ['殺すぞ', 'caller/harm-threat'],
    ['クビにしろ', 'caller/punishment-demand'],
    ['念書書け', 'caller/commitment-demand'],
    ['警察呼ぶぞ', 'caller/authority-threat'],
    ['ネットに書くぞ', 'caller/disclosure-threat'],
    ['名前言え', 'caller/personal-info-demand'],
  ])('callers: %s', (text, rule) => {
    expect(found('caller', text)).toContain(rule);
  });

  it.each([
    ['staff', '存じませんでした'],
    ['staff', 'お帰りの際はお気をつけください'],
    ['staff', '担当者はもう帰りました'],
    ['staff', '期限が切れております'],
    ['caller', '返金はいつになりますか'],
    ['caller', '責任者の方をお願いできますか'],
    ['caller', '父が死にまして'],
    ['caller', '仕事をクビになりまして'],
    ['caller', 'お名前を教えていただけますか'],
  ] as const)('%s: %s says none of them', (role, text) => {
    expect(found(role, text)).toEqual([]);
  });
});
