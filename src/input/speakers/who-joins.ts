/** Those who belong to a caller and may join or take over: 相談者の息子, 参加者の夫. */
const KIN =
  '母親?|父親?|両親|妻|夫|娘|息子|子供?|子ども|家族|親族?|身内|祖母|祖父|長男|長女|次男|次女|三男|三女|孫|兄|姉|弟|妹|兄弟|姉妹|旦那|嫁|婿|姪|甥|叔父|叔母|伯父|伯母|いとこ|保護者|後見人|介護者|同居人|隣人|友人|知人|友達|付き?添い人?';
/** Those whom either side may have. */
const COLLEAGUES = '同僚|上司|部下|先輩|後輩|代理人?|代わりの者|秘書|責任者';

const JOINS = new RegExp(
  `^(?<base>.{1,16}?)(?:さん|様|さま|氏)?の(?:(?:お|ご)?(?:(?<kin>${KIN})|(?<colleague>${COLLEAGUES}))(?:さん|様|さま)?|(?<spouse>ご主人(?:様|さま)?|奥(?:さん|様|さま)))$`,
  'u',
);

/** Who joins a call, and whom they belong to. */
export interface Joining {
  readonly base: string;
  /** True for a relation that staff has at home, and not in a call. */
  readonly isKin: boolean;
}

/** 相談者の息子 joins 相談者; null for any other name. */
export function joiningOf(name: string): Joining | null {
  const { base, kin, spouse } = JOINS.exec(name.trim())?.groups ?? {};
  return base === undefined ? null : { base, isKin: kin !== undefined || spouse !== undefined };
}
