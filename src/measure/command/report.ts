import { Option, type Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { defaultLocale, locales, type Locale } from '../../foundation/locale.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { readReportRequest } from '../report/report-request.ts';
import { writeReport } from '../report/write-report.ts';
import type { Report } from '../report/report.ts';
import { wordDocument } from '../web/report/word-document.ts';
import { createMeasureSite } from '../web/site.tsx';
import { localePath } from '../../site/address.ts';
import { loadAssets } from '../../site/assets.ts';
import { makeFile } from '../../site/worker/make-file.ts';
import { answer, refuse, type CommandRunner, type CommandSession } from '../../wing/command.ts';
import { withRelease } from './current-release.ts';

const formats = ['docx', 'html'] as const;

interface ReportOptions {
  readonly area?: string;
  readonly from?: string;
  readonly to?: string;
  readonly locale: Locale;
  readonly format: (typeof formats)[number];
  readonly out?: string;
}

/** `ambitie report SUBJECT`: a report of an ambition or a municipality as a file. */
export function addReportCommand(program: Command, run: CommandRunner): void {
  program
    .command('report')
    .argument('<subject>', 'plan, ambition-11, municipality-genk')
    .description('a report of an ambition line or a municipality, from the current release')
    .option('--area <code>', 'the area that an ambition is reported for')
    .option('--from <period>', 'first period, such as 2015')
    .option('--to <period>', 'last period')
    .addOption(
      new Option('--locale <language>', 'the language it is written in').choices(locales).default(defaultLocale),
    )
    .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('docx'))
    .option('--out <file>', 'where to write it; a file named after the subject when absent')
    .action(
      run((session, subject: string, options: ReportOptions) =>
        withRelease(session, (release) => makeReport(session, release, subject, options)),
      ),
    );
}

async function makeReport(
  session: CommandSession,
  release: OpenRelease,
  subject: string,
  { area, from, to, locale, format, out }: ReportOptions,
): Promise<number> {
  const request = readReportRequest(release, { report: subject, area, from, to });
  if (!request.ok) return refuse(session, request.problems, 2);
  const report = await writeReport(release, request.value, locale);
  const address = (session.world.environment['AMBITIE_URL'] ?? '') + localePath(locale, report.address);
  const content =
    format === 'docx'
      ? await makeFile(await wordDocument(release, report, address))
      : await printPage(session, release, report);
  const file = resolve(session.world.workingFolder, out ?? `${report.id}.${format}`);
  await writeFile(file, content);
  answer(session, { file, title: report.title, about: report.about }, () => file);
  return 0;
}

/** The page of the report as one file: its style within, its scripts left out. */
async function printPage(
  { world }: CommandSession,
  release: OpenRelease,
  { locale, address }: Report,
): Promise<string> {
  const assets = loadAssets(join(world.root, 'dist'));
  const site = createMeasureSite({
    release: () => release,
    assets,
    onError: (error) => {
      throw error;
    },
  });
  const page = await site.app.request(localePath(locale, address));
  const style = new TextDecoder().decode(assets.files.get(assets.css)?.body);
  return (await page.text())
    .replace(/<link rel="(?:preload|icon|alternate)"[^>]*>|<script\b[^>]*><\/script>/g, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`);
}
