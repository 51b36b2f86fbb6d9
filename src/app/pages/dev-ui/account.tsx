import { Alert } from '#ui/alert.tsx';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Link } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { RenameCard } from '#ui/rename-card.tsx';
import { rename } from './patterns.tsx';

/** What the account's frame looks like; needs a signed-in viewer. */
export default function DevAccount() {
  return (
    <Page title="Overview" width="article">
      <Alert state="wait" title="Withdrawals are off" actions={<Link href="/dev/ui">Why is that?</Link>}>
        You changed your phone number. Until Tue 24 Nov, 14:05.
      </Alert>
      <Card title="How we reach you">
        <DescriptionList
          items={[
            {
              term: 'E-mail',
              value: 'a••••@example.com',
              action: (
                <Link href="/dev/ui" isTarget>
                  Change
                </Link>
              ),
            },
            { term: 'Account', value: <Badge state="good">Active</Badge> },
          ]}
        />
      </Card>
      <RenameCard {...rename} problem={undefined} />
    </Page>
  );
}
