import { isDeviceSlot, type SlotName } from '#modules/gate/slot-rules.ts';

/** Whether a slot authorises the device; every other one is a proof of the person. */
export const isOfDevice = ({ name }: { readonly name: SlotName }): boolean => isDeviceSlot(name);
