import { describe, expect, test } from 'vitest';
import { Forms } from '#app/pages/dev-ui/forms.tsx';
import { Foundations } from '#app/pages/dev-ui/foundations.tsx';
import { Patterns } from '#app/pages/dev-ui/patterns.tsx';
import { plusHours, plusMinutes, plusSeconds } from '#kernel/instant.ts';
import { problem } from '#kernel/problem.ts';
import { CodeField } from './code-field.tsx';
import { ContactField } from './contact-field.tsx';
import { Countdown } from './countdown.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorPage } from './error-page.tsx';
import { FlowActions, FlowPage } from './flow-page.tsx';
import { FormError } from './form-error.tsx';
import { KeepFresh } from './keep-fresh.tsx';
import { PasswordField } from './password-field.tsx';
import { ProofRail } from './proof-rail.tsx';
import { renderPage, testNow, visibleText } from './testing.tsx';

const everything = renderPage(
  <>
    <Foundations />
    <Forms retryAt={plusMinutes(testNow, 5)} />
    <Patterns
      times={{
        seconds: plusSeconds(testNow, 42),
        minutes: plusMinutes(testNow, 9),
        hours: plusHours(testNow, 3),
        tomorrow: plusHours(testNow, 26),
        past: plusMinutes(testNow, -1),
      }}
    />
  </>,
);

describe('Every component in every state', () => {
  test('carries no inline style and no event handler, which the Content-Security-Policy would refuse', () => {
    expect(everything).not.toMatch(/\sstyle="/);
    expect(everything).not.toMatch(/\son[a-z]+="/);
  });

  test('has no two elements with the same id', () => {
    const ids = [...everything.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    const shownOnceOnRealPages = new Set(['form-error-title']);
    const repeated = ids.filter((id, at) => id && !shownOnceOnRealPages.has(id) && ids.indexOf(id) !== at);
    expect(repeated).toEqual([]);
  });

  test('names, for every label and description, an element that is there', () => {
    const ids = new Set([...everything.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const named = [...everything.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)]
      .flatMap(([, list = '']) => list.split(' '))
      .filter((id) => !ids.has(id));
    expect(named).toEqual([]);
  });
});

describe('Without scripts', () => {
  test('a countdown gives the time at which it ends and nothing that would stand still', () => {
    const text = visibleText(
      renderPage(<Countdown until={plusMinutes(testNow, 9)} over="Send a new code" />),
    );
    expect(text).toBe('until 12:09');
  });

  test('a countdown that is over makes its offer', () => {
    expect(visibleText(renderPage(<Countdown until={testNow} over="Send a new code" />))).toBe(
      'Send a new code',
    );
  });

  test('a dialog’s trigger is a link to the page that asks the same', () => {
    const html = renderPage(
      <Dialog trigger="Sign out" title="Sign out?" href="/devices/dev_1/sign-out">
        {() => 'Sure?'}
      </Dialog>,
    );
    expect(html).toContain('href="/devices/dev_1/sign-out"');
    expect(html).not.toContain('<button');
  });

  test('a waiting page is loaded again by the browser', () => {
    const html = renderPage(<KeepFresh events="/api/v1/events" everySeconds={7} />);
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="7"/></noscript>');
  });

  test('a password has no button that would do nothing', () => {
    expect(renderPage(<PasswordField name="password" purpose="current" label="Password" />)).not.toContain(
      '<button',
    );
  });

  test('a phone number posts its country from a list of the browser’s own', () => {
    const html = renderPage(
      <ContactField
        kind="phone"
        name="phone"
        defaultCountry="DE"
        countries={[
          { code: 'GB', name: 'United Kingdom', callingCode: '44' },
          { code: 'DE', name: 'Germany', callingCode: '49' },
        ]}
      />,
    );
    expect(html).toContain('name="phoneCountry"');
    expect(html).toContain('<option value="DE" selected="">Germany (+49)</option>');
  });
});

describe('A problem', () => {
  const phoneProblem = problem('phone_not_possible', { field: 'phone' });

  test('stands at its own field only and marks it for screen readers', () => {
    const html = renderPage(
      <>
        <ContactField kind="email" name="email" problem={phoneProblem} />
        <CodeField name="phone" label="Code" problem={phoneProblem} />
      </>,
    );
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(html).toContain('aria-describedby="field-phone-hint field-phone-problem"');
  });

  test('in the summary takes the focus as soon as the page is there and leads to its field', () => {
    const html = renderPage(<FormError problem={phoneProblem} />);
    expect(html).toMatch(/<div[^>]*tabindex="-1"[^>]*autofocus=""/i);
    expect(html).toContain('href="#field-phone"');
  });

  test('that says when to try again gives the time', () => {
    const html = renderPage(
      <FormError problem={problem('email_not_possible', { retryAt: plusMinutes(testNow, 4) })} />,
    );
    expect(visibleText(html)).toContain('You can try again at 12:04');
  });

  test('without words of its own is shown as a fault of ours, not as a code', () => {
    const text = visibleText(renderPage(<FormError problem={problem('never_heard_of')} />));
    expect(text).not.toContain('never_heard_of');
  });

  test('that does not exist shows nothing', () => {
    expect(renderPage(<FormError problem={null} />)).toBe('');
  });
});

describe('What happens next', () => {
  const html = renderPage(
    <FlowPage
      title="Change phone number"
      consequences={{
        changes: ['Codes go to the new number.'],
        told: ['Both numbers'],
        hold: null,
        undo: 'The link',
      }}
    >
      <FlowActions>
        <button type="submit">Change phone number</button>
      </FlowActions>
    </FlowPage>,
  );

  test('stands beside the form and, folded, above its button', () => {
    expect(html.indexOf('<aside')).toBeLessThan(html.indexOf('<details'));
    expect(html.indexOf('<details')).toBeLessThan(html.indexOf('type="submit"'));
  });

  test('says so when nothing is put on hold', () => {
    expect(visibleText(html)).toContain('Nothing is put on hold.');
  });
});

test('The proof rail counts what is done and names every state in words', () => {
  const html = renderPage(
    <ProofRail
      proofs={[
        { id: 'a', name: 'SMS', contact: '+44 •••• ••640', state: 'done' },
        { id: 'b', name: 'Phone call', contact: '+44 •••• ••218', state: 'waiting' },
        { id: 'c', name: 'E-mail', state: 'unavailable' },
      ]}
    />,
  );
  const text = visibleText(html);
  expect(text).toContain('1 of 3 done');
  for (const word of ['Done', 'Waiting for you', 'Not possible']) expect(text).toContain(word);
});

test.each([404, 403, 503, 500])('The error page for %i gives the request number and a way on', (status) => {
  const error = { status, statusText: '', internal: false, data: null };
  const html = renderPage(<ErrorPage error={error} />, { requestId: 'req_42' });
  expect(html).toContain('req_42');
  expect(html).toContain('href="/help"');
});

test('A bug shows nothing of itself', () => {
  const html = renderPage(
    <ErrorPage error={new Error('password authentication failed for user holdfast')} />,
  );
  expect(html).not.toContain('holdfast');
  expect(visibleText(html)).toContain('Something failed on our side');
});
