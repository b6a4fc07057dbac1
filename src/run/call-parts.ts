import type { ManifestRow } from '../input/manifest/manifest.js';
import type { InputFile } from './files.js';

/** Joins the files that a manifest puts together as one call to one input; files that are not there are left out. */
export function joinCallParts(
  files: readonly InputFile[],
  rows: readonly ManifestRow[],
): readonly InputFile[] {
  const byName = new Map(files.map((input) => [input.file, input]));
  const joined = new Map<string, InputFile | null>();
  for (const { parts = [] } of rows) {
    const channels = parts.flatMap(({ file, speaker, isOfOne }) => {
      const input = byName.get(file);
      return input ? { ...input, speaker, mayHoldSeveral: !isOfOne } : [];
    });
    const [first] = channels;
    if (!first || channels.length < 2) continue;
    for (const { file } of channels) joined.set(file, null);
    const size = channels.reduce((sum, channel) => sum + channel.size, 0);
    const { speaker: _speaker, mayHoldSeveral: _may, ...input } = first;
    joined.set(first.file, { ...input, size, channels });
  }
  return files.flatMap((input) => {
    const one = joined.get(input.file);
    return one === undefined ? input : (one ?? []);
  });
}
