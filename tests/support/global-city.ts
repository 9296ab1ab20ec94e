import type { TestProject } from 'vitest/node';
import { layOutCity, type City } from './city';

declare module 'vitest' {
	interface ProvidedContext {
		/** The demo city, laid out once, to be copied by whoever starts the product. */
		city: City;
	}
}

/** After `global-databases`, for the projects that start the built product again and again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { postgres, preparedData } = project.getProvidedContext();
	// How the product starts is tried on the database it brings along.
	const { city, remove } = await layOutCity(
		project.name === 'start' ? undefined : postgres,
		preparedData,
	);
	project.provide('city', city);
	return remove;
}
