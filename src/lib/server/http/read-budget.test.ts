import { describe, expect, it } from 'vitest';
import { openReadBudget } from './read-budget';

describe('read budget', () => {
	it('lets 600 at once and then 20 a second pass, and says how long to wait', () => {
		const budget = openReadBudget(20, 600);
		for (let i = 0; i < 600; i++) expect(budget.spend('192.0.2.1', 0)).toBe(0);
		expect(budget.spend('192.0.2.1', 0)).toBe(1);
		for (let second = 1; second <= 10; second++)
			for (let i = 0; i < 20; i++) expect(budget.spend('192.0.2.1', second * 1000)).toBe(0);
		expect(budget.spend('192.0.2.1', 10_000)).toBe(1);
	});

	it('counts a household of IPv6 as one, and others apart', () => {
		const budget = openReadBudget(1, 2);
		expect(budget.spend('2001:db8:1:2::1', 0)).toBe(0);
		expect(budget.spend('2001:db8:1:2:ffff::9', 0)).toBe(0);
		expect(budget.spend('2001:db8:1:2::3', 0)).toBeGreaterThan(0);
		expect(budget.spend('2001:db8:1:3::1', 0)).toBe(0);
	});
});
