import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { Button } from '#ui/button.tsx';
import { ContactField } from '#ui/contact-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { getPage } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { consequencesOf } from './patterns.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { until: new Date(getPage(context).now.getTime() + 86_400_000) };
}

/** What a flow looks like as a whole. */
export default function DevFlow() {
  const { until } = useLoaderData<typeof loader>();
  return (
    <FlowPage
      title="Change phone number"
      back={{ href: '/dev/ui', label: 'Security' }}
      lead="We use it for codes and calls."
      steps={<Stepper steps={['New number', 'Codes', 'Second factor', 'Done']} current={1} />}
      consequences={consequencesOf(until)}
    >
      <Form method="post" className="flex flex-col gap-8">
        <ContactField
          kind="phone"
          name="phone"
          label="New phone number"
          countries={[
            { code: 'GB', name: 'United Kingdom', callingCode: '44' },
            { code: 'DE', name: 'Germany', callingCode: '49' },
          ]}
        />
        <FlowActions>
          <Button type="submit" pendingText="Sending the codes">
            Send both codes
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
