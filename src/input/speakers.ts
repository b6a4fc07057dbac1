import type { Role } from '../model/transcript.js';

/** Names understood without a mapping, folded as `foldName` does. Open on purpose: add what analysts meet. */
const STAFF_NAMES = [
  ...[
    '職員',
    '担当',
    '担当者',
    '担当職員',
    '電話担当',
    '係',
    '係員',
    '担当係',
    '窓口',
    '窓口担当',
    '窓口職員',
  ],
  ...['オペレーター', 'オペレータ', 'op', '受付', '受付係', '受付担当', 'スタッフ', 'エージェント'],
  ...['社員', '行員', '局員', '相談員', '応対者', '対応者', 'コミュニケーター', 'コミュニケータ'],
  ...['staff', 'agent', 'operator', 'representative', 'rep', 'clerk', 'humanagent'],
] as const;

const CALLER_NAMES = [
  ...[
    'クレーマー',
    '客',
    'お客',
    '顧客',
    'カスタマー',
    '相談者',
    '市民',
    '区民',
    '町民',
    '村民',
    '県民',
    '都民',
    '住民',
  ],
  ...[
    '利用者',
    'ご利用者',
    '発信者',
    '入電者',
    '架電者',
    '来電者',
    '通報者',
    '申出者',
    '問い合わせ者',
    '契約者',
  ],
  ...['caller', 'customer', 'client', 'claimer', 'enduser'],
] as const;

const HONORIFIC = '(?:さん|様|さま|殿|氏|方|くん|君|ちゃん)';
/** A letter or number that tells several of a kind apart: 職員A, お客様2, 係甲, 担当者ア. */
const COUNTER = '(?:[a-z]|[0-9]{1,4}|[甲乙丙丁]|[ア-オ])';

const roleByName: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...STAFF_NAMES.map((name) => [name, 'staff'] as const),
  ...CALLER_NAMES.map((name) => [name, 'caller'] as const),
]);

const decorated = new RegExp(`^(.+?)${HONORIFIC}?(?:${COUNTER}${HONORIFIC}?)?$`, 'u');
/** Longer ones are speech that landed in the wrong place. */
const LONGEST_NAME = 60;
/** 職員（女性）, Agent [1]: a remark behind the name. */
const remark = /[([〔【][^()[\]〔〕【】]*[)\]〕】]$/;

/**
 * A name in the form in which names are compared: full and half width, upper and lower case,
 * spaces, underscores and hyphens make no difference.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/** The role of a name that is understood without a mapping (職員A, お客様2, Agent); null for any other. */
export function roleOfKnownName(name: string): Role | null {
  if (name.length > LONGEST_NAME) return null;
  const folded = foldName(name);
  const bare = folded.replace(remark, '');
  for (const candidate of [bare, decorated.exec(bare)?.[1]]) {
    const role = candidate === undefined ? undefined : roleByName.get(candidate);
    if (role) return role;
  }
  return null;
}

/**
 * How names become roles: what the user maps comes first, then what is understood by itself.
 * A name that is neither has no role; guessing is left to `guess-speakers.ts`, which must be asked for.
 */
export function speakerRoles(mapping: ReadonlyMap<string, Role>): (name: string) => Role | null {
  const told = new Map([...mapping].map(([name, role]) => [foldName(name), role]));
  return (name) => told.get(foldName(name)) ?? roleOfKnownName(name);
}
