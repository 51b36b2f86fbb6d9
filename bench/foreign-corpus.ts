import { stat } from 'node:fs/promises';
import { sourceContext } from '../src/app/seed-content.ts';
import { importArticles } from '../src/modules/editorial/import-articles.ts';
import { readFolder } from '../src/modules/editorial/read-folder.ts';
import { readHelpDesk } from '../src/modules/editorial/read-help-desk.ts';
import type { SearchableArticle } from '../src/modules/help/index.ts';
import { listArticles } from '../src/modules/help/store.ts';
import { systemClock } from '../src/platform/clock/clock.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { createSecrets } from '../src/platform/crypto/secrets.ts';
import { createDb } from '../src/platform/db/db.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { publishLive } from '../src/platform/live/pg-live.ts';
import { silentLog } from '../src/platform/log/log.ts';

/** Somebody else's articles, taken over by the importer as an operator would. */
export async function readForeignCorpus(databaseUrl: string, from: string): Promise<SearchableArticle[]> {
  await migrate(databaseUrl, { log: silentLog });
  const of = { locale: 'en', category: 'faq' } as const;
  const isFolder = (await stat(from)).isDirectory();
  const articles = isFolder
    ? await Array.fromAsync(readFolder(from, of))
    : (await readHelpDesk(from, of)).articles;
  const config = readConfig({});
  const db = createDb({ url: databaseUrl });
  try {
    await importArticles(
      { db, clock: systemClock, secrets: createSecrets(config.secret), live: { publish: publishLive } },
      sourceContext(config),
      {
        name: 'bench',
        articles,
        folder: isFolder ? from : null,
        isDryRun: false,
        onProgress: () => undefined,
      },
    );
    return (await listArticles(db.queries)).filter(({ locale }) => locale === 'en');
  } finally {
    await db.close();
  }
}
