import type { Text, TextValues } from '#kernel/text.ts';
import type { AccountFacts } from '#modules/staff/index.ts';
import { Badge } from '#ui/badge.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Moment } from '#ui/moment.tsx';
import { useText } from '#ui/text.tsx';

const stateOf = { active: 'good', frozen: 'problem', restricted: 'wait', closed: 'neutral' } as const;

/** What the console shows of an account, on the page of a case and after a search alike. */
export function AccountFactList({ account }: { account: AccountFacts }) {
  const t = useText();
  const { state, frozenBy, identity, linked, holds } = account;
  const linkedTexts = [
    linked.authenticator ? t('console.facts.linked.authenticator') : null,
    linked.passkeys > 0 ? t('console.facts.linked.passkeys', { count: linked.passkeys }) : null,
    linked.backupCodes > 0 ? t('console.facts.linked.backup_codes', { count: linked.backupCodes }) : null,
    linked.face ? t('console.facts.linked.face') : null,
  ].filter((each) => each !== null);
  return (
    <DescriptionList
      items={[
        {
          term: t('console.facts.id'),
          value: <span className="font-mono text-sm break-all">{account.id}</span>,
        },
        {
          term: t('console.facts.state'),
          value: (
            <Badge state={stateOf[state]}>
              {t(
                state === 'frozen' && frozenBy
                  ? `console.facts.state.frozen.${frozenBy}`
                  : `console.facts.state.${state}`,
              )}
            </Badge>
          ),
        },
        { term: t('console.facts.identity'), value: t(`console.facts.identity.${identity}`) },
        { term: t('console.facts.created'), value: <Moment at={account.createdAt} /> },
        { term: t('console.facts.region'), value: account.region },
        { term: t('console.facts.email'), value: <span className="break-all">{account.email}</span> },
        { term: t('console.facts.phone'), value: <span dir="ltr">{account.phone}</span> },
        {
          term: t('console.facts.linked'),
          value: linkedTexts.length > 0 ? t.list(linkedTexts) : t('console.facts.linked.none'),
        },
        {
          term: t('console.facts.lock'),
          value: t(account.isSettingsLocked ? 'console.facts.lock.on' : 'console.facts.lock.off'),
        },
        {
          term: t('console.facts.holds'),
          value:
            holds.length === 0 ? (
              t('console.facts.holds.none')
            ) : (
              <ul className="flex flex-col">
                {holds.map(({ reason, endsAt }) => (
                  <li key={`${reason} ${endsAt.getTime()}`}>
                    {holdText(t, reason)}, {t('console.facts.holds.until')} <Moment at={endsAt} />
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

function holdText(t: Text, reason: string): string {
  const id = `console.facts.hold.${reason}`;
  return t.has(id) ? t(id) : reason;
}

/** The newest entries of the account's own log, in the words that its owner reads. */
export function AccountActivity({ activity }: { activity: AccountFacts['activity'] }) {
  const t = useText();
  if (activity.length === 0) return <p className="text-muted">{t('console.facts.activity.none')}</p>;
  return (
    <ol className="flex flex-col divide-y divide-line">
      {activity.map(({ id, at, event, facts }) => (
        <li key={id} className="flex flex-col gap-x-4 py-2 sm:flex-row sm:justify-between">
          <span>{entryText(t, event, facts)}</span>
          <span className="shrink-0 text-sm text-muted">
            <Moment at={at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function entryText(t: Text, event: string, facts: AccountFacts['activity'][number]['facts']): string {
  const values: TextValues = { event, ...facts };
  for (const id of [`audit.event.${event}.${facts['because'] ?? ''}`, `audit.event.${event}`])
    if (t.has(id)) return t(id, values);
  return t('audit.event.other', values);
}
