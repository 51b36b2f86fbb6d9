import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import type { ArticleFields, RevisionAtDesk } from '#modules/editorial/index.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Select } from '#ui/select.tsx';
import { useText } from '#ui/text.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

const lines = ['slug', 'title', 'summary', 'section', 'position', 'published', 'updated', 'tool'] as const;
const documentLines = ['parent', 'version', 'versionOf'] as const;
const lists = ['synonyms', 'related', 'formerly', 'regions'] as const;

/** What the form sent, as the desk takes it. */
export function readFieldsOf(form: FormData): ArticleFields {
  const text = (name: string) => String(form.get(name) ?? '');
  const fields = [...lines, ...documentLines, ...lists, 'incident', 'body'] as const;
  const texts = Object.fromEntries(fields.map((name) => [name, text(name)])) as Omit<
    ArticleFields,
    'isPinned'
  >;
  return { ...texts, isPinned: form.get('pinned') === 'on' };
}

/** The form of a draft. What doesn't fit the article's kind isn't asked for, and kept as it was. */
export function RevisionFields({
  view,
  answer,
}: {
  view: Pick<RevisionAtDesk, 'revision' | 'fields' | 'may'> & {
    sections: readonly { id: string; title: string }[];
  };
  answer: { problem: Problem; fields: ArticleFields | undefined } | undefined;
}) {
  const t = useText();
  const isSaving = useIsPending('save');
  const isSubmitting = useIsPending('submit');
  const { revision, sections } = view;
  const fields = answer?.fields ?? view.fields;
  const { category } = revision;
  const line = (
    name: (typeof lines)[number] | (typeof documentLines)[number] | 'incident',
    hint?: string,
  ) => (
    <TextField
      name={name}
      label={t(`desk.field.${name}`)}
      {...(hint ? { hint } : {})}
      defaultValue={fields[name]}
      problem={answer?.problem}
      isRequired={false}
      isMono={name !== 'title' && name !== 'summary'}
    />
  );
  const list = (name: (typeof lists)[number], hint = t('desk.field.list.hint')) => (
    <TextArea
      name={name}
      label={t(`desk.field.${name}`)}
      hint={hint}
      defaultValue={fields[name]}
      isRequired={false}
      rows={4}
      isMono={name !== 'synonyms'}
    />
  );
  return (
    <Card title={t('desk.revision.fields')}>
      <Form method="post" className="flex flex-col gap-6">
        <input type="hidden" name="seenAt" value={revision.changedAt.toISOString()} />
        {line('title')}
        {line('summary', t('desk.field.summary.hint'))}
        <TextArea
          name="body"
          label={t('desk.field.body')}
          hint={t('desk.field.body.hint')}
          defaultValue={fields.body}
          problem={answer?.problem}
          rows={24}
          isMono
        />
        {category === 'faq' ? (
          <Select
            name="section"
            label={t('desk.field.section')}
            defaultValue={fields.section}
            options={sections.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : (
          <input type="hidden" name="section" value={fields.section} />
        )}
        {list('synonyms')}
        <div className="grid gap-6 sm:grid-cols-2">
          {line('published', t('desk.field.day.hint'))}
          {line('updated', t('desk.field.day.hint'))}
          {line('tool')}
          {line('position')}
        </div>
        {category === 'product-documents' ? (
          <div className="grid gap-6 sm:grid-cols-2">
            {line('parent')}
            {line('version')}
            {line('versionOf')}
          </div>
        ) : (
          documentLines.map((name) => <input key={name} type="hidden" name={name} value={fields[name]} />)
        )}
        {category === 'announcements' ? (
          <>
            {line('incident')}
            <Checkbox name="pinned" label={t('desk.field.pinned')} defaultChecked={fields.isPinned} />
          </>
        ) : (
          <input type="hidden" name="incident" value={fields.incident} />
        )}
        {list('related')}
        {line('slug', t('desk.field.slug.hint'))}
        {list('formerly')}
        {list('regions', t('desk.field.regions.hint'))}
        <p className="text-muted">{t(view.may.submit ? 'desk.submit.lead' : 'desk.submit.not_valid')}</p>
        <div className="flex flex-wrap gap-4">
          <Button
            type="submit"
            name="intent"
            value="submit"
            isPending={isSubmitting}
            pendingText={t('desk.submitting')}
          >
            {t('desk.submit')}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="save"
            kind="secondary"
            isPending={isSaving}
            pendingText={t('desk.saving')}
          >
            {t('desk.save')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
