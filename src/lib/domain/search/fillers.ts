import { words } from './stem';

// Words of a sentence that say nothing about what is looked for. Folded, because queries are.

/** Never searched for. */
export const FILLERS: ReadonlySet<string> = new Set(
	words(`
	der die das den dem des ein eine einen einem einer eines und oder aber auch noch nur mal bitte
	ich du er sie es wir ihr mir mich dir dich ihm ihn ihnen uns euch mein meine meinen meinem meiner dein deine
	unser unsere unseren sein seine seinen ihre ihren
	fuer mit bei beim in im ins an am auf aus von vom zu zum zur ueber unter um nach ohne gegen durch vor
	jetzt gerade sofort bald irgendwann
	was wer wen wem wo wie wann warum welche welcher welches wohin gibt gibts
	etwas irgendwas irgendwo jemand jemanden niemand man so da dort hier wenn weil dass als ob
	will wollen moechte moechten mag moegen kann kannst koennen koennte soll sollen darf muss wuerde
	bin bist ist sind war habe hat haben machen mache macht tun gehen geht komme kommen
	suche suchen sucht gesucht finde finden brauche brauchen braucht benoetige lust gern gerne bock
	neue neuen neuer viel viele mehr alle naehe umgebung nahe nah stadt stadtteil plz postleitzahl
	i we you want would like to the a an of for with and or in on at near me my some where what who is are can do looking
	ve ile icin bir istiyorum nerede
	я хочу хотел хотела хотів хотіла бы б ми мы для с з у в і и на по где де мне мені як как
	في من على مع اريد انا
	chce dla i w z na gdzie
	`),
);

/** Searched for only when nothing else is said: in this product nearly everything is help. */
export const WEAK: ReadonlySet<string> = new Set(
	words(`
	hilfe hilfen helfen helfe hilft helfer helferin helferinnen unterstuetzen unterstuetzung unterstuetze
	begleiten begleitung begleite betreuen betreuung engagement engagieren ehrenamt ehrenamtlich ehrenamtliche freiwillig
	freiwillige freiwilliger mitmachen mithelfen mitwirken angebot angebote aktion aktionen zeit gruppe gruppen treff
	anfaenger kostenlos aktiv werden arbeit arbeiten lernen lerne beitreten mitglied teilnehmen
	help helping support volunteer volunteering learn
	yardim etmek помогать помочь помощь помощи допомога допомоги допомогу допомогти допомагати مساعده pomoc pomagac
	`),
);

export type EntryType = 'club' | 'need' | 'event' | 'news';

/** Words that name a kind of entry. */
export const TYPE_WORDS: ReadonlyMap<string, EntryType> = new Map(
	(
		[
			[
				'club',
				'verein vereine vereinen club clubs klubs initiative initiativen organisation organisationen',
			],
			['event', 'termin termine veranstaltung veranstaltungen event events'],
			['news', 'neuigkeit neuigkeiten news nachrichten'],
			['need', 'gesuch gesuche aufgabe aufgaben einsatz einsaetze mitmachangebote'],
		] as const
	).flatMap(([type, list]) => list.split(' ').map((word) => [word, type] as const)),
);

/** Alone they ask for something to do. */
export const NEED_WORDS: ReadonlySet<string> = new Set(
	words(`
	helfen helfer ehrenamt ehrenamtlich freiwillig freiwillige freiwilliger mitmachen mithelfen engagieren engagement
	volunteer volunteers volunteering gonullu goenuellue wolontariusz wolontariat волонтер волонтёр волонтерство
	доброволец متطوع تطوع
	`),
);
