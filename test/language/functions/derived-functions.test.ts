import { beforeAll, describe, expect, it } from 'vitest';
import { analyseText } from '../../../src/language/analyse-text.js';
import { DERIVED_ROWS, derivedNames } from '../../../src/language/functions/derived-functions.js';
import { loadTokenizer } from '../../../src/language/tokenizer/tokenize.js';
import type { DerivedFunction, Tokenize } from '../../../src/model/token.js';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** What is said with each function, short and rude speech and dialects included. */
const SAID: Readonly<Record<DerivedFunction, readonly string[]>> = {
  pressing: words(`
    金払え 金払えよ 金返せよ早く さっさと謝れや さっさと謝れっつってんだよ 謝れって言ってんだろ
    謝らんかい 謝らんかコラ 謝れボケ 責任取れよな 責任取れって 説明せえ 説明せえや 説明せえよ
    説明しろ 説明しろや ちゃんとせんかい 早う来いや 来んかい 返さんか 返してや 返してえや
    返してもらおか 返してもらおうか 返してもらうで 返してもらうわ 返してもらうからな
    返してもらいます 返していただきます 返していただきたい 返していただけますか 返してくれ
    返してくれや 返してくれよ 返してくれないか 返してくれへんか 返してくれへん？ 返してくれん？
    返してくれますか 返してほしい 返してほしいんだけど 返して欲しいねん 返してほしいわ 返してよ
    返してくんねえか 返しなさいよ 返しや 返しいや 返さんば 返しんさい 返しとくれ 返してけれ
    返せっちゃ 返すべきだ 返すべきでしょ 返すべきだろうが 返さなきゃだめだろ 返さないとだめでしょ
    返さなあかんやろ 返さなあかんで 返さんとあかんやろ 返さにゃいけんじゃろ
    返さないといけないでしょう 返さなきゃ駄目じゃん 返したらどうだ 返したらどうなんだ 返したらどうや
    返したらええやろ 返せばいいだろ 返せばいいじゃん 返せないのか 返さないのか 返さへんのか
    返さんのか 返す気はないのか 返すつもりはないのか 謝らないんですか 謝罪はないのか
    謝罪もないのかよ 上司出せや 上の人出してよ 責任者呼んで 責任者呼べや 責任者に代わって
    責任者に代わってください 責任者に替わってもらえますか 今すぐ来て 今すぐ来るように言え
    土下座しろよ 誠意見せろや 誠意を見せてもらわないと困る 誠意を見せてもらわんと はっきりせんか
    やめろ やめてくれ 切るなよ 切るんじゃねえよ 切んなよ 待たせんな 待たせるなや 逃げんなよ
    ふざけんなよ いい加減にしろ ええ加減にせえよ 何とかしろ なんとかせえ 何とかしてよ
    どうにかしてちょうだい とっとと出てこい 出て来いよ よこせ 弁償せえや 弁償してもらうしかないな
    録音消せよ 認めろよ 認めたらどうですか 認めなさいって 認めてくださいよ お辞めください
    ご遠慮ください 控えてください お控えいただけますでしょうか お控えいただきたく存じます
    削除をお願いします 削除していただかないと困ります 削除していただく必要がございます
    言わないでください 言わないでいただけますか`),
  announcing: words(`
    家行くからな 家行くからな待っとけ ぶっ殺すぞてめえ ぶっ殺すぞ 殺したろか 殺したるわ
    しばいたるからな 訴えるぞ 訴えるからな 訴えるで 訴えるわよ 訴えますよ 訴えますからね
    訴えさせてもらうわ 訴えさせていただきます 訴えてやる 訴えてやるからな 訴えたる 訴えるつもりだ
    訴えるつもりです 訴えることにした 訴えるしかないな 訴えるまでだ 訴えるっつってんの
    訴えるって言ってんだよ 訴える 訴えます 訴えようと思います 訴えようかな 訴えてもいいんだぞ
    訴えてもええんやで 訴えてもいいんですよ ネットに書くぞ ネットに書くからね ネットに晒すよ
    ネットに晒してやるから SNSに上げるから 動画上げるわ 動画上げるけん 行くけんな 行くけえの
    行くばい 行くど 行っちゃる 行っちゃるけえな 行ったる 行ったろやないか 今から行くさかい
    今から行くからよ 今から行くからな覚えとけ 弁護士立てるよ 警察呼ぶぞ 警察呼びますよ
    警察を呼ばせていただきます 電話を切らせていただきます 切りますね 切るで 対応を終了いたします
    通報します 通報いたします 通報する 通報しとくわ 通報しといたるわ 通報させてもらいます
    解約させてもらう 録音してますからね 録音しとるで 録音してるぞ 消費者センターに言うからな
    消費者センターに言いますよ 本社に言うわ 本社に言ったるわ`),
  shrinking: words(`
    できません できませんね できかねます いたしかねます お答えできかねます わかりかねます
    わかりません わかんないです わからないですね わからへんわ 無理です 無理ですね 無理だと思います
    難しいです 難しいかと思います 難しいかもしれません かもしれません たぶんそうだと思います
    多分大丈夫かと と思うんですけど と思うんですが しょうがないです 仕方ないですね 勘弁してください
    もう勘弁してくださいよ 許してください 困ります 困りますよ 困るんですけど 困ったな 参ったな
    弱ったなあ どうしよう どうしましょう まずいな まずいですね やばいです 怖いです こわいですよ
    そんなこと言われても そんなこと言われましても と言われましても 言われましても困ります
    確認してみないとわからないです たぶん らしいです`),
};

/** What sounds alike and is no such thing. */
const NOT_SAID: Readonly<Record<DerivedFunction, readonly string[]>> = {
  pressing: words(`
    払えと言われました 払えって言われても 返してもらいました 返してもらえたんですか 謝るべきだったかもしれません 訴えてやる
    確認しなければなりません ご返金いたします 待ってます 止めてと頼まれた 返したら終わりだ いつ届くのか`),
  announcing: words(`
    訴えるんですか 訴えると言われた 訴えました 訴えない 電話が切れました 説明がある 遅いで アホやで 返してもらうで
    言ったからな お客様がおっしゃいます 教えてくれます 困ります どうしよう`),
  shrinking: words(`
    できます わかりました 払えませんか 無理じゃないだろ 困らせるな 怖がらせてやる できなかった 難しくない？
    できないとおっしゃいました 知らないのか`),
};

describe('derived functions', () => {
  let tokenize: Tokenize;
  beforeAll(async () => {
    tokenize = await loadTokenizer();
  });

  const derivedIn = (text: string) =>
    analyseText(text, [], tokenize).sentences.flatMap(({ phrases }) =>
      phrases.map(({ derived }) => derivedNames(derived)),
    );

  it.each(DERIVED_ROWS)('$name: $example', ({ name, example }) => {
    expect(derivedIn(example).at(-1)).toContain(name);
  });

  it.each(Object.entries(SAID))('hear %s, also rude, short and in dialects', (name, texts) => {
    expect(
      texts.filter(
        (text) =>
          !derivedIn(text)
            .flat()
            .includes(name as DerivedFunction),
      ),
    ).toEqual([]);
  });

  it.each(Object.entries(NOT_SAID))('do not hear %s where it only sounds alike', (name, texts) => {
    expect(
      texts.filter((text) =>
        derivedIn(text)
          .flat()
          .includes(name as DerivedFunction),
      ),
    ).toEqual([]);
  });

  it.each([
    ['ぶっ殺すぞてめえ', 'announcing'],
    ['金返せよ早く', 'pressing'],
    ['さっさと謝れや', 'pressing'],
    ['家行くからな待っとけ', 'announcing pressing'],
    ['今から行くからな首洗って待ってろ', 'announcing pressing'],
    ['訴えるぞ金払え', 'announcing pressing'],
    ['おい聞いてんのか返事しろや', 'pressing'],
    ['なめてんのかぶっ飛ばすぞ', 'announcing'],
    ['ふざけんな金返せ', 'pressing pressing'],
    ['さっさとしろよ使えねえな', 'pressing shrinking'],
    ['お前じゃ話になんねえから上出せ', 'pressing'],
    ['うるせえ黙れクズ', 'pressing'],
    ['ネットに晒すからな覚えとけよ', 'announcing pressing'],
  ])('read %s without a mark', (text, expected) => {
    expect(derivedIn(text).flat().join(' ')).toBe(expected);
  });
});
