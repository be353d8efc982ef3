"""The few words a renderer adds of its own, and dates for people, by language."""

from __future__ import annotations

# English, and what other languages say; a language that is not here gets English.
_LABELS: dict[str, dict[str, str]] = {
    "en": {
        "notes": "Notes", "sources": "Sources", "corrections": "Corrections", "back": "back to the text",
        "by": "By", "and": "and", "done": "done", "open": "open", "contents": "Contents", "cover": "Cover",
        "title-page": "Title page", "colophon": "About this edition", "start": "Start of the text", "rights": "Rights",
        "updated": "Updated",
    },
    "fr": {
        "notes": "Notes", "sources": "Sources", "corrections": "Rectificatifs", "back": "retour au texte",
        "by": "Par", "and": "et", "done": "fait", "open": "à faire", "contents": "Sommaire", "cover": "Couverture",
        "title-page": "Page de titre", "colophon": "À propos de cette édition", "start": "Début du texte",
        "rights": "Droits", "updated": "Mis à jour le",
    },
    "de": {
        "notes": "Anmerkungen", "sources": "Quellen", "corrections": "Berichtigungen", "back": "zurück zum Text",
        "by": "Von", "and": "und", "done": "erledigt", "open": "offen", "contents": "Inhalt", "cover": "Umschlag",
        "title-page": "Titelseite", "colophon": "Zu dieser Ausgabe", "start": "Beginn des Textes", "rights": "Rechte",
        "updated": "Aktualisiert am",
    },
    "es": {
        "notes": "Notas", "sources": "Fuentes", "corrections": "Fe de errores", "back": "volver al texto",
        "by": "Por", "and": "y", "done": "hecho", "open": "pendiente", "contents": "Índice", "cover": "Cubierta",
        "title-page": "Portada", "colophon": "Sobre esta edición", "start": "Comienzo del texto", "rights": "Derechos",
        "updated": "Actualizado el",
    },
    "it": {
        "notes": "Note", "sources": "Fonti", "corrections": "Rettifiche", "back": "torna al testo",
        "by": "Di", "and": "e", "done": "fatto", "open": "da fare", "contents": "Indice", "cover": "Copertina",
        "title-page": "Frontespizio", "colophon": "Su questa edizione", "start": "Inizio del testo",
        "rights": "Diritti", "updated": "Aggiornato il",
    },
    "pt": {
        "notes": "Notas", "sources": "Fontes", "corrections": "Correções", "back": "voltar ao texto",
        "by": "Por", "and": "e", "done": "feito", "open": "por fazer", "contents": "Índice", "cover": "Capa",
        "title-page": "Folha de rosto", "colophon": "Sobre esta edição", "start": "Início do texto",
        "rights": "Direitos", "updated": "Atualizado em",
    },
    "nl": {
        "notes": "Noten", "sources": "Bronnen", "corrections": "Correcties", "back": "terug naar de tekst",
        "by": "Door", "and": "en", "done": "gedaan", "open": "open", "contents": "Inhoud", "cover": "Omslag",
        "title-page": "Titelpagina", "colophon": "Over deze uitgave", "start": "Begin van de tekst",
        "rights": "Rechten", "updated": "Bijgewerkt op",
    },
}  # fmt: skip

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_DATES = {
    "en": "{day} {month} {year}", "fr": "{day} {month} {year}", "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}", "it": "{day} {month} {year}", "pt": "{day} de {month} de {year}",
    "nl": "{day} {month} {year}",
}  # fmt: skip


def spoken_language(language: str) -> str:
    """The language in which our own words appear for a language: itself where we know it, else English."""
    base = language.split("-")[0].lower()
    return base if base in _LABELS else "en"


def label(name: str, language: str) -> str:
    """One of our own words in a language, or in English."""
    return _LABELS[spoken_language(language)][name]


def own_words(name: str, language: str) -> str:
    """One of our own words as markup: marked as English where the language around it is one we do not speak."""
    words = label(name, language)
    if language.split("-")[0].lower() == spoken_language(language):
        return words
    return f'<span lang="en" xml:lang="en" dir="ltr">{words}</span>'


def long_date(date: str, language: str) -> str:
    """An RFC 3339 date or date-time as people of the language write the day: `17 November 2024`."""
    base = language.split("-")[0].lower()
    year, month, day = date[:10].split("-")
    if language.lower() == "en-us":
        return f"{_MONTHS['en'].split()[int(month) - 1]} {int(day)}, {int(year)}"
    if base not in _DATES:
        return date[:10]
    name = _MONTHS[base].split()[int(month) - 1]
    return _DATES[base].format(day="1er" if base == "fr" and day == "01" else int(day), month=name, year=int(year))
