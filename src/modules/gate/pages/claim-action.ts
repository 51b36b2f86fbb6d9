import { type ActionFunctionArgs, data, redirect } from 'react-router';
import type { ChallengeId } from '#kernel/ids.ts';
import { guessCountry } from '#ui/guess-country.ts';
import { getPage, type PageClient, type PageContext } from '#ui/page-context.ts';

/** Who somebody signed out says that they are. `country` reads a phone number without a prefix. */
type Claim = { readonly identifier: string; readonly country: string; readonly client: PageClient };

/** Answers the form of `ClaimPage`: starts the flow, whether there is such an account or not, and goes to its steps. */
export async function answerClaim(
  { context, request }: ActionFunctionArgs,
  here: string,
  start: (page: PageContext, claim: Claim) => Promise<ChallengeId>,
) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data({ cookiesOff: true }, { status: 400 });
  const form = await request.formData();
  const challengeId = await start(page, {
    identifier: String(form.get('identifier') ?? ''),
    country: guessCountry(request, page.useCases.settings.regions),
    client,
  });
  return redirect(`${here}/${challengeId}`, 303);
}
