/** Texts of the pages about the site itself; an empty line begins a paragraph. This file decides which keys there are. */
export const texts = {
  'over.title': 'Over deze site',
  'over.lead': 'Hier zie je met officiële cijfers hoe ver {region} staat met het plan {plan}, en wat er gebeurt.',
  'over.wie.title': 'Wie maakt deze site?',
  'over.wie.text': 'Deze site is van {sender}.',
  'over.wie.contact': 'Zo bereik je ons',
  'over.wat.title': 'Wat vind je hier?',
  'over.wat.figures': 'Alle cijfers, met hun bron en hun verloop',
  'over.wat.places': 'Je gemeente, naast {region}',
  'over.wat.plan': 'Wat het plan belooft',
  'over.wat.groups': 'De groepen die extra aandacht krijgen',
  'over.wat.projects': 'Projecten die het plan uitvoeren',
  'over.wat.ideas': 'Ideeën die partners zoeken',
  'over.cijfers.title': 'Waar komen de cijfers vandaan?',
  'over.cijfers.text':
    'Van officiële uitgevers, zoals Statbel en Eurostat. Niemand past ze aan. Ontbreekt er een cijfer, dan zeggen we dat.',
  'over.cijfers.sources': 'Wie welke cijfers geeft',
  'over.software.title': 'Vrije software',
  'over.software.text':
    'Deze site draait op Ambitie. Dat is vrije software, onder de licentie EUPL-1.2. Andere regio’s mogen ze ook gebruiken.',
  'contact.title': 'Contact',
  'contact.lead': 'Heb je een vraag of een opmerking? Hier lees je wie je kan bereiken.',
  'contact.algemeen.title': 'Een vraag over deze site',
  'contact.pers.title': 'Voor de pers',
  'contact.toegang.title': 'Lukt er iets niet op deze site?',
  'contact.toegang.text':
    'Kom je een drempel tegen, of kan je iets niet lezen? Meld het hier. Zeg op welke pagina je was.',
  'contact.toegang.days': 'Je krijgt antwoord binnen {days, plural, one {# dag} other {# dagen}}.',
  'contact.gegevens.title': 'Je persoonlijke gegevens',
  'contact.gegevens.text': 'Onze functionaris voor gegevensbescherming beantwoordt vragen over wat we van je bewaren.',
  'contact.gegevens.more': 'Wat we van je bewaren',
  'contact.klacht.title': 'Niet tevreden met ons antwoord?',
  'contact.klacht.text': 'Vraag het eerst aan ons. Kom je er met ons niet uit, dan kan je hier een klacht indienen.',
  'contact.lek.title': 'Een lek in de beveiliging gevonden?',
  'contact.lek.text': 'Meld het hier, en niet in het openbaar. Dank je wel.',
  'privacy.title': 'Je privacy',
  'privacy.lead':
    'Je kan alles bekijken zonder account. Dan bewaren we niets over jou, tenzij je zelf een gemeente kiest of iets volgt per e-mail.',
  'privacy.bewaren.title': 'Wat we bewaren, en hoelang',
  'privacy.niet.title': 'Wat we niet doen',
  'privacy.niet.text':
    'Geen volgcookies, geen advertenties, geen bezoekersprofielen. Deze site laadt niets van andere sites. We verkopen je gegevens niet.',
  'privacy.rechten.title': 'Je rechten',
  'privacy.rechten.text':
    'Je mag zien, verbeteren en wissen wat we van je bewaren. Met een account doe je dat zelf, meteen.',
  'privacy.rechten.own': 'Bekijk, download of wis je gegevens',
  'privacy.wie.title': 'Wie kan je gegevens zien?',
  'privacy.wie.text':
    'Alleen wie ze nodig heeft om het werk te doen. Opent een beheerder jouw gegevens, dan zie je dat zelf: wie, en wanneer. Je naam en e-mailadres geven we pas aan iemand anders als jullie allebei willen.',
  'privacy.reserve.title': 'Reservekopieën',
  'privacy.reserve.text':
    'Van alles is er een reservekopie, voor als er iets misgaat. Die bewaren we {days, plural, one {# dag} other {# dagen}}.',
  'privacy.vragen.title': 'Vragen of een klacht?',
  'privacy.vragen.text': 'Stel je vraag aan de functionaris voor gegevensbescherming.',
  'privacy.vragen.authority': 'Je mag ook altijd een klacht indienen bij wie toekijkt op persoonlijke gegevens.',
  'keeps.until': 'Tot wanneer',
  'keeps.cookie': 'De cookie “{name}”: de gemeente die je koos om overal te zien. Alleen daarvoor.',
  'keeps.cookie.until': '{days, plural, one {# dag} other {# dagen}}, of tot je je keuze wist.',
  'keeps.words': 'Wat je in een formulier typte en nog niet bewaarde. Dat blijft op je eigen toestel.',
  'keeps.words.until': '{days, plural, one {# dag} other {# dagen}}, of tot je je afmeldt.',
  'keeps.unsent': 'Een formulier dat je verstuurde toen je niet meer aangemeld was, om het niet te verliezen.',
  'keeps.unsent.until': '{hours, plural, one {# uur} other {# uur}}.',
  'keeps.sent': 'Een kenmerk van elk formulier dat je verstuurt. Zo telt wat je twee keer verstuurt maar één keer.',
  'keeps.sent.until': '{days, plural, one {# dag} other {# dagen}}.',
  'keeps.letter': 'Een mail aan jou, tot hij vertrokken is.',
  'keeps.letter.until': '{hours, plural, one {# uur} other {# uur}} nadat hij vertrok.',
  'keeps.trail': 'Het spoor: wie wat deed, zodat fouten terug te vinden zijn.',
  'keeps.trail.until': 'Blijft. Wis je je account, dan staat er niet meer wie het was.',
  'keeps.log': 'Het logboek van de server: wat er misging. Adressen van mensen laten we eruit.',
  'keeps.log.until': 'Zolang de server zijn logboek bewaart.',
  'help.title': 'Hulp',
  'help.lead': 'Kort uitgelegd: zo lees je de cijfers en zo doe je mee.',
  'help.lezen.title': 'Hoe lees je een cijfer?',
  'help.lezen.text':
    'Een cijfer hoort altijd bij een jaar en een gebied. Kijk dus eerst welk jaar het is.\n\nZie je een onderbreking in een lijn? Dan werd er vanaf daar anders geteld. Vergelijk de twee kanten niet.\n\nOnder elke grafiek vind je dezelfde cijfers in een tabel, met hun bron.',
  'help.gemeente.title': 'Hoe vind je je gemeente?',
  'help.gemeente.text': 'Kies je gemeente uit de lijst. Op haar pagina kan je vragen om ze overal te tonen.',
  'help.vergelijken.title': 'Hoe vergelijk je zelf?',
  'help.vergelijken.text':
    'Kies een cijfer, gebieden en een periode. Je krijgt een grafiek, een kaart of een tabel die je kan meenemen.',
  'help.idee.title': 'Hoe dien je een idee in?',
  'help.idee.text': 'Maak een account, of meld je aan. Dan stel je je idee voor in drie korte stappen.',
  'help.idee.register': 'Maak een account',
  'help.volgen.title': 'Hoe volg je een cijfer?',
  'help.volgen.text':
    'Kies “{follow}” bij een cijfer, een gemeente of een project. Je krijgt een mail als er iets verandert. Een account is niet nodig. Stoppen kan met één klik, in elke mail.',
  'help.toetsen.title': 'Werk je met het toetsenbord?',
  'help.toetsen.text':
    'Met Tab ga je naar het volgende, met Shift en Tab terug. Met Enter open je een link. De eerste Tab op elke pagina brengt je naar “{skip}”: zo spring je over het menu.\n\nIn een grafiek lees je met de pijltjes links en rechts elke periode. In een tabel sorteer je met de knop in de kop van een kolom.',
  'help.vraag.title': 'Aan wie vraag je iets?',
  'help.vraag.text': 'Vond je hier geen antwoord? Vraag het ons.',
  'accessibility.title': 'Toegankelijkheid',
  'missing.name': 'Hier hoort nog te staan van wie deze site is. De beheerder van de site vult dat in.',
  'missing.address': 'Hier hoort nog een adres te staan. De beheerder van de site vult dat in.',
  'missing.email': 'Hier hoort nog een e-mailadres te staan. De beheerder van de site vult dat in.',
  'missing.press': 'Hier hoort nog te staan wie vragen van de pers beantwoordt. De beheerder van de site vult dat in.',
  'missing.accessibility':
    'Hier hoort nog te staan bij wie je een drempel meldt. De beheerder van de site vult dat in.',
  'missing.complaints':
    'Hier hoort nog te staan waar je met een klacht terechtkan. De beheerder van de site vult dat in.',
  'missing.dataProtection':
    'Hier hoort nog te staan wie de functionaris voor gegevensbescherming is. De beheerder van de site vult dat in.',
  'missing.authority':
    'Hier hoort nog te staan welke dienst toekijkt op persoonlijke gegevens. De beheerder van de site vult dat in.',
  'missing.backupDays':
    'Hier hoort nog te staan hoelang we reservekopieën bewaren. De beheerder van de site vult dat in.',
  'accessibility.doel.title': 'Waar we naar streven',
  'accessibility.doel.text':
    'Deze site wil voldoen aan WCAG 2.2, niveau AA. Elke pagina wordt bij elke wijziging automatisch getest, in elke taal, licht en donker. Automatische tests vinden niet alles. Een onafhankelijke keuring is er nog niet.',
  'accessibility.hoe.title': 'Wat je mag verwachten',
  'accessibility.hoe.text':
    'Je kan alles met het toetsenbord doen. Alles werkt ook zonder JavaScript. Achter elke grafiek zit een tabel en achter elke kaart een lijst. Kleur staat nooit alleen: er is altijd een woord, teken of lijnsoort bij.\n\nTekst kan je tot 400% vergroten. De site volgt de lichte of donkere stand van je toestel.',
  'accessibility.grenzen.title': 'Wat beter kan',
  'accessibility.grenzen.text':
    'De downloads in Parquet en Excel zijn niet apart getest op toegankelijkheid. De CSV-bestanden hebben dezelfde cijfers.',
  'accessibility.melden.title': 'Lukt er iets niet?',
} as const;
