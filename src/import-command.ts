// npm run import: takes a folder of Markdown or HTML, or a help desk's JSON export, into the help centre.
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, runCommand, say, withDatabase } from '#app/run-command.ts';
import { sourceContext } from '#app/seed-content.ts';
import type { ForeignArticle, ImportFinding } from '#modules/editorial/foreign-article.ts';
import { importArticles } from '#modules/editorial/import-articles.ts';
import { readFolder } from '#modules/editorial/read-folder.ts';
import { readHelpDesk } from '#modules/editorial/read-help-desk.ts';
import { categories } from '#modules/help/index.ts';
import { systemClock } from '#platform/clock/clock.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';
import { publishLive } from '#platform/live/pg-live.ts';

const usage = `Takes articles over into the help centre. Doing it again takes only what is new or changed.

  npm run import -- FOLDER                 Markdown and HTML files, whatever their layout
  npm run import -- EXPORT.json            sections, articles and translations as Zendesk Guide's API gives them

  --dry-run            reads and renders everything, writes nothing
  --locale en          language of what doesn't say its own
  --category faq       faq, announcements or product-documents
  --name NAME          names the help desk, so that its next export finds its articles again (otherwise the file's name)
  --report FILE        writes what could not be taken as it was, one line each

It may run while the server does. Give it the same settings as the server.`;

const shownFindings = 20;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      locale: { type: 'string', default: 'en' },
      category: { type: 'string', default: 'faq' },
      name: { type: 'string' },
      report: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [from, ...more] = positionals;
  if (values.help || from === undefined || more.length > 0) {
    say(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const category = categories.find((known) => known === values.category);
  if (!category) throw new CommandError(`There is no kind of article "${values.category}".`);
  if (!/^[a-z]{2,3}$/.test(values.locale)) throw new CommandError('Write the language as en.');
  const { articles, findings, folder } = await read(from, { locale: values.locale, category });
  if (articles.length === 0) throw new CommandError(`There is no article in ${from}.`);
  const name = values.name ?? path.basename(from).replace(/\.[^.]+$/, '');
  const isDryRun = values['dry-run'];

  await withDatabase(async ({ config, db }) => {
    const startedAt = performance.now();
    const report = await importArticles(
      {
        db,
        clock: systemClock,
        secrets: createSecrets(config.secret),
        live: { publish: publishLive },
      },
      sourceContext(config),
      { name, articles, folder, isDryRun, onProgress: progressOf(articles.length) },
    );
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const all = [...findings, ...report.findings];
    say(
      `${isDryRun ? 'Would take' : 'Took'} ${report.saved} of ${articles.length} articles in ${seconds} s; ` +
        `${report.unchanged} unchanged, ${report.kept} edited here and left alone, ${report.refused} refused.`,
    );
    await tellFindings(all, values.report);
  });
}

async function read(
  from: string,
  options: Parameters<typeof readHelpDesk>[1],
): Promise<{ articles: ForeignArticle[]; findings: ImportFinding[]; folder: string | null }> {
  const info = await stat(from).catch(() => null);
  if (!info) throw new CommandError(`There is nothing at ${from}.`);
  if (info.isDirectory()) {
    const articles: ForeignArticle[] = [];
    for await (const article of readFolder(from, options)) articles.push(article);
    return { articles, findings: [], folder: from };
  }
  try {
    return { ...(await readHelpDesk(from, options)), folder: null };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new CommandError(`${from} is no export that can be read: ${why}`);
  }
}

/** A line a second at most, on standard error, so that the report can be kept. */
function progressOf(total: number): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < 1000 && done < total) return;
    last = performance.now();
    process.stderr.write(`${done} of ${total}\n`);
  };
}

async function tellFindings(findings: readonly ImportFinding[], file: string | undefined): Promise<void> {
  const lines = findings.map(({ place, message }) => `${place}: ${message}`);
  if (file !== undefined) await writeFile(file, `${lines.join('\n')}\n`);
  for (const line of lines.slice(0, shownFindings)) say(`  ${line}`);
  const rest = lines.length - shownFindings;
  if (rest > 0)
    say(`  and ${rest} more${file === undefined ? '; --report FILE writes them all' : ` in ${file}`}`);
}

await runCommand(main);
