/** Source: errno(3): no space, no quota, a disk that may not be written or fails. DuckDB says it in words only. */
const codes = /^(ENOSPC|EDQUOT|EROFS|EIO|EFBIG|53100)$/;
const words = /no space left on device|could not write|could not fsync|out of (disk|space)/i;

/** What to tell of an error with which the disk refuses to keep anything; `undefined` when it is another error. */
export function diskRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!codes.test(code) && !words.test(error.message)) return diskRefusal(error.cause);
  const [said = ''] = error.message.split('\n', 1);
  return `The disk does not take any more: ${said}. Make room on it, or name a folder on another one; nothing that was there before is lost.`;
}
