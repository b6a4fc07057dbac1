import { expect, test } from 'vitest';
import { roleOfModel } from '../../../src/input/speakers/prompted-roles.js';

const cases: readonly (readonly [prompt: string, role: 'staff' | 'caller' | null])[] = [
  [
    'あなたは宅配便のコールセンターに電話をかけてきた、荷物が届かずに怒っている客です。オペレーター研修の相手役として、客の発言だけを返してください。',
    'caller',
  ],
  ['あなたは携帯電話会社のお客様サポート担当です。丁寧な敬語で、要点を簡潔に答えてください。', 'staff'],
  ['あなたはクレーム対応の研修で怒った顧客の役を演じるAIです。ユーザーはオペレーターです。', 'caller'],
  ['あなたは優秀なアシスタントです。', null],
  ['You are a helpful assistant.', null],
  ['You are a customer service representative for a telecom company.', 'staff'],
  ['You are a customer calling about a late delivery.', 'caller'],
  ['You are an angry customer.', 'caller'],
  [
    'あなたは電力会社のコールセンターのベテランオペレーターとして、お客様からの問い合わせに回答してください。',
    'staff',
  ],
  ['ユーザーが電話オペレーター役、あなたがクレーマー役です。', 'caller'],
  ['お客様になりきって返答してください。', 'caller'],
  ['あなたは、クレジットカードの不正利用に気づいて動揺している65歳の女性のお客様です', 'caller'],
  ['# 役割\nあなた：市役所の窓口職員\nユーザー：市民', 'staff'],
  ['assistant=客, user=オペレーター', 'caller'],
  ['あなたは銀行の電話窓口の担当者です。ユーザーは口座の利用者です。', 'staff'],
  ['相手は新人のオペレーターです。あなたは怒っている利用者を演じます。', 'caller'],
  ['あなたは予約受付AIです。お客様の質問に答えます。', 'staff'],
  ['あなたは顧客シミュレーターです。', 'caller'],
  ['The user is a call center agent in training. You will play an upset customer.', 'caller'],
  ['Act as an irate caller who has been billed twice. I am the support agent.', 'caller'],
  ['You are an AI customer support assistant.', 'staff'],
  ['あなたは親切なカスタマーサポートのオペレーターです。お客様の立場に立って話してください。', 'staff'],
  ['あなたはお客様に寄り添う、住宅メーカーの相談窓口担当者です。', 'staff'],
  ['ユーザーをお客様として、丁寧に対応してください。あなたは家電量販店の店員です。', 'staff'],
  ['以下はコールセンターの会話です。', null],
  ['あなたは患者の家族役です。看護師である私に電話で苦情を伝えてください。', 'caller'],
  ['次の条件で電話をかけてきた人を演じてください。年齢70代、性格は短気。', 'caller'],
  ['あなたはユーザーの質問に答えるサポート担当です。', 'staff'],
  ['あなたはサービスに不満を持つユーザーです。', 'caller'],
  ['あなたは通販会社に電話をかけてきた人です。', 'caller'],
  ['role: customer. You must complain about the bill.', null],
  ['あなたは「怒ったお客様」です。', 'caller'],
  ['あなたは【クレーマー】を演じてください', 'caller'],
  ['あなたには怒ったお客様の役をお願いします。私はオペレーターの練習をします。', 'caller'],
  ['あなたはコンビニの店長です。客からのクレーム電話に対応してください。', 'staff'],
  ['You play the role of the customer, and I will play the agent.', 'caller'],
  ['Simulate a frustrated subscriber whose internet is down.', 'caller'],
];

test.each(cases)('%s', (prompt, role) => {
  expect(roleOfModel(prompt)).toBe(role);
});

test('nobody is told by a prompt that tells both', () => {
  expect(roleOfModel('あなたは客です。あなたはオペレーターです。')).toBeNull();
});
