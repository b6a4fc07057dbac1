import type { NameWord, PersonNames } from '../../model/person-names.js';

/** Family names that IPADIC lacks. The lists are open. */
const FAMILY =
  '小鳥遊 月見里 栗花落 百目鬼 仲村渠 東江 瑞慶覧 仲宗根 喜納 神宮寺 道明寺 花京院 五百旗頭 勘解由小路 大豆生田 一之瀬 三ヶ尻 千々和 銀林 塩満 石動 谷古宇 東雲 乙黒 虎尾 熊埜御堂';

/** Given names that became usual after IPADIC was made (2007). */
const GIVEN = `陽翔 悠真 大翔 陽向 結翔 颯真 颯太 翔大 悠人 悠斗 陽斗 遥斗 朝陽 陽太 湊斗 奏太 蒼空 蒼真 晴翔 瑛太 颯斗 悠翔 奏斗 陸斗 琉生 瑠偉 煌大
  理人 理玖 陽大 壮真 結斗 琥太郎 柊斗 快斗 海翔 海斗 拓海 拓真 匠真 隼斗 泰雅 一颯 一翔 春翔 春斗 優斗 優翔 健斗 賢人 蓮斗 遼太郎 航平 航大 航太郎 康介
  裕翔 雄斗 陽葵 結菜 咲良 結愛 心春 美桜 一花 心陽 芽生 心結 心愛 心咲 彩葉 紗奈 莉央 琴音 琴葉 柚希 柚葉 結月 陽菜 陽菜乃 愛莉 朱莉 萌々香 桃花 楓花
  凪咲 乃愛 乃々花 優月 優愛 希空 茉白 恵茉 笑茉 咲茉 和奏 風花 星奈 望結 里桜 七菜 美空 実桜 真白 莉愛 璃子 璃音 日葵 日菜 百花 栞奈 花音 花恋 歌音
  穂乃果 穂香 遥花 紗季 咲来 鈴音 涼花`;

const LONGEST = 4;
const FURTHER = new Map<string, Omit<NameWord, 'end'>>([
  ...listed(FAMILY, { isFamily: true, isGiven: false, isUsual: true }),
  ...listed(GIVEN, { isFamily: false, isGiven: true, isUsual: true }),
]);
const HEADS = new Set([...FURTHER.keys()].map((name) => name[0]));

function listed(names: string, word: Omit<NameWord, 'end'>): readonly [string, Omit<NameWord, 'end'>][] {
  return names.split(/\s+/).map((name) => [name, word]);
}

/** The names of a dictionary, and those that it lacks. */
export function withFurtherNames(people: PersonNames): PersonNames {
  return {
    ...people,
    at: (text, start) => {
      const known = people.at(text, start);
      if (!HEADS.has(text[start])) return known;
      const further: NameWord[] = [];
      for (let end = start + 2; end <= Math.min(text.length, start + LONGEST); end++) {
        const word = FURTHER.get(text.slice(start, end));
        if (word && !known.some((one) => one.end === end)) further.push({ ...word, end });
      }
      return further.length === 0
        ? known
        : [...known, ...further].sort((left, right) => left.end - right.end);
    },
  };
}
