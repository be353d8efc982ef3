"""What every container says about the edition: title, authors, date, language, transcript, disclosure."""

from __future__ import annotations

import msgspec

from briefexport import model as m
from briefexport.plugin import Context, Recording, Utterances

# ISO 639-1 → 639-2/T of languages that voices speak; ID3 wants three letters (xxx for others).
_CODES = """
af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng eo:epo es:spa
et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn
ka:kat kk:kaz ko:kor ku:kur la:lat lt:lit lv:lav mk:mkd ml:mal mr:mar ms:msa mt:mlt my:mya nb:nob ne:nep nl:nld nn:nno
no:nor pa:pan pl:pol ps:pus pt:por ro:ron ru:rus si:sin sk:slk sl:slv so:som sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel
th:tha tr:tur uk:ukr ur:urd uz:uzb vi:vie yo:yor yue:yue zh:zho zu:zul
"""
_THREE_LETTERS = {two: three for two, _, three in (pair.partition(":") for pair in _CODES.split())}
DISCLOSURE = "The voice is synthetic."
_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class Cover(msgspec.Struct, frozen=True):
    """A picture that players show: JPEG or PNG."""

    data: bytes
    media_type: str


class Tags(msgspec.Struct, frozen=True, kw_only=True):
    """Facts for the tags of any container; empty ones are left out.

    `date` is YYYY-MM-DD, `language` BCP 47, `source_type` the IPTC digital source type's address (the voice is not a
    human's), `transcript` the printed words of what is said.
    """

    title: str
    artist: str = ""
    album: str = ""
    publisher: str = ""
    date: str = ""
    language: str = "en"
    rights: str = ""
    summary: str = ""
    url: str = ""
    genre: str = "Speech"
    source_type: str = ""
    disclosure: str = DISCLOSURE
    transcript: str = ""
    cover: Cover | None = None

    @property
    def language3(self) -> str:
        """The language in three letters (ISO 639-2)."""
        base = self.language.split("-")[0].lower()
        return _THREE_LETTERS.get(base, base if len(base) == 3 else "xxx")

    def comments(self) -> dict[str, str]:
        """The facts by the names that Vorbis comments and FFmpeg's muxers use."""
        named = {
            "title": self.title,
            "artist": self.artist,
            "album": self.album,
            "publisher": self.publisher,
            "date": self.date,
            "language": self.language3,
            "copyright": self.rights,
            "description": self.summary,
            "genre": self.genre,
            "comment": self.disclosure,
            "digitalsourcetype": self.source_type,
            "lyrics": self.transcript,
        }
        return {name: value for name, value in named.items() if value}


def tags_of(edition: m.Edition, utterances: Utterances, recording: Recording, context: Context) -> Tags:
    """The edition's facts. Raises ContentError when its cover cannot be opened."""
    first = edition.articles[0].metadata if edition.articles else m.Metadata()
    alone = len(edition.articles) == 1
    names = dict.fromkeys(person.name for article in edition.articles for person in article.metadata.byline)
    publisher = edition.publisher.name
    return Tags(
        title=edition.title or edition.slug,
        artist=", ".join(names) or publisher,
        album=(first.series if alone else edition.title) or publisher,
        publisher=publisher,
        date=edition.date[:10],
        language=edition.language,
        rights=first.rights if alone else "",
        summary=first.summary if alone else "",
        url=first.url if alone else "",
        source_type=_IPTC + recording.source_type,
        transcript=transcript(utterances),
        cover=_cover(edition, context),
    )


def transcript(utterances: Utterances) -> str:
    """The printed words of what is said, one paragraph for each block."""
    blocks: dict[str, list[str]] = {}
    for utterance in utterances.utterances:
        if not utterance.skipped:
            blocks.setdefault(utterance.block, []).append(utterance.text)
    return "\n\n".join(" ".join(sentences) for sentences in blocks.values())


def _cover(edition: m.Edition, context: Context) -> Cover | None:
    if edition.cover is None or "://" in edition.cover.src:
        return None
    asset = context.assets.open(edition.cover.src)
    return Cover(asset.data, asset.media_type) if asset.media_type in ("image/jpeg", "image/png") else None
