import type { Comment } from '../../model/transcript.js';

/** Remarks as they stand among the turns that are kept. @param kept for each turn whether it is */
export function commentsAmong(comments: readonly Comment[], kept: readonly boolean[]): readonly Comment[] {
  if (comments.length === 0 || !kept.includes(false)) return comments;
  const before = [0];
  for (const isKept of kept) before.push((before.at(-1) ?? 0) + (isKept ? 1 : 0));
  return comments.map((comment) => ({ ...comment, turn: before[comment.turn] ?? before.at(-1) ?? 0 }));
}
