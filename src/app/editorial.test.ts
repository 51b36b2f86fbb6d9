import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RevisionId } from '#kernel/ids.ts';
import { plusHours } from '#kernel/instant.ts';
import { must } from '#kernel/result.ts';
import {
  approveRevision,
  discardDraft,
  publishDue,
  saveDraft,
  seedContent,
  sendBack,
  settleFile,
  startArticle,
  startDraft,
  submitDraft,
  takeAway,
  unschedule,
  viewArticleAtDesk,
  viewRevision,
} from '#modules/editorial/index.ts';
import { createHelpCentre, type HelpCentre } from '#modules/help/index.ts';
import { endStaffSession } from '#modules/staff/index.ts';
import { createPgLive } from '#platform/live/pg-live.ts';
import { useTestSite } from './testing.ts';
import { type Colleague, newColleague } from './testing-staff.ts';

const site = useTestSite();
const deps = () => site().holdfast.deps;
const code = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? 'ok' : result.problem?.code;

let one: Colleague;
let two: Colleague;
/** Another process on the same database. */
let elsewhere: HelpCentre;
let closeElsewhere: () => Promise<void>;
let contentDir: string;
let articles = 0;

beforeAll(async () => {
  const live = await createPgLive({ url: site().databaseUrl, log: deps().log });
  elsewhere = createHelpCentre({ ...deps(), live }, { problems: {} });
  closeElsewhere = async () => {
    await elsewhere.close();
    await live.close();
  };
});
afterAll(() => closeElsewhere());
beforeEach(async () => {
  one = await newColleague(site());
  two = await newColleague(site());
  contentDir = mkdtempSync(path.join(tmpdir(), 'holdfast-desk-'));
  mkdirSync(path.join(contentDir, 'en/faq'), { recursive: true });
  return () => rmSync(contentDir, { recursive: true });
});

const newSlug = () => `lost-cat-${(articles += 1)}`;
const keyOf = (slug: string) => ({ locale: 'en', category: 'faq', slug }) as const;
const seed = () => seedContent(deps(), deps().articles, contentDir);
const writeFile = (slug: string, body: string) =>
  writeFileSync(
    path.join(contentDir, 'en/faq', `${slug}.md`),
    `---\nslug: ${slug}\ntitle: About a cat\nsection: account\npublished: 2026-10-05\nsummary: One sentence about it.\n---\n${body}\n`,
  );

/** Types a text into a draft that is open. */
async function write(who: Colleague, id: RevisionId, body: string, more: { slug?: string } = {}) {
  const view = await viewRevision(deps(), who.staff, id);
  if (!view) throw new Error('no such version');
  const fields = { ...view.fields, summary: 'One sentence about a cat.', section: 'account', body, ...more };
  return saveDraft(deps(), who.staff, { revisionId: id, seenAt: view.revision.changedAt, fields });
}

/** An article of the desk that readers see. */
async function publish(slug: string, body: string): Promise<RevisionId> {
  const id = must(await startArticle(deps(), one.staff, { ...keyOf(slug), title: 'A lost cat' }));
  must(await write(one, id, body));
  must(await submitDraft(deps(), one.staff, id));
  must(await approveRevision(deps(), two.staff, { revisionId: id, publishAt: null }));
  return id;
}

const htmlOf = async (help: HelpCentre, slug: string): Promise<string | null> => {
  const found = await help.readArticle({ locale: 'en', region: null, category: 'faq', slug });
  return found.ok
    ? found.value.blocks.map((block) => (block.kind === 'html' ? block.html : '')).join('')
    : null;
};
const finds = async (help: HelpCentre, term: string) =>
  (await help.searchHelp({ locale: 'en', region: null, term })).hits.map(({ slug }) => slug);

describe('Writing at the desk', () => {
  test('reaches readers of every process within a second, after somebody else reviewed it', async () => {
    const slug = newSlug();
    await finds(elsewhere, 'anything');
    const id = must(await startArticle(deps(), one.staff, { ...keyOf(slug), title: 'A lost cat' }));
    must(await write(one, id, 'It has a quivering zephyrtail.'));
    must(await submitDraft(deps(), one.staff, id));
    expect(await htmlOf(elsewhere, slug)).toBeNull();
    expect(code(await approveRevision(deps(), one.staff, { revisionId: id, publishAt: null }))).toBe(
      'own_revision',
    );
    must(await approveRevision(deps(), two.staff, { revisionId: id, publishAt: null }));
    await vi.waitFor(async () => expect(await finds(elsewhere, 'zephyrtail')).toEqual([slug]), {
      timeout: 1000,
    });
    expect(await htmlOf(elsewhere, slug)).toBe('<p>It has a quivering zephyrtail.</p>');
  });

  test('shows the old text until the new one is approved, and keeps every version', async () => {
    const slug = newSlug();
    await publish(slug, 'The first.');
    const id = must(await startDraft(deps(), two.staff, { key: keyOf(slug), from: null }));
    must(await write(two, id, 'The second.'));
    await vi.waitFor(async () => expect(await htmlOf(elsewhere, slug)).toBe('<p>The first.</p>'));
    const draft = await viewRevision(deps(), two.staff, id);
    expect(
      draft?.changes.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text]),
    ).toEqual([
      ['removed', 'The first.\n'],
      ['added', 'The second.\n'],
    ]);
    must(await submitDraft(deps(), two.staff, id));
    must(await approveRevision(deps(), one.staff, { revisionId: id, publishAt: null }));
    await vi.waitFor(async () => expect(await htmlOf(elsewhere, slug)).toBe('<p>The second.</p>'));
    const view = await viewArticleAtDesk(deps(), { key: keyOf(slug), before: null });
    expect(view?.history.map(({ number, state }) => [number, state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
  });

  test('an old version is restored as a draft that is reviewed like any other', async () => {
    const slug = newSlug();
    const first = await publish(slug, 'The first.');
    const second = must(await startDraft(deps(), one.staff, { key: keyOf(slug), from: null }));
    must(await write(one, second, 'A mistake.'));
    must(await submitDraft(deps(), one.staff, second));
    must(await approveRevision(deps(), two.staff, { revisionId: second, publishAt: null }));
    const third = must(await startDraft(deps(), two.staff, { key: keyOf(slug), from: first }));
    must(await submitDraft(deps(), two.staff, third));
    must(await approveRevision(deps(), one.staff, { revisionId: third, publishAt: null }));
    await vi.waitFor(async () => expect(await htmlOf(elsewhere, slug)).toBe('<p>The first.</p>'));
  });

  test('of two who save at once the second is told, and nothing is lost', async () => {
    const id = must(await startArticle(deps(), one.staff, { ...keyOf(newSlug()), title: 'A lost cat' }));
    const view = await viewRevision(deps(), one.staff, id);
    if (!view) throw new Error('no such version');
    site().clock.set(new Date(site().clock.now().getTime() + 1000));
    const save = (body: string) =>
      saveDraft(deps(), one.staff, {
        revisionId: id,
        seenAt: view.revision.changedAt,
        fields: { ...view.fields, body },
      });
    const both = await Promise.all([save('Mine.'), save('Yours.')]);
    expect(both.map(code).sort()).toEqual(['ok', 'revision_moved_on']);
  });

  test('what is wrong is named with its line and keeps it from the review', async () => {
    const id = must(await startArticle(deps(), one.staff, { ...keyOf(newSlug()), title: 'A lost cat' }));
    must(await write(one, id, 'See [this](http://insecure.example) and :ui[no.such.label].'));
    const view = await viewRevision(deps(), one.staff, id);
    expect(view?.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('https address'),
      'There is no label "no.such.label" on any screen.',
    ]);
    expect(view?.findings.every(({ line }) => line > 1)).toBe(true);
    expect(code(await submitDraft(deps(), one.staff, id))).toBe('article_not_valid');
  });

  test('a draft that is sent back carries the note; one that is discarded stays in the history', async () => {
    const slug = newSlug();
    const id = must(await startArticle(deps(), one.staff, { ...keyOf(slug), title: 'A lost cat' }));
    must(await write(one, id, 'Short.'));
    must(await submitDraft(deps(), one.staff, id));
    must(await sendBack(deps(), two.staff, { revisionId: id, note: 'Say where.' }));
    expect((await viewRevision(deps(), one.staff, id))?.revision).toMatchObject({
      state: 'draft',
      note: 'Say where.',
    });
    must(await discardDraft(deps(), one.staff, id));
    expect(code(await submitDraft(deps(), one.staff, id))).toBe('revision_moved_on');
    expect((await viewArticleAtDesk(deps(), { key: keyOf(slug), before: null }))?.history).toHaveLength(1);
  });

  test('what is scheduled appears at its time and not before, once', async () => {
    const slug = newSlug();
    const id = must(await startArticle(deps(), one.staff, { ...keyOf(slug), title: 'A lost cat' }));
    must(await write(one, id, 'Tomorrow.'));
    must(await submitDraft(deps(), one.staff, id));
    const now = site().clock.now();
    const late = await approveRevision(deps(), two.staff, { revisionId: id, publishAt: now });
    expect(code(late)).toBe('schedule_in_past');
    must(await approveRevision(deps(), two.staff, { revisionId: id, publishAt: plusHours(now, 2) }));
    await publishDue(deps());
    expect(await htmlOf(elsewhere, slug)).toBeNull();
    must(await unschedule(deps(), two.staff, id));
    must(await submitDraft(deps(), one.staff, id));
    must(await approveRevision(deps(), two.staff, { revisionId: id, publishAt: plusHours(now, 3) }));
    site().clock.set(plusHours(now, 4));
    await Promise.all([publishDue(deps()), publishDue(deps())]);
    await vi.waitFor(async () => expect(await htmlOf(elsewhere, slug)).toBe('<p>Tomorrow.</p>'));
    expect((await viewRevision(deps(), one.staff, id))?.revision.state).toBe('published');
  });

  test('a new address takes the article along, with its views, and the old one leads there', async () => {
    const slug = newSlug();
    await publish(slug, 'Here.');
    await deps().db.pool.query('update help.articles set views = 7 where slug = $1', [slug]);
    const id = must(await startDraft(deps(), one.staff, { key: keyOf(slug), from: null }));
    must(await write(one, id, 'Here.', { slug: `${slug}-found` }));
    must(await submitDraft(deps(), one.staff, id));
    must(await approveRevision(deps(), two.staff, { revisionId: id, publishAt: null }));
    await vi.waitFor(async () => expect(await htmlOf(elsewhere, `${slug}-found`)).toBe('<p>Here.</p>'));
    expect(await htmlOf(elsewhere, slug)).toBeNull();
    const moved = await elsewhere.movedTo({ locale: 'en', region: null, category: 'faq', slug });
    expect(moved).toEqual({ category: 'faq', slug: `${slug}-found` });
    const { rows } = await deps().db.pool.query<{ views: number }>(
      'select views from help.articles where slug = $1',
      [`${slug}-found`],
    );
    expect(rows[0]?.views).toBe(7);
  });

  test('what is taken away leads elsewhere, and a file does not bring it back', async () => {
    const [slug, other] = [newSlug(), newSlug()];
    writeFile(slug, 'From a file.');
    writeFile(other, 'Still there.');
    await seed();
    const nowhere = await takeAway(deps(), one.staff, {
      key: keyOf(slug),
      to: { category: 'faq', slug: 'no-such-article' },
    });
    expect(code(nowhere)).toBe('redirect_target_missing');
    must(await takeAway(deps(), one.staff, { key: keyOf(slug), to: { category: 'faq', slug: other } }));
    await vi.waitFor(async () => {
      expect(await htmlOf(elsewhere, slug)).toBeNull();
      const moved = await elsewhere.movedTo({ locale: 'en', region: null, category: 'faq', slug });
      expect(moved).toEqual({ category: 'faq', slug: other });
    });
    expect(await seed()).toMatchObject({ saved: 0 });
    writeFile(slug, 'Changed meanwhile.');
    expect(await seed()).toMatchObject({ saved: 0, waiting: 1 });
    expect(await htmlOf(elsewhere, slug)).toBeNull();
  });

  test('somebody whose session is over changes nothing', async () => {
    const id = must(await startArticle(deps(), one.staff, { ...keyOf(newSlug()), title: 'A lost cat' }));
    await endStaffSession(deps(), one.staff);
    expect(code(await write(one, id, 'Still me?'))).toBe('staff_session_over');
    expect(code(await discardDraft(deps(), one.staff, id))).toBe('staff_session_over');
  });

  test('every step is in the staff’s log', async () => {
    const slug = newSlug();
    await publish(slug, 'For the record.');
    const { rows } = await deps().db.pool.query<{ action: string }>(
      'select action from staff.log where subject = $1 order by id',
      [`en/faq/${slug}`],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'article_started',
      'article_save',
      'article_submit',
      'article_approve_now',
    ]);
  });
});

describe('A file that changes below an edit of the desk', () => {
  const edited = async (): Promise<string> => {
    const slug = newSlug();
    writeFile(slug, 'The file’s first.');
    await seed();
    const id = must(await startDraft(deps(), one.staff, { key: keyOf(slug), from: null }));
    must(await write(one, id, 'The desk’s.'));
    must(await submitDraft(deps(), one.staff, id));
    must(await approveRevision(deps(), two.staff, { revisionId: id, publishAt: null }));
    writeFile(slug, 'The file’s second.');
    expect(await seed()).toMatchObject({ saved: 0, waiting: 1 });
    await vi.waitFor(async () => expect(await htmlOf(elsewhere, slug)).toContain('The desk’s.'));
    const view = await viewArticleAtDesk(deps(), { key: keyOf(slug), before: null });
    expect(view?.waitingFile?.some(({ kind, text }) => kind === 'added' && text.includes('second'))).toBe(
      true,
    );
    return slug;
  };

  test('waits, and is kept out when somebody says so, until it changes again', async () => {
    const slug = await edited();
    must(await settleFile(deps(), one.staff, { key: keyOf(slug), choice: 'keep' }));
    expect(await seed()).toEqual({ saved: 0, deleted: 0, waiting: 0 });
    writeFile(slug, 'The file’s third.');
    expect(await seed()).toMatchObject({ waiting: 1 });
  });

  test('waits, and is shown when somebody takes it; from then on the file leads', async () => {
    const slug = await edited();
    must(await settleFile(deps(), one.staff, { key: keyOf(slug), choice: 'take' }));
    await vi.waitFor(async () => expect(await htmlOf(elsewhere, slug)).toContain('second'));
    writeFile(slug, 'The file’s third.');
    expect(await seed()).toMatchObject({ saved: 1, waiting: 0 });
    expect(code(await settleFile(deps(), one.staff, { key: keyOf(slug), choice: 'keep' }))).toBe(
      'revision_not_found',
    );
  });

  test('no longer waits when it is changed back', async () => {
    const slug = await edited();
    writeFile(slug, 'The file’s first.');
    expect(await seed()).toMatchObject({ saved: 0, waiting: 0 });
    const view = await viewArticleAtDesk(deps(), { key: keyOf(slug), before: null });
    expect(view?.waitingFile).toBeNull();
  });
});
