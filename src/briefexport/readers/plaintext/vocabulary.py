"""The words and marks that tell lines of a page apart: furniture, captions, dates, section names, list marks.

English first, as the desks that write briefs do, and the commonest labels of other languages.
"""

from __future__ import annotations

import re

from briefexport.readers.common.dates import ANY_MONTH, MONTH


def _any(*groups: str) -> str:
    return "|".join(groups)


# Words that title case leaves small (Chicago Manual of Style 8.159, and the verbs many desks leave small too).
SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the and but or nor for so yet as at by in of off on onto out over per to up via with from into than vs "
        "is are be do it its if de la le du des und von",
    )
)
# Words of every text, of four letters or more (their first five): they tell nothing of what it speaks about.
ANYWHERE = frozenset(
    re.findall(
        r"\w+",
        "what when with from that this your have will they their there about which where does more than into over",
    )
)
BULLET = re.compile(r"^([-*+•·▪▫◦‣●○■□–—→✓✔➢►]|\u2023|\u2043|o)[ \t]+(?=\S)")
NUMBER = re.compile(r"^(?:\(?(\d{1,3})[.)]|\(?([a-z])\))[ \t]+(?=\S)")
OUTLINE = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s\w{3}|\s\w\s)|[IVX]{1,5}\.|(?:Part|Chapter|Section|Step|Tip|No\.|#)\s*\d{1,3}[.:]?)\s",
    re.I,
)
RANK = re.compile(r"^(?:#|No\. ?)?\d{1,3}[.)]?$")
DATE = re.compile(
    rf"\b(?:{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}|\d{{1,2}}\.?\s+(?:de\s+)?(?i:{ANY_MONTH})\.?\s+(?:del?\s+)?\d{{4}})\b"
)
CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?|[A-Z]{2,4}\b)?|\b\d+ min(?:ute)?s? (?:read|ago)\b|"
    r"\b\d+ (?:hours?|days?) ago\b|^(?:hace|il y a|vor|há) (?:\d+|una?|une|einer?) \w+$",
    re.I,
)
# A full stop after these belongs to the word and ends no sentence.
ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.[A-Za-z]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|etc|Bros|Dept))\.?$")
# An item of a sentence broken into lines: “to protect livelihoods; and”.
ITEM_END = re.compile(r"[;,]\s(?:and|or|und|oder|et|ou|y|o|e)$", re.I)
BRACKETED = re.compile(r"^\([^()]+\)\.?$|^\[[^][]+\]\.?$|\w \[[^][]{2,20}\]$")
PICTURE = re.compile(
    r"^(?:photo|image|picture|foto|bild|imagen|immagine|slide)s?(?: \d+ (?:of|/|von|de) \d+)?$|"
    r"©|(?<=[\w/] )\(c\) \w|\bcc[ -]by\b|wikimedia commons|\bcedida$|"
    r"^(?:фото|foto[^\W\d_]*|bildquelle|media) ?(?:caption|:|/)|"
    r"^(?:screenshot|picture) by |(?:\w/|^)(?:getty|afp|ap|reuters|imago|dpa)$|^photographers?:|picture[ -]alliance|"
    r"^(?:bild|image|photo|foto) \d+ (?:von|of|de|sur|di)\b|\busa ?today sports$|\busatsi$|"
    r"\b(?:istock(?:photo)?|flickr|pixabay|pexels|scanpix)$|"
    r"^photo(?:graph)? of |^view (?:full[- ]size|larger|original) |\b(?:contributed|submitted) (?:photo|image)$|"
    r"\((?:image|picture|foto|bild|source|quelle|fonte|fuente)(?: credit)?:|"
    r"^(?:foto|bild|imagen|crédito?|source|quelle|fonte|fuente)\s*:|"
    r"(?:^|[.!] )courtesy \w|^(?:the )?associated press$|"
    r"^(?:figure|fig\.?|table|chart|map|exhibit|abb(?:ildung|\.)|tabelle|tab\.|figura|tabla|tabela|tabella|tableau|figuur|"
    r"рис(?:унок|\.)|таблица|图|圖|図|表|그림|표) ?\d+\b|"
    r"^(?:image|media|video|photo) (?:source|caption|credit|copyright)\b|"
    r"^(?:reuters|afp|ap|epa|pa|bloomberg|getty|nasa/\S+)$|"
    r"\bfrom (?:top )?(?:left|right)\b(?: to right)?[:,)]|\bleft to right\b|"
    r"\((?:from |top |far )?(?:left|right|centre|center)\)|"
    r"\([LRC]\)(?:,|$| and\b)|\b(?:symbol|archiv)(?:foto|bild)\b|"
    r"\b(?:hide|toggle) caption\b|^(?:view|open) (?:this )?(?:image|photo) in\b|^enlarge this image|"
    r"^(?:photo(?:graph)?s?|image|picture|file photo|pictured|credit|video|caption|illustration|graphic|figure|fig\.|"
    r"chart|watch|listen)\b\s*[:/|(]|"
    r"\b(?:getty ?images|ap photo\b|afp|reuters/|shutterstock|via ap|via getty|unsplash|alamy|epa-efe|pa media|"
    r"photo by|image by|(?:image|photo|picture|credit|foto|bild)s?: ?(?=\w)|courtesy of|photograph by|via reuters|efe/|"
    r"photograph:|illustration by|/ap\b|handout|file photo|"
    r"for the (?:new york )?times)|\(photo|\(ap\)|\(afp|\[photo",
    re.I,
)
FURNITURE = re.compile(
    "^(?:[\U0001f300-\U0001faff]\ufe0f?\\s*)?(?:"
    + _any(
        r"free newsletter",
        r"subscribe|sign up|sign in|log in|join|newsletter|donate|support our|support us|get the|get our|enter your",
        r"read more|read also|also read|read (?:the full|our|the latest)|read next|read:|see also|see more",
        r"more on|more about|more from|more:|related|recommended|order reprints",
        r"most read|most popular|trending|popular now|top stories|latest news|up next|don[’']t miss|in this article",
        r"advertisement|advertising|sponsored|follow|click here|tap here|skip|loading|buy now|shop now",
        r"(?:get|buy) it (?:on|at|from|by itself|with)|with (?:additional )?reporting by",
        r"share(?=$|:| (?:this|on|via|your|article|story)\b)|download(?=$|:| (?:the|our|now|pdf|app|a|this)\b)",
        r"continue reading|(?:story|article) continue[sd]|scroll to continue|back to top|view all|view comments",
        r"leave a|\d+ comments?",
        r"print this|email this|copy link|save this|listen to|watch:|watch now|comments?$|learn more|find out more",
        r"copyright(?= (?:by|notice|\d)|$)|all rights reserved|terms of|this article was|this story was",
        r"originally published",
        r"privacy(?= (?:policy|notice|statement|settings)|$)|cookies?(?= (?:policy|settings)|$)",
        r"editor[’']?s[’']? note|contact us|about the authors?|tags?:|topics?:|filed under|posted in",
        r"as told to|main content$|printer-friendly|find us\b|featured videos?|reading time|temps de lecture",
        r"lese(?:zeit|dauer)|tiempo de lectura|tempo de leitura|tempo di lettura",
        r"we want to hear|have a tip|got a tip|have a question|do you know more|ad feedback|video ad",
        r"you (?:may|might) also|get \w+ alerts",
        r"thank(?:s| you) for (?:reading|subscribing|signing|watching|listening|visiting)",
        r"see (?:photos|pictures|video)|art[íi]culos? relacionad\w+|noticias? relacionad\w+|articles liés",
        r"explore more|reuse this|skip past|after newsletter|quick guide|recommended for|most viewed|what to read next",
        r"externer inhalt|empfohlener (?:externer|redaktioneller)? ?inhalt|(?:this )?external content|contenu externe",
        r"this (?:story|article) also appeared|media playback|\d+ bilder$|ein klick für den datenschutz",
        r"-*\s*ends\s*-*$|you (?:get|receive|are receiving|received) this (?:e-?mail|mail|newsletter|message)",
        r"allow .* content|story highlights|jump to|report an error|get started|play\b|elsewhere on|also consider",
        r"advert$|print article|top picks|facebook$|twitter$|instagram$|whatsapp$|linkedin$|reddit$|email$|e-mail$",
        r"lesen sie (?:auch|hier|mehr)|mehr zum thema|das könnte sie|leggi anche|(?:[àa] )?lire aussi",
        r"le[ae] (?:también|más|aquí)|leia também|(?:le|te) puede interesar|nota relacionada|(?:auch|mehr) lesen|"
        r"voir aussi|à lire|ver también|vea también|подписаться|inscrivez-vous|posted (?:by|on)|"
        r"leer (?:más|también)|ler mais|trending:|photos:|gallery:|listen:",
        r"saiba mais|lees ook|les også|læs også|läs (?:också|mer|även)|czytaj (?:też|także|również)|читайте также",
        r"for immediate release|opinion$|analysis$|exclusive$|breaking$|live$|published|last updated",
        r"updated(?=$|:| (?:on|at|\d|[A-Z][a-z]{2,8}\.? \d))",
    )
    + r")(?!\w)",
    re.I,
)
# A link to elsewhere: an arrow at its end, or a call to click.
POINTING = re.compile(
    r"[›→➜]$|^[^«]*»$|>>$|\bclick(?:ing)? here\b|^(?:see|read|check|find|watch|view|visit|hear)\b.*\bhere[.!]?$", re.I
)
BYLINE = re.compile(
    r"^(?:von|par|por|door|av|af)\s+(.+?)[.]?$|"
    r"^(?:(?:words|written|reported|story|text|interview|interviewed|reviewed?|analysis|opinion|additional reporting|"
    r"reporting|edited|compiled|photographs?|photos|pictures|illustrations?|graphics?)\s+)?by:?\s+(.+?)[.]?$",
    re.I,
)
SPEAKER = re.compile(r"^(?:([A-Z][\w.’' -]{0,30}):|([QA])[:.])\s+\S")
# 250g red lentils, 1 lemon, 4 min: an amount, not the number of a section.
AMOUNT = re.compile(
    r"^[£$€]\d[\d.,]*(?:/|\s(?:a|an|per|for|off)\s|$)|^(?!\d+(?:st|nd|rd|th)\b|\d{4}\s)[\d½¼¾⅓⅔][\d.,/½¼¾⅓⅔–-]*\s?(?:[a-z]|%)"
)
# Labels that count sections and so may stand before a colon or a figure in a heading.
COUNTED = re.compile(
    r"^(?:plan|part|chapter|section|step|tip|option|choice|day|week|month|year|phase|stage|lesson|rule|myth|fact|reason|"
    r"question|appendix|annex|figure|scenario|case|round|act|last chance|bonus|update)\b|^[A-Z]\w+ #?\d{1,3}:",
    re.I,
)
# `Price: £949`, `Serves 4`, a score (`2-1`, not `8-10 months` or `5-8%`), `Worried, Norwich`, a card (`Website: …`).
DETAIL = re.compile(
    r"^[A-Z][\w ’'-]{1,24}: (?:[£$€\d][^\s:]*(?: [^\s:]+){0,3}|[A-Z][^\s:]*(?: [A-Z][^\s:?]*){0,2})$|"
    r"^[A-Z][a-z]+ \d{1,3}$|"
    r"\b\d{1,3}[-–]\d{1,3}\b(?!%|(?i:[ -](?:year|month|week|day|hour|minute|jahr|monat|woche|tag)))|"
    r"^[A-Z][a-z]+, [A-Z][a-z]+(?: [A-Z][a-z]+)?$|"
    r"^(?i:price|cost|website|address|phone|location|rating|runtime|available(?: for)?|free plan|founded|headquarters|"
    r"preis|adresse|termin|lage|precio|dirección|prix): \S"
)
LEADING_IN = re.compile(r"\b(?:including|such as|the following|as follows|these|are|include|includes|is)\b", re.I)
# Who says something, before the colon.
SAYS = re.compile(
    r"\b(?:said|says|writes|wrote|asks|asked|told|tells|adds|added|explains|tweeted|posted|stated|replied)\b[^:]{0,24}:$"
)
# What somebody is, after the name: “Ann Lee, chief economist at …”.
ROLE = re.compile(
    r"\b(?:CEO|CFO|CTO|co-?founder|founder|president|(?:prime )?minister|senator|mayor|director|manager|chairm[ae]n|"
    r"chair(?:woman)?|chief|head|editor|correspondent|analyst|economist|spokes(?:man|woman|person)|professor|researcher|"
    r"expert|lawyer|attorney|coach|präsident(?:in)?|minister(?:in|präsident(?:in)?)?|geschäftsführer(?:in)?|"
    r"vorsitzender?|sprecher(?:in)?|leiter(?:in)?|\w*experte|\w*expertin|forscher(?:in)?|gründer(?:in)?|"
    r"président(?:e)?|directeur|directrice|ministre|maire|presidente|ministr[oa]|alcalde(?:sa)?|portavoz|direttore)\b",
    re.I,
)
# 11:22:44 – : a message.
TIMED = re.compile(r"\b\d{1,2}:\d\d:\d\d\b")
# IN TEXAS: Family … — a link to another article. One word in capitals (AI:) may begin a heading.
LABELLED = re.compile(r"^[A-Z]{2,}(?: [A-Z’']+){1,3}: [^:]*[a-z]")
# Where it comes from, at the end of a long line: a link to another paper's article, a picture's credit.
SOURCED = re.compile(r"\((?:[A-Z][\w.’'-]+)(?:[ /][A-Z][\w.’'-]+)+\)$")
# “The minister in Lisbon 2016”
YEARLY = re.compile(r"[^\W\d_] (?:19|20)\d\d$")
# Chicago, 1999
DATED = re.compile(r"\w, (?:18|19|20)\d\d$")
# Ann Lee/The Daily Post: who took the picture, and for whom.
CREDITED = re.compile(r"^[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]+){1,2} ?/ ?[A-ZÀ-Þ][\w.]+(?: (?:via|[A-Z][\w.]+)){0,3}$")
# “The bridge in the autumn of 2023. Ann Lee for The Daily Post”: a caption, and whose picture it is.
CAPTIONED = re.compile(
    r"^(?:\S+ ){3,}\S*(?:[^\W\d_]{4}|\d{4})[.!][”\"’)]? [^\W\d_a-z][\w.’'-]*"
    r"(?:[ /]+(?:[^\W\d_a-z][\w.’'-]*|for|via|of|the|und|de|von))*$"
)
ADDRESS = re.compile(
    r"https?://|www\.|\bpic\.twitter\.com/|\bt\.co/|^[\w.-]+\.(?:com|org|net|gov|edu|co\.uk)(?:/\S*)?$|\S@\S+\.\w|\(@\w+\)|"
    r"^@\w|^#[^\W\d]|^[£$€][\d.,]+(?:/\w+)*$"
)
# “… of tenacity. — Ann Lee”: said, and by whom.
ATTRIBUTED = re.compile(r"[.!?][”\"’]? ?[—–-]{1,2} ?(?:[A-Z][\w.’'-]+ ?){1,4}$")
FIRST_PERSON = re.compile(
    r"(?:^|[\s“(])(?:I|I’m|I'm|I’ve|I've|I’d|I'd|my|My|me|[Ii]ch|mich|mir|[Jj]e|[Jj][’']ai|mon|[Yy]o|[Ii]k|jag|jeg)\b"
)
ANY_PERSON = re.compile(r"\b(?:I|we|us|our|my|me)\b")
# Who is asked.
ADDRESSED = re.compile(
    r"\b(?:you|your|du|dir|dich|deine?|ihr|euch|Sie|Ihnen|Ihre?|vous|votre|vos|tu|te|tus?|você|"
    r"deg|din|dig|je|jij|jullie)\b"
)
CLAUSES = re.compile(r",(?![”\"’'])")
# A question that goes on from the text, and is asked in it.
GOING_ON = re.compile(
    r"^(?:but|and|or|so|also|aber|und|oder|denn|mais|et|ou|donc|alors|pero|y|o|entonces|ma|maar|dus|men|så)\b", re.I
)
# “This could occur:”, “Here is the list:”
POINTING_ON = re.compile(r"^(?:this|these|here|it|that|there|they|he|she|we|you)\b", re.I)
ASKING = re.compile(
    r"^(?:what|why|how|who|whom|whose|where|when|which|will|can|could|should|is|are|do|does|did|was|were|has|have)\b",
    re.I,
)
SECTION = re.compile(
    r"^(?:(?:the|key|main|our|final|early|further|next|executive|some|more) )?(?:"
    + _any(
        r"background|conclusions?|summary|introduction|overview|methodology|methods?|analysis|context|discussion",
        r"results|findings|recommendations?|takeaways?|ingredients|instructions|directions|preparation|equipment",
        r"notes|references|sources|appendix|acknowledge?ments|timeline|outlook|objectives?|scope|budget|costs|risks",
        r"benefits|next steps|faqs?|biography|legacy|reactions?|points|thoughts|steps|reading|facts|dates|figures",
        r"numbers|questions|remarks|life|career|years|terms|details|verdict|bottom line|big picture|backstory",
        r"other side|state of play|what[’']?s next|in brief",
        r"fazit|hintergrund|überblick|zusammenfassung|einordnung|darum geht[’']?s|darum geht es|ausblick|einleitung",
        r"das wichtigste in kürze|auf einen blick|contexte|l[’']essentiel|en bref|introducci[oó]n|antecedentes",
        r"conclusi[oó]n(?:es)?|contexto|resumen|en resumen|claves|conclus(?:ão|ões)|resumo|conclusioni|contesto",
        r"in breve|kort fortalt|kortversjonen|bakgrund?|sammanfattning|samenvatting|conclusie|achtergrond|wnioski",
    )
    + r")$",
    re.I,
)
