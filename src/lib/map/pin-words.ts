import type { Pin } from '$lib/domain/place/pin';
import { m } from '$lib/messages';
import type { FoundSpot } from './pin-data';

export interface Around {
	inside: boolean;
	district?: string;
	near?: string;
}

/** What a form says of where its address lies. */
export function foundWords(found: FoundSpot | undefined, byHand: boolean): string {
	if (byHand)
		return found?.source === 'hand'
			? m.pin_said_hand({ where: whereWords(found) })
			: m.pin_said_outside();
	if (!found) return '';
	const where = whereWords(found);
	switch (found.accuracy) {
		case 'house':
			return m.pin_said_house({ where });
		case 'street':
			return m.pin_said_street({ where });
		default:
			return found.district ? m.pin_said_district({ where: found.district }) : m.pin_said_town();
	}
}

/** "Innenstadt, nahe Hüxstraße" */
export function whereWords({ district, near }: { district?: string; near?: string }): string {
	if (district && near) return m.pin_near({ district, near });
	return district ?? near ?? m.pin_around();
}

/** For the ear as for the eye. */
export function pinWords(around: Around | undefined, { lat, lon }: Pin): string {
	if (!around) return m.pin_at({ lat: lat.toFixed(5), lon: lon.toFixed(5) });
	return around.inside ? m.pin_said({ where: whereWords(around) }) : m.pin_said_outside();
}

async function ask<T>(query: Record<string, string>, signal: AbortSignal): Promise<T | undefined> {
	try {
		const text = new URLSearchParams(query).toString();
		const answer = await fetch(`/verein-eintragen/nadel?${text}`, { signal });
		return answer.ok ? ((await answer.json()) as T) : undefined;
	} catch (error) {
		// Moved on meanwhile, or no network: what is known stays.
		if (error instanceof DOMException || error instanceof TypeError) return undefined;
		throw error;
	}
}

export const lookAround = async (pin: Pin, signal: AbortSignal): Promise<Around | undefined> =>
	(await ask<{ around?: Around }>({ breite: String(pin.lat), laenge: String(pin.lon) }, signal))
		?.around;

/** Undefined: nobody could be asked. */
export async function aroundPin(
	pin: Pin,
	signal: AbortSignal,
): Promise<{ found: FoundSpot | undefined } | undefined> {
	const around = await lookAround(pin, signal);
	if (!around) return undefined;
	const { inside, district, near } = around;
	return {
		found: inside ? { ...pin, accuracy: 'house', source: 'hand', district, near } : undefined,
	};
}

export async function findAddress(
	{ street, postcode, town }: { street: string; postcode: string; town: string },
	signal: AbortSignal,
): Promise<{ found: FoundSpot | undefined } | undefined> {
	const answer = await ask<{ found?: FoundSpot | null }>(
		{ strasse: street, plz: postcode, ort: town },
		signal,
	);
	return answer && { found: answer.found ?? undefined };
}
