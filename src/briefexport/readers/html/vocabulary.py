"""The words by which pages name what is not their article: names of elements, first words of lines, labels."""

from __future__ import annotations

import functools
import re

COMMENTS = "comments"

# Reason → names that say so. Whole parts of class and id names, set apart by - _ or a change of case.
NAMED = {
    "related stories": r"""
        related\w* recirc\w* recommend\w* read-?more more-?(stories|on|from|news|articles) see-?also also-?read
        further-?reading most-?(read|popular|viewed) popular(-posts)? trending outbrain taboola zergnet yarpp
        jp-relatedposts teasers?(-list)? zemanta up-?next next-?(up|article|post) prev(ious)?-?(article|post)
        nav-?links onward
    """,
    "newsletter box": r"""
        newsletters? subscri\w+ sign-?up mailing-?list mailchimp mc-embed\w* optin opt-in
        email-(signup|capture|form)
    """,
    "share buttons": r"""
        shar(e|ing) share-?(bar|buttons?|tools|links|this|daddy) sharedaddy social\w* addthis\w* addtoany\w* a2a
        sharethis tweet-?button fb-(like|share)\w* article-tools post-tools toolbar print-?(link|button|page)
        icon-bar shariff
    """,
    COMMENTS: r"""
        comments? comment-?(list|form|section|respond|thread|count|body|area)s? respond disqus\w* livefyre
        fb-comments discussion replies coral
    """,
    "advertisement": r"""
        ads? ad-?(slot|unit|box|wrap(per)?|container|banner|block|label|break|zone|placement|area)s? advert\w*
        adsbygoogle dfp gpt-ad sponsor\w* promo(tion|s|box)? commercial billboard affiliate\w* werbung anzeige
        ctas? call-to-action
    """,
    "cookie or consent notice": r"""
        cookies?(-\w+)? consent\w* gdpr onetrust\w* privacy-?(banner|notice) cmp
    """,
    "paywall": r"""
        paywall-?(prompt|banner|box|message|offer|overlay|modal|notice|container|wrapper|login|cta|subscribe\w*|teaser)
        reg-?wall piano\w* meter(ed)? subscriber-only premium-?(box|banner) gateway tp-(container|modal)
    """,
    "navigation": r"""
        nav\w* menus? breadcrumbs? pagination pager page-?links skip-?link site-?(header|footer|nav) masthead
        topbar tabs?-?nav toc table-of-contents jump-?(to|links) anchor-links sub-?nav
    """,
    "tags and topics": r"""
        tags? tag-?(list|cloud|links) topics?-?(list)? keywords post-?(tags|categories|cats) cat-links
        entry-?(tags|cats) article-?tags filed-?under categories
    """,
    "about the author": r"""
        author-?(bio|box|info|card|profile|description|details|about) about-?(the-)?author bio-?box post-author
        contributor-?(bio|info) abh\w* saboxplugin\w*
    """,
    "byline and date": r"""
        by-?lines? post-?meta entry-?meta article-?meta article-?info meta-?(data|info) posted-on post-?date
        publish(ed)?-?(date|time|on) date-?line-?date date-?time timestamp article-?(date|time|author) entry-date
        last-?(updated|modified) submitted reading-?time read-?time time-to-read dateauthor
    """,
    "page furniture": r"""
        sidebar side-?bar widgets? widget-area footer site-info legal disclaimer copyright(-notice)? feedback
        rating ratings votes? poll quiz survey app-?(promo|banner|download) pop-?up modal overlay lightbox
        tooltip dropdown search-?(form|box) login register donat\w+ follow(-us)? audio-?(player|article) listen
        text-?to-?speech video-?(player|playlist) player gallery-?nav slick-\w+ carousel-?(nav|controls)
        screen-reader-text sr-only visually-?hidden visuallyhidden noprint no-print hidden-print edit-?section
        mw-editsection hatnote ambox navbox catlinks printfooter siteSub jump-to-nav
    """,
}
_PATTERNS = tuple((reason, re.compile(f"^(?:{'|'.join(names.split())})$", re.I)) for reason, names in NAMED.items())


@functools.lru_cache(maxsize=8192)
def reasons(name: str) -> frozenset[str]:
    """What a name says of its element; pages repeat theirs, and so do sites."""
    return frozenset(reason for reason, pattern in _PATTERNS if pattern.match(name))


TAGS = {
    "nav": "navigation", "footer": "page furniture", "form": "a form", "button": "a control of the page",
    "aside": "a box beside the article", "menu": "navigation",
}  # fmt: skip
ROLES = {
    "navigation": "navigation", "search": "a form", "banner": "page furniture", "contentinfo": "page furniture",
    "complementary": "a box beside the article", "dialog": "page furniture", "alertdialog": "page furniture",
    "menu": "navigation", "menubar": "navigation", "toolbar": "share buttons",
}  # fmt: skip

LEAD_IN = re.compile(
    r"^\W*("
    r"read (more|also|next|the full)|also read|more on this|more from|related( \w+)?\s*(:|$)|see also"
    r"|see more|recommended|most (read|popular)|(click|tap) (here|to)|sign up|subscribe"
    r"|follow (us|me|\w+ on)|share (this|on|via|article)|like us|join (us|our|the)"
    r"|(image|photo|picture|video|foto|bild) ?(credits?|caption|source)?\s*:?$|advertis(e)?ments?\b.{0,20}$"
    r"|sponsored|story continues|continue reading|article continues|scroll (down|to)|skip (to|past)"
    r"|print( this)?$|email( this)?$|comments?\W*(\d+|$)|\d+ comments?$|loading|tags?:|filed under"
    r"|posted (in|by|on)|categories:|topics:|download (the|our) app|get (the|our) (app|newsletter)"
    r"|lesen sie (auch|mehr)|mehr zum thema|lire aussi|à lire|lea también|leia também|leggi anche|lees ook"
    r"|les også|läs (också|även|mer)|læs også|lue myös|czytaj (też|także|więcej|również)|čtěte také|citește și"
    r"|leia mais|baca juga|читайте (также|ещё|також)|関連記事|관련 ?기사|相关阅读|相關新聞|اقرأ أيضا"
    r"|anzeige$|werbung$|publicidad$|publicité$|click here|don't miss\W*$|get .{0,40} on the go"
    r"|listen to .{0,40} live"
    r"|like this (story|article)|reach the (reporter|author)|(this|the) (article|post|story) (first"
    r"|originally) appeared"
    r"|have you (got )?(a )?(tip|story)|send (us )?(your|a) |(copyright|©|\(c\)) ?.{0,60}(all )?rights reserved"
    r")",
    re.I,
)
FURNITURE_HEADING = re.compile(
    r"^\W*("
    r"related\b.*|read (more|next|also).*|more (on|from|in|stories|news|like).*|see also|recommended.*"
    r"|most (read|popular|viewed).*|share( (this|on).*)?|comments?|leave a (reply|comment).*"
    r"|\d+ (comments|responses|thoughts).*|tags?|about the author.*"
    r"|you (may|might) (also )?(like|be interested).*|latest( news| stories)?|trending.*|popular.*"
    r"|newsletter.*|subscribe.*|sign up.*|follow us.*|post navigation|advertisement|sponsored.*"
    r"|das könnte sie auch.*|mehr zum thema|ähnliche (artikel|beiträge).*|kommentare?"
    r"|artículos relacionados|articles? (liés|similaires)|notícias relacionadas"
    r")\W*$",
    re.I,
)

# What a box says that asks its reader to subscribe, each kind of call by a name; an article speaks of one or two.
CALLS = re.compile(
    r"\b(?:(?P<subscribe>subscri(?:be|bing|ptions?)|abonn\w+|abo|suscr[ií]b\w+|assin(?:e|atura))"
    r"|(?P<enter>(?:sign|log) ?in|anmelden|einloggen|se connecter|iniciar sesión)"
    r"|(?P<join>sign(?:ing)? ?up|join (?:us|our))"
    r"|(?P<account>(?:create|free) (?:an? |your )?(?:free )?account|regist(?:er|rieren|rarse)|s'inscrire)"
    r"|(?P<trial>free trial|unlimited (?:digital |online )?access|cancel any ?time|kostenlos testen|monatlich kündbar)"
    r"|(?P<letter>newsletters?)|(?P<inbox>inbox|postfach|e-?mail[- ]address|your e-?mail|e-?mail-adresse)"
    r"|(?P<terms>privacy policy|terms of (?:use|service)|terms and conditions|unsubscribe|datenschutz\w*)"
    r"|(?P<unlock>unlock|continue reading|support our|become a member|exclusive (?:content|articles|access|offers)))\b",
    re.I,
)

# What stands in place of something from another site until the reader agrees to load it.
CONSENT = re.compile(
    r"^\W*((empfohlener (redaktioneller|externer) inhalt|externer inhalt)\b"
    r"|(an dieser stelle (finden|findest|steht|befindet)|hier (finden|findest)) .{0,30}\bextern"
    r"|um (eingebettete|externe|diese)\w* inhalte? (anzuzeigen|anzusehen|zu laden)"
    r"|ich bin (damit )?einverstanden, dass mir"
    r"|we need your (permission|consent) to (load|show|display)|allow .{2,30} content\?"
    r"|(to view|to see|to show) this (content|video|post|embed),? (please |you (must|need to) )?(accept|allow|enable)"
    r"|this (article|page) (contains|includes) content (provided|hosted) by"
    r"|(pour|afin de) (afficher|voir|consulter) (ce|cette) (contenu|vidéo|publication)"
    r"|ce contenu est bloqué|este contenido (no está disponible|está bloqueado) .{0,40}cookies"
    r"|om deze inhoud te (tonen|zien))",
    re.I,
)

# No label or byline is longer (characters); longer lines are not searched.
LONGEST_LINE = 500

# A whole line that is a label of the page: a button's face, a caption's switch.
LABEL = re.compile(
    r"^\W*(advert|advertisement|reklama?|реклама|annons|mainos|passer la publicité|auch interessant"
    r"|player wird geladen|abone ol|story saved|close|caption|photos?|image|video|comments?|share|tweet|pin( it)?|print"
    r"|e-?mail|save|copy( link)?"
    r"|loading\W*|play|pause|mute|watch( now| live)?|listen|expand|collapse|menu|search|top|back to (top"
    r"|gallery)|reply"
    r"|replay|next|previous|prev|more|less|(see|show|read|load|view) (more|less|all|comments|gallery)"
    r"|image \d+ of( /)? ?\d+|\d+ ?/ ?\d+|\d+ of \d+|facebook|twitter|whats ?app|linkedin|pinterest"
    r"|reddit|telegram|pocket"
    r"|flipboard|messenger|voltar|imprimir|compartilhar|teilen|drucken|partager|imprimer|compartir"
    r"|this slideshow requires"
    r" javascript|read in app|open in app|link copied|copied)\W*$",
    re.I,
)
# Several such labels in one line.
SHARERS = frozenset(
    ("facebook", "twitter", "x", "whatsapp", "linkedin", "pinterest", "pint", "reddit", "telegram", "pocket", "email",
     "mail",
     "print", "share", "tweet", "save", "copy", "link", "google", "plus", "tumblr", "flipboard", "messenger", "on",
     "via",
     "this", "viber", "vk", "line", "baixar", "teilen", "drucken", "sms")
)  # fmt: skip

_MONTHS = (
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember"
    r"|janvier|février|mars"
    r"|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro"
    r"|novembro|dezembro"
)
DATE = re.compile(
    rf"\b(\d{{1,2}}\.?(st|nd|rd|th)?( de)? ({_MONTHS})[a-zéû]*\.?|({_MONTHS})[a-zéû]*\.? \d{{1,2}}(st|nd"
    rf"|rd|th)?),?( de)? ?(\d{{4}})?\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{4}年\d{1,2}月\d{1,2}日|\b\d{1,2}:\d{2}\b"
    r"|\b\d+ (minutes?|hours?|days?) ago\b"
    r"|\b\d+ ?min(ute)?s? (read|lesezeit)",
    re.I,
)
BYLINE = re.compile(
    r"^\W*((written|posted|published|reported|story|words|text|photos?) by|by|von|par|por|door|av|af|di|publicado por"
    r"|(last )?(updated|modified|published|posted|filed|aktualisiert|veröffentlicht|publicado|actualizado|publié)"
    r"|publisert|oppdatert|publicerad|uppdaterad|offentliggjort|opdateret|julkaistu|päivitetty|opublikowano"
    r"|aktualizacja|pubblicato|aggiornato|atualizado|bijgewerkt|gepubliceerd|опубликовано|обновлено|publikováno)\b",
    re.I,
)
# Words that stand in bylines beside names.
OFFICES = frozenset(
    ("by", "and", "for", "of", "the", "ap", "afp", "reuters", "associated", "press", "staff", "writer", "writers",
     "reporter",
     "correspondent", "editor", "senior", "national", "political", "security", "sports", "auto", "business", "science",
     "special", "to", "contributor", "columnist", "von", "und", "par", "et", "por", "y", "e", "in", "at",
     "photographer")
)  # fmt: skip
CONTACT = re.compile(r"^\W*(\S+@\S+\.\w+|@\w+|(https?://)?(www\.)?(twitter|x|facebook|instagram)\.com/\S+)\W*$", re.I)
NOTICE = re.compile(
    r"^\W*((copyright|©|\(c\) ?\d{4}|all rights reserved)\b|this document is subject to copyright"
    r"|citation:|(reporting|writing|additional reporting|compiled) by .{3,120}|our standards:"
    r"|visit our website|reach the reporters?"
    r"|follow .{2,60} on (instagram|twitter|facebook|x|youtube|linkedin)|listen to .{2,60} live"
    r"|.{0,40}contributed to this (report|story)"
    r"|.{3,60} is a (staff )?(reporter|writer|editor|correspondent|columnist|journalist) (for|at|with|covering)\b)",
    re.I,
)
