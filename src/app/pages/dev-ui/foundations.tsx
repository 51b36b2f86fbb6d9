import { ArrowRight, KeyRound, Lock, Mail, Phone, ShieldCheck, Smartphone } from 'lucide-react';
import { Alert } from '#ui/alert.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Badge } from '#ui/badge.tsx';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Button } from '#ui/button.tsx';
import { cx } from '#ui/cx.ts';
import { Icon } from '#ui/icon.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { OfflineNote } from '#ui/page-status.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Toast } from '#ui/toast.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { Grid, Sample, Section } from './sample.tsx';

const colours = [
  ['paper', 'bg-paper', 'text-ink'],
  ['surface', 'bg-surface', 'text-ink'],
  ['sunken', 'bg-sunken', 'text-muted'],
  ['raised', 'bg-raised', 'text-ink'],
  ['accent', 'bg-accent', 'text-on-accent'],
  ['accent-soft', 'bg-accent-soft', 'text-accent'],
  ['good', 'bg-good-soft', 'text-good'],
  ['wait', 'bg-wait-soft', 'text-wait'],
  ['problem', 'bg-problem-soft', 'text-problem'],
  ['info', 'bg-info-soft', 'text-info'],
] as const;

const sizes = [
  ['text-3xl', '36 Your account is safe'],
  ['text-2xl', '28 Change phone number'],
  ['text-xl', '22 What happens next'],
  ['text-lg', '18 Withdrawals are off until Tue 24 Nov, 14:05.'],
  ['text-base', '16 We sent a code to +44 •••• ••218. It works for 10 minutes.'],
  ['text-sm', '14 Last used in London, today at 14:02'],
] as const;

export function Foundations() {
  return (
    <>
      <Section title="Colour">
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          {colours.map(([name, background, text]) => (
            <div
              key={name}
              className={cx(
                'flex h-24 flex-col justify-between rounded-lg border border-line p-3',
                background,
                text,
              )}
            >
              <span className="text-xl font-semibold">Aa</span>
              <span className="font-mono text-sm">{name}</span>
            </div>
          ))}
        </div>
      </Section>
      <Section title="Type">
        <div className="flex flex-col gap-3">
          {sizes.map(([size, text]) => (
            <p key={size} className={cx(size, size.endsWith('xl') && 'font-semibold')}>
              {text}
            </p>
          ))}
          <p className="font-mono">418 027 · 0.01947310 BTC · bc1q ar0s rr7x fkvy</p>
          <p>
            1111 8888
            <br />
            0000 4444 <span className="text-muted">(tabular figures: both lines are equally long)</span>
          </p>
        </div>
      </Section>
      <Section title="Buttons and links">
        <Grid>
          <Sample name="primary, secondary, quiet, danger">
            <div className="flex flex-wrap gap-3">
              <Button>Change phone number</Button>
              <Button kind="secondary">Not now</Button>
              <Button kind="quiet">Call me instead</Button>
              <Button kind="danger">Freeze account</Button>
            </div>
          </Sample>
          <Sample name="disabled">
            <div className="flex flex-wrap gap-3">
              <Button isDisabled>Send code</Button>
              <Button kind="secondary" isDisabled>
                Not now
              </Button>
            </div>
          </Sample>
          <Sample name="rest and pending: the same width">
            <div className="flex flex-wrap gap-3">
              <Button pendingText="Sending the code">Send code</Button>
              <Button isPending pendingText="Sending the code">
                Send code
              </Button>
              <Button kind="secondary" isPending pendingText="Signing out">
                Sign out of this device
              </Button>
            </div>
          </Sample>
          <Sample name="wide, with icon">
            <Button isWide>
              Continue
              <Icon of={ArrowRight} className="rtl:rotate-180" />
            </Button>
          </Sample>
          <Sample name="link buttons">
            <div className="flex flex-wrap gap-3">
              <LinkButton href="/dev/ui">Open security</LinkButton>
              <LinkButton href="/dev/ui" kind="secondary">
                Read the article
              </LinkButton>
            </div>
          </Sample>
          <Sample name="links, back, breadcrumb">
            <p>
              If you no longer have this phone, <Link href="/dev/ui">reset it here</Link>.
            </p>
            <BackLink href="/dev/ui">Security</BackLink>
            <Breadcrumb
              items={[
                { href: '/dev/ui?1', label: 'Help centre' },
                { href: '/dev/ui?2', label: 'Security' },
                { href: '/dev/ui?3', label: 'Change your phone number' },
              ]}
            />
          </Sample>
        </Grid>
      </Section>
      <Section title="Alerts, badges, toasts">
        <Grid>
          <Alert state="good" title="Your phone number was changed">
            Codes now go to +44 •••• ••640.
          </Alert>
          <Alert
            state="wait"
            title="Withdrawals are off for 24 hours"
            actions={<Link href="/dev/ui">Why is that?</Link>}
          >
            Until Tue 24 Nov, 14:05. Trading, deposits and conversion go on.
          </Alert>
          <Alert
            state="problem"
            title="That code has expired"
            actions={<Button kind="secondary">Send a new code</Button>}
          >
            We sent it at 14:02; codes last 10 minutes.
          </Alert>
          <Alert state="info" title="You can close this page">
            We continue as soon as you answer the call.
          </Alert>
        </Grid>
        <div className="flex flex-wrap gap-3">
          <Badge state="good">Linked</Badge>
          <Badge state="wait">On hold</Badge>
          <Badge state="problem">Frozen</Badge>
          <Badge state="info">This device</Badge>
          <Badge state="neutral">Beta</Badge>
        </div>
        <div className="flex max-w-flow flex-col gap-3">
          <Toast flash={{ state: 'good', textId: 'ui.copied' }} />
          <Toast flash={{ state: 'problem', textId: 'ui.copy_failed' }} />
          <Toast flash={{ state: 'wait', textId: 'ui.offline' }} />
          <Toast flash={{ state: 'info', textId: 'ui.copied' }} />
        </div>
        <Sample name="without a network, above every page">
          <OfflineNote />
        </Sample>
      </Section>
      <Section title="Icons, hidden text, loading">
        <Grid>
          <Sample name="20 px, always with a word">
            <ul className="flex flex-wrap gap-x-6 gap-y-2">
              {(
                [
                  [Mail, 'E-mail'],
                  [Phone, 'Phone'],
                  [Smartphone, 'Authenticator app'],
                  [KeyRound, 'Passkey'],
                  [ShieldCheck, 'Security'],
                  [Lock, 'On hold'],
                ] as const
              ).map(([of, name]) => (
                <li key={name} className="flex items-center gap-2">
                  <Icon of={of} className="text-muted" />
                  {name}
                </li>
              ))}
            </ul>
            <p>
              Heard, not seen: <VisuallyHidden>this is for screen readers</VisuallyHidden>
            </p>
          </Sample>
          <Sample name="skeleton, after 300 ms">
            <Skeleton lines={4} />
          </Sample>
        </Grid>
      </Section>
    </>
  );
}
