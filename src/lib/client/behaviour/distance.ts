import { metresBetween, minutesBy } from '$lib/domain/place/distance';
import { awaken } from './awaken';

/**
 * How far it is from here. Asked on the tap, reckoned on the device, sent to nobody. `data-lat`, `data-lon`, the
 * sentence `data-from-here` with {walk} and {bike}, and `data-not` where nobody may know where one is.
 */
export function distance(box: HTMLElement): (() => void) | undefined {
	const button = box.querySelector('button');
	const line = box.querySelector('[role=status]');
	if (!button || !line || !('geolocation' in navigator)) return undefined;
	const say = (text: string): void => {
		line.textContent = text;
		button.hidden = true;
	};
	const press = (): void => {
		if (button.ariaDisabled) return;
		button.ariaDisabled = 'true';
		const { lat, lon, fromHere = '', not = '' } = box.dataset;
		navigator.geolocation.getCurrentPosition(
			({ coords }) => {
				const from = { lat: coords.latitude, lon: coords.longitude };
				const metres = metresBetween(from, { lat: Number(lat), lon: Number(lon) });
				say(
					fromHere
						.replace('{walk}', String(minutesBy('walk', metres)))
						.replace('{bike}', String(minutesBy('bike', metres))),
				);
			},
			() => say(not),
			{ maximumAge: 300_000, timeout: 15_000 },
		);
	};
	button.addEventListener('click', press);
	awaken(button);
	return () => button.removeEventListener('click', press);
}
