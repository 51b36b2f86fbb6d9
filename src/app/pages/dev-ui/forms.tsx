import { useState } from 'react';
import { problem } from '#kernel/problem.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { CodeField } from '#ui/code-field.tsx';
import { ContactField } from '#ui/contact-field.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { PasswordField, type Strength, StrengthMeter } from '#ui/password-field.tsx';
import { RadioCards } from '#ui/radio-cards.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { Grid, Sample, Section } from './sample.tsx';

const countries = [
  { code: 'GB', name: 'United Kingdom', callingCode: '44' },
  { code: 'DE', name: 'Germany', callingCode: '49' },
  { code: 'AE', name: 'United Arab Emirates', callingCode: '971' },
  { code: 'US', name: 'United States', callingCode: '1' },
];

const strengths = [0, 1, 2, 3, 4] as const satisfies readonly Strength[];

export function Forms({ retryAt }: { retryAt: Date }) {
  const [password, setPassword] = useState('');
  const badPhone = problem('phone_not_possible', { field: 'phoneBad' });
  return (
    <>
      <Section title="Fields">
        <Grid>
          <TextField
            name="device"
            label="Name of this device"
            hint="Shown in your list of devices"
            defaultValue="Kitchen laptop"
          />
          <TextField name="referral" label="Invitation code" isOptional isMono />
          <TextField
            name="mailBad"
            label="E-mail address"
            type="email"
            defaultValue="ana@mailinator.com"
            problem={problem('email_disposable', { field: 'mailBad' })}
          />
          <TextArea name="remark" label="Remark" hint="Several lines, if you like." isOptional />
          <TextField name="locked" label="Region" defaultValue="United Kingdom" isDisabled />
          <Select
            name="region"
            label="Region"
            options={countries.map(({ code, name }) => ({ value: code, label: name }))}
            hint="Where you live now"
          />
          <Select
            name="regionBad"
            label="Region"
            placeholder="Choose a region"
            options={countries.map(({ code, name }) => ({ value: code, label: name }))}
            problem={problem('phone_not_possible', { field: 'regionBad' })}
          />
        </Grid>
      </Section>
      <Section title="Password">
        <Grid>
          <PasswordField name="password" purpose="current" label="Password" />
          <PasswordField
            name="newPassword"
            purpose="new"
            label="New password"
            hint="At least 10 characters. A few unrelated words work well."
            onChange={setPassword}
            strength={password ? strengths[Math.min(4, Math.floor(password.length / 4))] : undefined}
          />
          <Sample name="strength 0 to 4">
            <div className="flex flex-col gap-3">
              {strengths.map((strength) => (
                <StrengthMeter key={strength} strength={strength} />
              ))}
            </div>
          </Sample>
        </Grid>
      </Section>
      <Section title="Code">
        <Grid>
          <CodeField name="code" label="Code from the SMS" />
          <CodeField
            name="codeBad"
            label="Code from the SMS"
            problem={problem('phone_not_personal', { field: 'codeBad' })}
          />
        </Grid>
      </Section>
      <Section title="Contact">
        <Grid>
          <ContactField kind="phone" name="phone" label="New phone number" countries={countries} />
          <ContactField
            kind="phone"
            name="phoneBad"
            countries={countries}
            defaultCountry="AE"
            defaultValue="12"
            problem={badPhone}
          />
          <ContactField kind="email" name="email" hint="We send a code to it" />
        </Grid>
      </Section>
      <Section title="Choices">
        <Grid>
          <RadioCards
            name="method"
            legend="How should we authorise this device?"
            hint="Each takes about a minute"
            defaultValue="call"
            options={[
              {
                value: 'call',
                label: 'Phone call',
                detail: 'We call +44 •••• ••218. Answer and press 1.',
                badge: <Badge state="neutral">Fastest</Badge>,
              },
              { value: 'email', label: 'E-mail link', detail: 'We send a link to a••••@example.com.' },
              {
                value: 'app',
                label: 'Authenticator app',
                detail: 'No authenticator is linked.',
                isDisabled: true,
              },
            ]}
          />
          <div className="flex flex-col gap-2">
            <RadioCards
              name="lost"
              legend="What can’t you use?"
              problem={problem('phone_not_possible', { field: 'lost' })}
              options={[
                { value: 'phone', label: 'Phone' },
                { value: 'email', label: 'E-mail' },
              ]}
            />
            <Checkbox
              name="terms"
              label={
                <>
                  I agree to the <Link href="/dev/ui">terms of use</Link>
                </>
              }
            />
            <Checkbox
              name="news"
              label="Tell me about new coins"
              hint="At most one e-mail a week"
              defaultChecked
            />
            <Checkbox
              name="off"
              label="Two-step verification"
              hint="It can’t be turned off"
              defaultChecked
              isDisabled
            />
            <Checkbox
              name="termsBad"
              label="I have written the codes down"
              problem={problem('phone_not_possible', { field: 'termsBad' })}
            />
          </div>
        </Grid>
      </Section>
      <Section title="Refused forms">
        <Grid>
          <FormError
            problem={problem('phone_not_personal', { field: 'phone' })}
            actions={
              <Link href="/dev/ui" isTarget>
                Unable to verify?
              </Link>
            }
          />
          <FormError problem={problem('email_not_possible', { retryAt })} />
          <FormError problem={[problem('email_disposable', { field: 'email' }), badPhone]} />
        </Grid>
      </Section>
      <Section title="Copy">
        <Grid>
          <CopyField label="Key for the authenticator app" value="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" />
          <CopyField label="Request number" value="req_7h2k9m4xw0" group={0} />
        </Grid>
        <div>
          <Button kind="secondary">Done</Button>
        </div>
      </Section>
    </>
  );
}
