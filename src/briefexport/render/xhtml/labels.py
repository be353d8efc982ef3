"""The few words a renderer adds of its own, and dates for people, by language."""

from __future__ import annotations

import functools

_NAMES = (
    "notes", "sources", "corrections", "back", "by", "and", "done", "open", "contents", "cover", "title-page",
    "colophon", "start", "rights", "updated",
)  # fmt: skip

# One line a language, in the order of `_NAMES`; a language that is not here gets English, marked as such.
_WORDS = {
    "en": "Notes|Sources|Corrections|back to the text|By|and|done|open|Contents|Cover|Title page|About this edition"
    "|Start of the text|Rights|Updated",
    "fr": "Notes|Sources|Rectificatifs|retour au texte|Par|et|fait|à faire|Sommaire|Couverture|Page de titre"
    "|À propos de cette édition|Début du texte|Droits|Mis à jour le",
    "de": "Anmerkungen|Quellen|Berichtigungen|zurück zum Text|Von|und|erledigt|offen|Inhalt|Umschlag|Titelseite"
    "|Zu dieser Ausgabe|Beginn des Textes|Rechte|Aktualisiert am",
    "es": "Notas|Fuentes|Fe de errores|volver al texto|Por|y|hecho|pendiente|Índice|Cubierta|Portada"
    "|Sobre esta edición|Comienzo del texto|Derechos|Actualizado el",
    "it": "Note|Fonti|Rettifiche|torna al testo|Di|e|fatto|da fare|Indice|Copertina|Frontespizio"
    "|Su questa edizione|Inizio del testo|Diritti|Aggiornato il",
    "pt": "Notas|Fontes|Correções|voltar ao texto|Por|e|feito|por fazer|Índice|Capa|Folha de rosto"
    "|Sobre esta edição|Início do texto|Direitos|Atualizado em",
    "nl": "Noten|Bronnen|Correcties|terug naar de tekst|Door|en|gedaan|open|Inhoud|Omslag|Titelpagina"
    "|Over deze uitgave|Begin van de tekst|Rechten|Bijgewerkt op",
    "pl": "Przypisy|Źródła|Sprostowania|wróć do tekstu|Autor:|i|zrobione|do zrobienia|Spis treści|Okładka"
    "|Strona tytułowa|O tym wydaniu|Początek tekstu|Prawa|Aktualizacja:",
    "uk": "Примітки|Джерела|Виправлення|назад до тексту|Автор:|і|виконано|не виконано|Зміст|Обкладинка"
    "|Титульна сторінка|Про це видання|Початок тексту|Права|Оновлено",
    "ru": "Примечания|Источники|Исправления|назад к тексту|Автор:|и|выполнено|не выполнено|Содержание|Обложка"
    "|Титульная страница|Об этом издании|Начало текста|Права|Обновлено",
    "ar": "الهوامش|المصادر|تصويبات|العودة إلى النص|بقلم|و|مكتمل|غير مكتمل|المحتويات|الغلاف"
    "|صفحة العنوان|عن هذه الطبعة|بداية النص|الحقوق|آخر تحديث",
    "he": "הערות|מקורות|תיקונים|חזרה לטקסט|מאת|וגם|בוצע|פתוח|תוכן העניינים|כריכה"
    "|עמוד השער|על מהדורה זו|תחילת הטקסט|זכויות|עודכן",
    "zh": "注释|来源|更正|返回正文|文|和|已完成|未完成|目录|封面|扉页|关于本版|正文开始|版权|更新于",
    "zh-hant": "註釋|來源|更正|返回正文|文|和|已完成|未完成|目錄|封面|扉頁|關於本版|正文開始|版權|更新於",
    "ja": "注|出典|訂正|本文に戻る|文|と|済|未|目次|表紙|扉|この版について|本文|権利|更新",
    "ko": "주석|출처|정정|본문으로 돌아가기|글|및|완료|미완료|차례|표지|속표지|이 판에 대하여|본문 시작|저작권|수정",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
    "Δεκεμβρίου",
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "he": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
}
# Where the day is not simply followed by month and year (CLDR, long date formats).
_ORDERS = {
    "en-us": "{month} {day}, {year}",
    **dict.fromkeys(("de", "da", "nb", "nn", "no", "fi", "cs"), "{day}. {month} {year}"),
    "es": "{day} de {month} de {year}",
    "pt": "{day} de {month} de {year}",
    "zh": "{year}年{number}月{day}日",
    "ja": "{year}年{number}月{day}日",
    "ko": "{year}년 {number}월 {day}일",
}


@functools.lru_cache(maxsize=64)
def _table(language: str) -> tuple[str, dict[str, str]]:
    """(the language whose words are used, its words by name)."""
    tag = language.lower()
    parts = tag.split("-")
    traditional = parts[0] == "zh" and ("hant" in parts or parts[-1] in ("tw", "hk", "mo"))
    found = "zh-hant" if traditional else parts[0] if parts[0] in _WORDS else "en"
    return found.split("-")[0], dict(zip(_NAMES, _WORDS[found].split("|"), strict=True))


def label(name: str, language: str) -> str:
    """One of our own words in a language, or in English."""
    return _table(language)[1][name]


def own_words(name: str, language: str) -> str:
    """One of our own words as markup: marked as English where the language around it is one we do not speak."""
    spoken, words = _table(language)
    if language.split("-")[0].lower() == spoken:
        return words[name]
    return f'<span lang="en" xml:lang="en" dir="ltr">{words[name]}</span>'


def long_date(date: str, language: str) -> str:
    """An RFC 3339 date or date-time as people of the language write the day: `17 November 2024`."""
    tag, base = language.lower(), language.split("-")[0].lower()
    year, month, day = date[:10].split("-")
    order = _ORDERS.get(tag) or _ORDERS.get(base) or "{day} {month} {year}"
    names = _MONTHS.get(base, "").split()
    if not names and "{month}" in order:
        return date[:10]
    first = "1er" if base == "fr" and day == "01" else str(int(day))
    name = names[int(month) - 1] if names else ""
    return order.format(day=first, month=name, number=int(month), year=int(year))
