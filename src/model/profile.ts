/** What kind of organisation takes the calls. */
export const ORGANISATION_TYPES = ['public-office', 'company', 'hospital', 'school'] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

/** Who takes the calls: chooses legal bases, words and replies. Whatever is not known is null. */
export interface Profile {
  readonly type: OrganisationType | null;
  /** As 「東京都」. */
  readonly prefecture: string | null;
  /** True only where the organisation says that it records its calls. */
  readonly recordsCalls: boolean;
  /** What the organisation calls itself, as 「当区」. */
  readonly self: string | null;
  /** What it calls those who answer, as 「職員」. */
  readonly staff: string | null;
}

/** Nothing is known. */
export const NO_PROFILE: Profile = {
  type: null,
  prefecture: null,
  recordsCalls: false,
  self: null,
  staff: null,
};
