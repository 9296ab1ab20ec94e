/**
 * Words that passwords are made of again and again, in German and English: our own list, in the way of `fold`.
 * Together with what people hang on to them (digits, years, signs, rows of keys) they stand for millions.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passwd kennwort geheim secret login admin administrator root user guest test tester demo
default master change changeme letmein welcome willkommen hallo hello moin servus gruezi hi access zugang
start neu new computer laptop internet server windows office google facebook instagram whatsapp apple iphone
samsung android microsoft amazon netflix telekom vodafone email mail web online system service support
love liebe lieb iloveyou ichliebedich iloveu schatz schatzi maus mausi hase hasi engel angel baby babe honey
sweet suess sexy kuss kiss herz heart amor princess prinzessin prinz prince koenig king queen koenigin
sommer summer winter herbst autumn fall fruehling spring sonne sun sunshine mond moon stern star stars himmel
sky regen rain schnee snow wasser water feuer fire erde earth meer see lake strand beach insel island
montag dienstag mittwoch donnerstag freitag samstag sonntag monday tuesday wednesday thursday friday saturday
sunday januar februar maerz april mai juni juli august september oktober november dezember january february
march may june july october december ostern weihnachten christmas silvester urlaub ferien holiday
hund dog katze cat pferd horse vogel bird fisch fish loewe lion tiger baer bear wolf adler eagle drache dragon
affe monkey delfin dolphin schmetterling butterfly hamster panda kaninchen bunny elefant elephant ente duck
gott god jesus jesu maria christus heaven hell teufel devil satan engelchen
fussball football soccer basketball baseball hockey tennis handball turnen schwimmen segeln sport sports
verein club team trainer coach spieler player tor goal hsv bayern dortmund schalke werder stpauli borussia
rot red blau blue gruen green gelb yellow schwarz black weiss white rosa pink lila purple gold golden silber
silver orange braun brown grau grey gray bunt
mama mutti mutter mother mom papa vati vater father dad bruder brother schwester sister oma opa familie family
kind kinder child freund freundin friend friends
haus house home heim garten garden zuhause wohnung auto car mercedes porsche ferrari audi bmw opel ford
volkswagen golf trabant motorrad yamaha harley fahrrad schiff boot
kaffee coffee tee bier beer wein wine kuchen schokolade chocolate keks cookie banane banana apfel kartoffel
pizza kaese cheese butter pommes
musik music gitarre guitar klavier piano rock metal metallica band song tanzen dance
schule school lehrer teacher arbeit work job buero geld money bank reich million konto
deutschland germany berlin hamburg muenchen koeln frankfurt stuttgart duesseldorf leipzig dresden bremen
hannover nuernberg kiel luebeck rostock schwerin flensburg travemuende holstein schleswig marzipan holstentor
ostsee nordsee trave hanse hansestadt deutsch europa europe america amerika england london paris
michael thomas andreas stefan stephan christian martin peter markus alexander daniel sebastian matthias
frank klaus juergen wolfgang uwe dieter hans bernd jan tim tom max moritz lukas leon paul felix jonas
david robert john james joseph charlie george jordan matthew joshua andrew anthony nicole sabine petra
susanne claudia monika andrea birgit karin gabi heike anja katja stefanie melanie julia sarah laura anna lisa
lena lea hannah emma mia sophie marie jessica jennifer ashley michelle amanda nicole elisabeth helga ursula
ingrid renate erika frauke heinz horst guenter werner karl otto fritz ali mehmet mustafa fatma ayse emre
superman batman spiderman pokemon pikachu naruto starwars matrix hobbit gandalf frodo harry potter hermine
merlin ninja shadow hunter killer ranger power super mega ultra turbo cool geil krass boss chef hero held
champion winner sieger legend phoenix thunder donner blitz diamond diamant freedom freiheit frieden peace
glueck lucky happy froh lachen smile spass fun leben life dream traum zeit time nacht night tag day welt world
zauber magic geist ghost hexe witch pirat pirate ritter knight samurai
trustno letme in whatever nothing nichts egal keins niemand blume flower rose rosen tulpe lilie daisy
schnecke kroete frosch mausezahn spatz sternchen blumen zucker sugar honig pfeffer pepper ginger
ehrenamt freiwillig helfen hilfe help stabsstelle rathaus buergermeister feuerwehr thw drk rotes kreuz
mitglied vorstand kasse turnverein sportverein gemeinde kirche chor
abc xyz qwe asd yxc zxc qwert qwertz qwerty asdf asdfgh yxcv zxcv zxcvbn qaz wsx edc
fick ficken fuck fucker shit scheisse arsch arschloch mist bitch
mustang corvette yankees cowboys lakers eagles steelers rangers
a b c d e f g h i j k l m n o p q r s t u v w x y z
`
	.trim()
	.split(/\s+/)
	.filter((word) => word.length > 1);
