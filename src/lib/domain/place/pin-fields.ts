import { z } from 'zod';
import { cleanText } from '../text';
import { readDegrees } from './pin';

const degreesField = (most: number) =>
	z
		.string()
		.default('')
		.catch('')
		.transform((text) => readDegrees(text.slice(0, 100), most)?.toString() ?? '');

export const pinFields = {
	pinLat: degreesField(90),
	pinLon: degreesField(180),
	pinFor: z
		.string()
		.default('')
		.catch('')
		.transform((text) => cleanText(text.slice(0, 500))),
};
