import type { OnFreeze } from '#modules/closure/index.ts';

/** What a freeze stops beyond the account itself while there are neither withdrawals nor API keys: they take its place. */
export const nothingToStop: OnFreeze = {
  async cancelPendingWithdrawals() {},
  async stopApiKeys() {},
};
