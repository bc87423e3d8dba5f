import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import type { Reach } from '../../../site/origin.ts';

/** How open data is offered: what a client may ask for and under which address the site is known. */
export interface OpenDataSettings extends Reach {
  readonly requestsPerMinute: number;
  /** Whether a proxy in front tells who asks (`X-Forwarded-For`) and how (`X-Forwarded-Proto`). */
  readonly trustProxy: boolean;
}

export const defaultOpenData: OpenDataSettings = { requestsPerMinute: 600, trustProxy: false };

/**
 * Reads the settings from environment variables: `AMBITIE_URL`, `AMBITIE_RATE_LIMIT` (requests a minute) and
 * `AMBITIE_TRUST_PROXY` (1 or 0). What is absent keeps its default.
 */
export function readOpenDataSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Result<OpenDataSettings> {
  const url = environment['AMBITIE_URL']?.replace(/\/+$/, '');
  const limit = environment['AMBITIE_RATE_LIMIT'];
  const proxy = environment['AMBITIE_TRUST_PROXY'] ?? '';
  const problems: Problem[] = [];
  const refuse = (name: string, hint: string): void => {
    problems.push({ code: 'bad-setting', message: `${name} is "${environment[name]}".`, at: name, hint });
  };
  if (url && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    refuse('AMBITIE_URL', 'Give the whole address of the site, like https://ambitie.example.be.');
  }
  if (limit && !/^[1-9]\d{0,8}$/.test(limit)) {
    refuse('AMBITIE_RATE_LIMIT', 'Give a whole number of requests a minute, like 600.');
  }
  if (!['', '0', '1'].includes(proxy)) refuse('AMBITIE_TRUST_PROXY', 'Give 1 behind a proxy of your own, else 0.');
  if (problems.length > 0) return failed(problems);
  return ok({
    ...(url && { url }),
    requestsPerMinute: limit ? Number(limit) : defaultOpenData.requestsPerMinute,
    trustProxy: proxy === '1',
  });
}
