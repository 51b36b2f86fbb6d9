import { Inbox, MonitorSmartphone } from 'lucide-react';
import { Form } from 'react-router';
import { problem } from '#kernel/problem.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CodeField } from '#ui/code-field.tsx';
import { ConsequenceFold, ConsequencePanel, type Consequences } from '#ui/consequence-panel.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FactCard } from '#ui/fact-card.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Menu, menuItemClass } from '#ui/menu.tsx';
import { Moment } from '#ui/moment.tsx';
import { NextList } from '#ui/next-list.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { ProofRail } from '#ui/proof-rail.tsx';
import { RenameCard } from '#ui/rename-card.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { Grid, Sample, Section } from './sample.tsx';

export type Times = { seconds: Date; minutes: Date; hours: Date; tomorrow: Date; past: Date };

export const consequencesOf = (until: Date): Consequences => ({
  changes: [
    'Codes and calls go to the new number instead of +44 •••• ••218.',
    'You sign in with the new number.',
  ],
  told: ['SMS to the old and the new number', 'E-mail to a••••@example.com'],
  hold: { text: 'Withdrawals, gifts and transfers to other users are off for 24 hours.', until },
  undo: 'Press “This wasn’t me” in the message to the old number. It works as long as the hold lasts.',
});

export const rename = {
  title: 'Rename this device',
  label: 'Name',
  hint: 'Shown in your list of devices',
  defaultValue: 'Kitchen laptop',
  maxLength: 60,
  submit: { text: 'Save the name', pending: 'Saving' },
} as const;

const steps = ['New number', 'Codes', 'Second factor', 'Done'];

export function Patterns({ times }: { times: Times }) {
  return (
    <>
      <Section title="What happens next">
        <Grid>
          <Sample name="beside a form">
            <div className="max-w-panel">
              <ConsequencePanel {...consequencesOf(times.tomorrow)} />
            </div>
          </Sample>
          <div className="flex flex-col gap-8">
            <Sample name="folded above the button">
              <ConsequenceFold {...consequencesOf(times.tomorrow)} />
              <Button isWide>Change phone number</Button>
            </Sample>
            <Sample name="nothing on hold">
              <ConsequencePanel
                changes={['This browser is signed out.']}
                told={['Nobody: you are doing it yourself']}
                hold={null}
                undo="Sign in again."
              />
            </Sample>
          </div>
        </Grid>
      </Section>
      <Section title="At the end of a flow">
        <NextList
          title="What happens now"
          items={['Codes go to the new number.', 'Both numbers and the e-mail address were told.']}
        />
      </Section>
      <Section title="Proof rail">
        <Grid>
          <ProofRail
            proofs={[
              {
                id: 'new',
                name: 'SMS',
                contact: '+44 •••• ••640',
                state: 'done',
                detail: 'New number, proven at 14:03',
              },
              {
                id: 'current',
                name: 'SMS',
                contact: '+44 •••• ••218',
                state: 'sent',
                detail: (
                  <>
                    Sent at 14:02. <Countdown until={times.minutes} lead="It works" over="It has expired." />
                  </>
                ),
                children: (
                  <Form method="post" className="flex flex-col gap-4">
                    <CodeField name="railCode" label="Code from the SMS" />
                    <div className="flex flex-wrap items-center gap-3">
                      <Button type="submit">Confirm code</Button>
                      <Countdown
                        until={times.seconds}
                        kind="wait"
                        lead="Send again"
                        over={<Button kind="quiet">Send again</Button>}
                      />
                    </div>
                  </Form>
                ),
                ways: [
                  <Link key="call" href="/dev/ui" isTarget>
                    Call me instead
                  </Link>,
                  <Link key="other" href="/dev/ui" isTarget>
                    Unable to verify?
                  </Link>,
                ],
              },
              { id: 'app', name: 'Authenticator app', state: 'needed', detail: 'The six digits in your app' },
            ]}
          />
          <ProofRail
            title="Authorise this device"
            proofs={[
              { id: 'password', name: 'Password', state: 'done' },
              {
                id: 'call',
                name: 'Phone call',
                contact: '+44 •••• ••218',
                state: 'waiting',
                detail: 'Answer the call and press 1.',
              },
              {
                id: 'phone',
                name: 'SMS',
                contact: '+44 •••• ••218',
                state: 'unavailable',
                detail: 'You said that this phone is lost.',
                ways: [
                  <Link key="reset" href="/dev/ui" isTarget>
                    Reset the phone
                  </Link>,
                ],
              },
              { id: 'mail', name: 'E-mail', contact: 'a••••@example.com', state: 'needed' },
            ]}
          />
        </Grid>
      </Section>
      <Section title="Time">
        <Grid>
          <Sample name="seconds in the last minute, then the offer">
            <Countdown until={times.seconds} over={<Button kind="secondary">Send a new code</Button>} />
          </Sample>
          <Sample name="minutes, hours, more than a day">
            <Countdown until={times.minutes} over="Over" />
            <Countdown until={times.hours} over="Over" />
            <Countdown until={times.tomorrow} over="Over" />
          </Sample>
          <Sample name="over">
            <Countdown until={times.past} over={<Button kind="secondary">Send a new code</Button>} />
          </Sample>
          <Sample name="moment: today, another day">
            <p>
              <Moment at={times.minutes} /> · <Moment at={times.tomorrow} />
            </p>
          </Sample>
        </Grid>
      </Section>
      <Section title="Steps">
        <div className="grid max-w-flow gap-8">
          <Stepper steps={steps} current={1} />
          <Stepper steps={steps} current={3} />
        </div>
      </Section>
      <Section title="Cards, facts, tables">
        <Grid>
          <Card title="How we reach you" actions={<Link href="/dev/ui">Activity</Link>}>
            <DescriptionList
              items={[
                {
                  term: 'E-mail',
                  value: <span className="font-mono text-sm">a••••@example.com</span>,
                  action: (
                    <Link href="/dev/ui" isTarget>
                      Change
                    </Link>
                  ),
                },
                {
                  term: 'Phone',
                  value: <span className="font-mono text-sm">+44 •••• ••218</span>,
                  action: (
                    <Link href="/dev/ui" isTarget>
                      Change
                    </Link>
                  ),
                },
                {
                  term: 'Authenticator',
                  value: <Badge state="problem">Not linked</Badge>,
                  action: (
                    <Link href="/dev/ui" isTarget>
                      Link
                    </Link>
                  ),
                },
              ]}
            />
          </Card>
          <EmptyState
            title="No other devices"
            icon={MonitorSmartphone}
            action={
              <LinkButton href="/dev/ui" kind="secondary">
                Read about devices
              </LinkButton>
            }
          >
            When you sign in somewhere else, that device appears here and you can sign it out.
          </EmptyState>
        </Grid>
        <Tabs
          label="Kinds of results"
          items={[
            { href: '/dev/ui?tab=all', label: 'All', count: 24, isCurrent: true },
            { href: '/dev/ui?tab=faq', label: 'FAQ', count: 18, isCurrent: false },
            { href: '/dev/ui?tab=news', label: 'Announcements', count: 4, isCurrent: false },
            { href: '/dev/ui?tab=docs', label: 'Product documents', count: 2, isCurrent: false },
          ]}
        />
        <DataTable
          caption="Sessions"
          actionsLabel="Action"
          columns={[
            { id: 'device', label: 'Device', isPrimary: true },
            { id: 'place', label: 'Place' },
            { id: 'at', label: 'Last used' },
            { id: 'state', label: 'State' },
          ]}
          rows={[
            {
              id: '1',
              cells: {
                device: 'Chrome on Windows',
                place: 'London, United Kingdom',
                at: <Moment at={times.minutes} />,
                state: <Badge state="info">This device</Badge>,
              },
            },
            {
              id: '2',
              cells: {
                device: 'Safari on iPhone',
                place: 'Leeds, United Kingdom',
                at: <Moment at={times.past} />,
                state: <Badge state="good">Active</Badge>,
              },
              actions: (
                <Dialog trigger="Sign out" title="Sign out Safari on iPhone?" href="/dev/ui">
                  {(close) => (
                    <>
                      <p>That device needs your password and a second factor to come back.</p>
                      <div className="flex flex-wrap gap-3">
                        <Button onPress={close}>Sign out device</Button>
                        <Button kind="secondary" onPress={close}>
                          Keep it signed in
                        </Button>
                      </div>
                    </>
                  )}
                </Dialog>
              ),
            },
          ]}
          empty={<EmptyState title="No sessions" icon={Inbox} />}
        />
        <Sample name="a table without rows">
          <DataTable
            caption="Sessions that have ended"
            columns={[{ id: 'device', label: 'Device', isPrimary: true }]}
            rows={[]}
            empty={<EmptyState title="No sessions" icon={Inbox} />}
          />
        </Sample>
        <Pagination newerHref="/dev/ui?page=1" olderHref="/dev/ui?page=3" page={2} pages={7} />
      </Section>
      <Section title="Lists of devices">
        <ul className="flex flex-col gap-4">
          <FactCard
            name="Chrome on Windows"
            badge={<Badge state="info">This device</Badge>}
            facts={[
              { term: 'Place', value: 'London, United Kingdom' },
              { term: 'Last used', value: <Moment at={times.minutes} /> },
            ]}
          />
          <FactCard
            name="Safari on an iPhone with a name that is longer than most"
            badge={null}
            facts={[
              { term: 'Place', value: 'Leeds, United Kingdom' },
              { term: 'Last used', value: <Moment at={times.past} /> },
            ]}
            actions={
              <LinkButton href="/dev/ui" kind="secondary" size="small">
                Rename
              </LinkButton>
            }
          />
        </ul>
        <RenameCard {...rename} problem={problem('email_not_possible', { field: 'name' })} />
      </Section>
      <Section title="Menu">
        <div>
          <Menu label="More" panelClassName="start-0">
            <li>
              <a href="/dev/ui" className={menuItemClass}>
                Rename this device
              </a>
            </li>
            <li>
              <button type="button" className={menuItemClass}>
                Sign out
              </button>
            </li>
          </Menu>
        </div>
      </Section>
    </>
  );
}
