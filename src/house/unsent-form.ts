import { formToken, textIn } from '../site/form.ts';
import type { SentContext } from '../site/live.ts';
import { systemAccess } from '../store/access.ts';
import type { Store } from '../store/store.ts';
import type { Route } from '../wing/route.ts';
import { keepUnsentForm, type UnsentForm } from '../wing/unsent-form-store.ts';
import type { FormTokens } from './form-token.ts';

/** The address where a form waits for whoever typed it, without a language prefix. */
export const unsentPath = '/onverzonden';

/** No form of the house stands at a longer address, in bytes of its parts and of its query together. */
const longestAddress = 1000;

/**
 * Keeps what was typed in a form that came in after a session had ended, for the one whom it was drawn for. Gives the
 * address where it waits; nothing for what the house drew for nobody, where there is a secret or a file in it, and for an
 * address at which no form of the house stands.
 */
export async function keepUnsent(
  route: Route,
  { readForm, params, request }: SentContext,
  { store, tokens }: { readonly store: Store; readonly tokens: FormTokens },
): Promise<string | undefined> {
  if (route.method !== 'POST' || route.holdsSecret || route.takesFiles) return undefined;
  const { search } = new URL(request.url);
  if (Buffer.byteLength(JSON.stringify(params) + search) > longestAddress) return undefined;
  const form = await readForm();
  const person = typeof form === 'string' ? undefined : tokens.personOf(textIn(form, formToken));
  if (typeof form === 'string' || !person) return undefined;
  form.delete(formToken);
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const id = await store.as(systemAccess, (database) =>
    keepUnsentForm(database, person, { route: route.path, params, search, fields }),
  );
  return id && `${unsentPath}/${id}`;
}

/** The form as it was sent. */
export function formOf({ fields }: UnsentForm): FormData {
  const form = new FormData();
  for (const [name, text] of fields) form.append(name, text);
  return form;
}

/** The address that takes a form, without a language prefix. */
export function addressOf({ route, params, search }: UnsentForm): string {
  const path = route.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return path + search;
}
