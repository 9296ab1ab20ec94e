import { addressGroup } from '../platform/limits';

/**
 * Reading is free for people and for polite machines: each address has a bucket that refills. Kept per
 * process on purpose: a query per page view would cost more than the reading it protects.
 */
export interface ReadBudget {
	/** Seconds to wait, or 0. */
	spend(address: string, now?: number): number;
}

export function openReadBudget(perSecond: number, burst: number): ReadBudget {
	const buckets = new Map<string, { left: number; at: number }>();
	return {
		spend(address, now = performance.now()) {
			const key = addressGroup(address);
			const bucket = buckets.get(key) ?? { left: burst, at: now };
			bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
			bucket.at = now;
			if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond));
			bucket.left -= 1;
			buckets.delete(key);
			buckets.set(key, bucket);
			// Oldest first out; a full bucket needs no memory of ours.
			if (buckets.size > 20_000) {
				const oldest = buckets.keys().next().value;
				if (oldest !== undefined) buckets.delete(oldest);
			}
			return 0;
		},
	};
}
