/**
 * For `shouldRevalidate` of a page with proofs. A refused code may come with a proven one, or with a lock, a request may have
 * run out, and another tab may have gone on or finished meanwhile: what is shown is read again after every answer.
 */
export const readAgain = (): boolean => true;
