import type { KeyObject } from 'node:crypto';
import { keyIdOf, type TrustedKeys } from './checkpoint.js';
import { changesKey, nextKeyOf, signerOf } from './seal-keys.js';
import { type AnySeal, coverOf, isFirstSeal, signatureFault } from './seals.js';

/**
 * Follows who signs, seal by seal: a key that was named signs until a seal of its own names the next one; from then on it
 * counts nothing. Where another named key goes on without being named by the one before it, trust breaks.
 */
export class KeyTrail {
  private current: KeyObject | undefined;
  /** Named by the seal before. */
  private next: KeyObject | undefined;
  private readonly retired: { readonly key: KeyObject; readonly size: number }[] = [];
  private readonly known: Map<string, KeyObject>;
  /** Numbers of the seals from which on another key signs although nobody said so. */
  readonly breaks: number[] = [];

  constructor(private readonly named: TrustedKeys) {
    this.known = new Map(named);
  }

  /** Every key that was named or followed. */
  get keys(): TrustedKeys {
    return this.known;
  }

  /** Why a seal counts nothing behind the ones before it; undefined when the right key signed it. */
  take(seal: AnySeal): string | undefined {
    if (isFirstSeal(seal)) {
      this.current = this.named.get(seal.keyId) ?? this.current;
      return signatureFault(seal, this.named);
    }
    const wrong = this.signedBy(seal);
    if (wrong !== undefined) return wrong;
    if (!changesKey(seal)) return undefined;
    const key = this.current!;
    this.next = nextKeyOf(seal, key);
    if (this.next === undefined)
      return `seal ${seal.number} changes the key, but the key before it does not say so`;
    this.retired.push({ key, size: coverOf(seal)?.size ?? 0 });
    this.known.set(keyIdOf(this.next), this.next);
    return undefined;
  }

  private signedBy(seal: AnySeal): string | undefined {
    const wanted = this.next ?? this.current;
    if (wanted !== undefined && signerOf(seal, [wanted]) !== undefined) {
      this.current = wanted;
      this.next = undefined;
      return undefined;
    }
    for (const { key, size } of this.retired)
      if (signerOf(seal, [key]) !== undefined)
        return `seal ${seal.number} is signed with the key ${keyIdOf(key)}, which counts only up to ${size} events: it was retired`;
    const other = this.next === undefined ? signerOf(seal, this.named.values()) : undefined;
    if (other === undefined)
      return (
        signatureFault(seal, this.known) ??
        `seal ${seal.number} is signed with another key than the one that was named before it`
      );
    if (this.current !== undefined) this.breaks.push(seal.number);
    this.current = other;
    return undefined;
  }
}
