import type { MessageId } from '#kernel/ids.ts';
import type { SendOutcome } from '#platform/outbox/rules.ts';

/** The way out for SMS and calls. What a call says is fetched by the carrier afterwards, through the voice webhook. */
export type Carrier = {
  sendSms(sms: { readonly to: string; readonly text: string; readonly ref: MessageId }): Promise<SendOutcome>;
  placeCall(call: { readonly to: string; readonly ref: MessageId }): Promise<SendOutcome>;
};
