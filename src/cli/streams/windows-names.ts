/** Devices that Windows sees in every folder, whatever ending the name has. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;
/** Letters that no name may have; what follows a colon would be written where no folder shows it. */
const NO_LETTER = /[<>:"|?*\u0000-\u001f]/;

/**
 * The part of a path that Windows takes for something else or for no name at all: a device, a name with `:` or another letter of its
 * own, a name that ends in a dot or a blank, which it leaves out. Null where there is none.
 */
export function unusableOnWindows(path: string): string | null {
  const parts = path.replace(/^(?:[\\/]{2}[?.][\\/])?(?:[A-Za-z]:)?/, '').split(/[\\/]/);
  return (
    parts.find(
      (part) =>
        part !== '.' && part !== '..' && (DEVICE.test(part) || NO_LETTER.test(part) || /[. ]$/.test(part)),
    ) ?? null
  );
}
