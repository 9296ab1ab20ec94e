/** Where the device stands, on about a hundred metres; empty where that is refused or not known. */
export const whereAmI = (): Promise<string> =>
	new Promise((resolve) => {
		navigator.geolocation.getCurrentPosition(
			({ coords }) => resolve(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`),
			() => resolve(''),
			{ timeout: 8_000, maximumAge: 300_000 },
		);
	});
