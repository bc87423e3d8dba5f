import { expect, onTestFinished, test, vi } from 'vitest';
import { testEffects } from '../../test/doubles/effects.ts';
import { smtpServer } from '../../test/doubles/smtp-server.ts';
import { limburgFolder, planWith, publishPlan, temporaryFolder } from '../../test/release/built-release.ts';
import { freshStore } from '../../test/store/fresh-store.ts';
import { tellNews } from '../account/subscription/follow-store.ts';
import { addOneClickLeaving, followRoutes } from '../account/subscription/web/routes.ts';
import { visitor } from '../wing/actor.ts';
import { addRoutes } from '../wing/route.ts';
import { openArchive } from '../measure/release/archive-store.ts';
import { openCurrentRelease } from '../measure/release/build-store.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import { indicatorTopics, municipalityTopics } from '../measure/web/feeds/topics.ts';
import { createMeasureSite } from '../measure/web/site.tsx';
import { openBackground } from './background.ts';
import type { Session } from '../cli/session.ts';

function sessionIn(dataFolder: string, environment: Readonly<Record<string, string>>): Session {
  const world = {
    effects: testEffects('2026-02-01T00:00:00Z'),
    print: () => undefined,
    printError: () => undefined,
    root: dataFolder,
    workingFolder: dataFolder,
    environment,
    code: 'test',
    stopped: () => Promise.resolve(),
  };
  return { world, dataFolder, planFolder: limburgFolder, json: false };
}

async function current(dataFolder: string): Promise<OpenRelease> {
  const opened = await openCurrentRelease(dataFolder);
  if (!opened?.ok) throw new Error('there is no release');
  onTestFinished(opened.value.close);
  return opened.value;
}

test('who follows a municipality gets a mail when a release revises its figures', async () => {
  const dataFolder = temporaryFolder();
  await publishPlan(limburgFolder, dataFolder);
  let release = await current(dataFolder);
  const archive = openArchive(dataFolder);
  onTestFinished(archive.close);
  const server = await smtpServer();
  const siteUrl = 'https://ambitie.voorbeeld';
  const environment = {
    AMBITIE_SMTP_URL: server.url,
    AMBITIE_MAIL_FROM: 'info@ambitie.voorbeeld',
    AMBITIE_URL: siteUrl,
  };
  const sources = {
    indicator: indicatorTopics(() => release, archive),
    municipality: municipalityTopics(() => release, archive),
  };
  const store = await freshStore();
  const opened = await openBackground(sessionIn(dataFolder, environment), store, {
    sources,
    siteUrl,
  });
  if (!opened.ok) throw new Error(opened.problems[0]?.message);
  onTestFinished(opened.value.close);
  const { follow } = opened.value;
  const assets = { css: '/site.css', files: new Map() };
  const onError = (error: unknown): never => {
    throw error;
  };
  const site = createMeasureSite({ release: () => release, archive, assets, onError });
  addRoutes(site, followRoutes(follow), { store, actorOf: () => Promise.resolve(visitor) });
  addOneClickLeaving(site, follow);
  const send = (path: string, email = '') =>
    site.app.request(path, {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email }).toString(),
    });
  const received = (count: number) =>
    vi.waitFor(() => expect(server.received).toHaveLength(count), { timeout: 15_000, interval: 50 });

  const place = await (await site.app.request('/gemeenten/sint-truiden')).text();
  expect(place).toContain('href="/volgen/gemeenten/sint-truiden"');
  expect((await send('/volgen/gemeenten/sint-truiden', 'an@voorbeeld.be')).status).toBe(303);
  await received(1);
  const key = /volgen\/bevestigen\/([\da-f-]{36})/.exec(unfolded(server.received[0]))?.[1] ?? '';
  expect((await send(`/volgen/bevestigen/${key}`)).status).toBe(303);

  const revised = planWith(limburgFolder, 'figures.csv', (text) =>
    text.replace(/^(employed-persons-15-64,71053,\d+),\d+/m, '$1,1'),
  );
  await publishPlan(revised, dataFolder);
  release = await current(dataFolder);
  await tellNews(follow);
  await received(2);
  const news = unfolded(server.received[1]);
  expect(news).toContain('Subject: Nieuws over Sint-Truiden');
  expect(news).toMatch(/Sint-Truiden\r\n- .*Herzien: 1 cijfer/);
  expect(news).toContain(`${siteUrl}/gemeenten/sint-truiden`);
  expect(news).toContain(`List-Unsubscribe: <${siteUrl}/volgen/stoppen/${key}?alles=1>`);
}, 40_000);

/** A mail as it is read: the soft line breaks of its encoding taken away. */
function unfolded(message = ''): string {
  return message.replace(/=\r\n/g, '').replaceAll('=3D', '=').replace(/\r\n /g, ' ');
}

test('a mail server without the address of the site is refused', async () => {
  const environment = { AMBITIE_SMTP_URL: 'smtp://localhost', AMBITIE_MAIL_FROM: 'info@ambitie.voorbeeld' };
  const session = sessionIn(temporaryFolder(), environment);
  const opened = await openBackground(session, await freshStore(), {
    sources: {},
    siteUrl: 'http://localhost',
  });
  expect(opened).toMatchObject({ ok: false, problems: [{ code: 'no-site-address' }] });
});
