import { cityKeys, findCity } from '$lib/city';
import { readSettings, SettingsError, type Settings } from './platform/settings';

/** Settings that are not only well-formed but possible: the city exists. */
export function checkedSettings(env: Record<string, string | undefined>): Settings {
	const settings = readSettings(env);
	if (!findCity(settings.city))
		throw new SettingsError([
			`CITY: die Stadt "${settings.city}" gibt es nicht. Bekannt sind: ${cityKeys.join(', ')}`,
		]);
	return settings;
}
