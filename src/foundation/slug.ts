const longest = 60;

/**
 * A title as the last part of an address: "Één talent, twee talen!" becomes "een-talent-twee-talen"; `otherwise` where
 * it has no letter or digit for that.
 */
export function slugFrom(title: string, otherwise = 'zonder-titel'): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= longest) return words || otherwise;
  return words
    .slice(0, longest + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, longest);
}

/**
 * Tries "x", "x-2", "x-3" … until one is free: only the database knows which are, for it also keeps those out of sight.
 *
 * @throws {Error} when a thousand are taken: then what tries is wrong.
 */
export async function firstFree<T>(
  slug: string,
  attempt: (slug: string) => Promise<T | undefined>,
  first = 1,
): Promise<T> {
  for (let count = first; count <= 1000; count += 1) {
    const made = await attempt(count === 1 ? slug : `${slug}-${count}`);
    if (made !== undefined) return made;
  }
  throw new Error(`no free address for "${slug}"`);
}
