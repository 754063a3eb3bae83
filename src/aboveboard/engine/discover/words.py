"""What names of tables and columns say, in several languages: names into words, words into what they mean.

Names are evidence too, but weak: values decide, and names break ties. Languages: English, German, French, Spanish,
Portuguese, Italian, Polish, Turkish, Indonesian, Russian (Cyrillic and transliterated), Chinese (characters and pinyin) and
Japanese, as far as developers of apps name things in them; `tongues` has more of these and of others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from aboveboard.engine.discover import tongues


def listed(text: str) -> frozenset[str]:
    """The words of a text that blanks part."""
    return frozenset(text.split())


_COLUMN_WORDS: Final[Mapping[str, str]] = {
    "time": "dateline time times tick ticks date datetime dt timestamp timestamps tstamp ts epoch when millis zeit datum uhrzeit "
    "zeitpunkt zeitstempel fecha hora heure horodatage momento ora orario vremya время дата czas waktu "
    "tanggal tarih zaman saat shijian riqi 时间 時間 日期 日時 時刻 时刻 moment instant utc",
    "sent": "sent send sended gesendet enviado enviada envoye envoyee inviato отправлено otpravleno fasong 发送 "
    "wyslano dikirim gonderilen",
    "received": "received receive recv arrived arrival empfangen recibido recebido recu ricevuto получено polucheno "
    "odebrano diterima",
    "read": "read seen viewed gelesen leido lido lu letto прочитано okundu dibaca przeczytane 已读",
    "delivered": "delivered delivery zugestellt entregado entregue livre consegnato доставлено",
    "edited": "edit edited modified modify modification updated update changed geaendert modificado modifie editado "
    "изменено diubah",
    "created": "created create creation creationdate added inserted insert began begin start started erstellt "
    "angelegt creado criado cree creato создано sozdano chuangjian utworzono dibuat posted published "
    "taken captured logged",
    "deleted": "deleted delete removed geloescht borrado apagado supprime eliminato удалено usunieto trashed",
    "expires": "expire expires expired expiry expiration ttl until valid ablauf next due remind scheduled schedule",
    "last": "last latest max recent letzte ultimo ultima dernier posledn newest sort sorting order cached sync "
    "synced synchronized fetched checked refresh",
    "ended": "end ended ending stop stopped hung hangup hungup disconnected terminated closed finish finished "
    "ende fin fim fine конец leave left departure depart",
    "body": "body text texts content contents message messages msg inhalt nachricht texto mensaje mensagem "
    "contenido conteudo contenu texte messaggio testo contenuto tekst сообщение текст soobshchenie "
    "soobshenie neirong 内容 消息 本文 文本 mesaj metin tresc wiadomosc pesan isi corpo cuerpo corps "
    "wording messagetext plaintext xiaoxi words snippet",
    "subject": "subject betreff asunto assunto objet oggetto tema тема konu temat",
    "title": "title titel titulo titre titolo заголовок headline baslik judul tytul 标题",
    "sender": "sender from author absender von remitente remetente expediteur mittente autor auteur autore "
    "отправитель автор otpravitel 发送者 发件人 fajianren gonderen nadawca pengirim creator poster by "
    "writer senderid actor originator src "
    "sendid senduid senduserid sendnumber sendaddress",
    "recipient": "recipient recipients recvid recvuid recvuserid receiveid receiveuid receiveuserid to "
    "receiver target dest dst destination empfaenger destinatario destinataire "
    "получатель poluchatel 收件人 接收者 shoujianren alici odbiorca penerima an para",
    "party": "party peer contact buddy partner address addr user member participant friend person handle caller "
    "callee remote remoteparty kontakt gegenstelle teilnehmer contacto contato correspondant interlocutor "
    "adresse direccion username uid uin userid account lianxiren 联系人 对方 собеседник контакт kisi "
    "kontakty nomor talker with chatwith withuser peeruser login "
    "handlename uname other opposite jid acct participants numero nummer rufnummer number num phone telefon "
    "telefono telefone номер aranan screenname nickname nick mac who whom",
    "thread": "thread threads chat chats conversation conversations conv convo room channel dialog dialogue group "
    "gespraech unterhaltung conversacion conversa discussion conversazione разговор чат диалог 会话 聊天 "
    "huihua liaotian sohbet rozmowa percakapan grupo groupe gruppe gruppo topic session",
    "phone": "phone phonenumber number num msisdn tel telephone mobile cell cellphone telefon telefonnummer "
    "rufnummer handynummer telefono telefone numero nummer celular portable телефон номер dianhua shouji "
    "电话 手机 号码 telepon nomor e164 numbers phones sip extension extn phno mobileno phoneno",
    "email": "email mail emails emailaddress correo courriel posta почта youxiang 邮箱 eposta poczta surel",
    "name": "name names display displayname nick nickname nickn full fullname label alias pseudonym namen nombre "
    "nom nome имя imya xingming 姓名 名前 名称 昵称 isim ad nama nazwa apelido surnom soprannome "
    "screenname pushname fn remark remarks remarkname realname truename nm",
    "first": "first given forename firstname fname vorname prenom primeiro имя imie isim",
    "family": "family surname lastname lname familyname nachname apellido sobrenome cognome фамилия familiya nazwisko "
    "soyad soyadi",
    "outgoing": "outgoing outcoming outcome outbound sendout sentout mine fromme ausgehend saliente sortant uscita исходящее "
    "ishodyashchee wychodzace giden keluar",
    "incoming": "incoming inbound eingehend entrante entrant entrata входящее vhodyashchee przychodzace gelen masuk",
    "direction": "direction richtung sens direccion direcao direzione направление kierunek yon arah fangxiang 方向",
    "duration": "duration dauer duracion duracao duree durata длительность sure durasi shichang 时长 length talktime "
    "seconds secs elapsed billsec",
    "lat": "lat latitude breite breitengrad latitud latitudine широта weidu 纬度 enlem",
    "lon": "lon lng long longitude laenge laengengrad longitud longitudine долгота jingdu 经度 boylam",
    "altitude": "altitude alt elevation hoehe",
    "accuracy": "accuracy precision horizontal genauigkeit hacc radius uncertainty",
    "speed": "speed velocity geschwindigkeit",
    "heading": "heading course bearing",
    "url": "url uri link href weblink adresse permalink",
    "path": "path file filename filepath pfad datei ruta archivo chemin fichier percorso localpath путь файл",
    "mime": "mime mimetype contenttype",
    "size": "size bytes filesize groesse tamano taille",
    "count": "count counts visits visited times total hits anzahl cantidad nombre",
    "status": "status state zustand estado etat stato",
    "type": "type kind typ tipo art category class",
    "id": "id ids pk key rowid uuid guid fk serial hash index idx number ref token seed version revision code",
    "flag": "is has flag",
    "likes": "like likes liked favorite favorites favourites reposts retweets retweet reblogs reblog replies "
    "shares comments upvotes votes score views",
    "person": "avatar birthday birthdate geburtstag starred favourite favorite blocked organization company "
    "lastseen photo picture gender bio ringtone",
    "machine": "level severity priority tag logger stack stacktrace exception pid tid component module verbosity "
    "errno retry retries attempts backoff payload endpoint ttl etag checksum",
    "width": "width breite",
    "height": "height",
    "place": "place location ort standort lugar lieu luogo место city street country region venue",
}
"""Column words: meaning -> words in lower case. One word may mean several things; values decide."""

_TABLE_WORDS: Final[Mapping[str, str]] = {
    "message": "message messages msg msgs sms mms smses chatmessage chatmessages nachricht nachrichten mensaje "
    "mensajes mensagem mensagens messaggio messaggi сообщение сообщения soobshchenie soobshcheniya 消息 "
    "xiaoxi 聊天记录 mesaj mesajlar wiadomosc wiadomosci pesan text texts letter letters im ims whisper "
    "whispers inbox pm pms dm dms email emails mail mails メッセージ chatlog chatlogs bubble bubbles reply outbox",
    "contact": "contact contacts account accounts person persons people friend friends user users buddy buddies "
    "member members roster partner partners peer peers recipient recipients "
    "following followings colleague colleagues classmate classmates acquaintance acquaintances relative relatives guest "
    "guests customer customers employee employees patient patients student students teacher teachers driver "
    "drivers passenger passengers lead leads prospect prospects caller callers donor donors tenant tenants resident residents "
    "subscriber subscribers identity identities membre "
    "membres miembro miembros membro membros mitglied mitglieder chlen chleny klient klienci cliente clientes kunde kunden "
    "follower followers client clients supplier suppliers vendor vendors fournisseur fournisseurs lieferant lieferanten "
    "proveedor proveedores fornitore fornitori dostawca correspondent correspondents participant participants "
    "addressbook profile profiles kontakt kontakte freund freunde contacto contactos amigo amigos usuario "
    "usuarios contato contatos ami amis utilisateur utilisateurs contatto contatti amico amici utente "
    "utenti контакт контакты друзья пользователи 联系人 好友 用户 lianxiren haoyou kisi kisiler kontakty "
    "znajomi kontak teman handle handles rcontact nutzer benutzer phonebook birthday birthdays anniversary anniversaries "
    "geburtstag geburtstage cumpleanos aniversario aniversarios anniversaire anniversaires compleanno compleanni urodziny",
    "call": "call calls calllog phonelog phonelogs phonecall phonecalls anruf anrufe llamada llamadas chamada chamadas ligacao "
    "appel appels chiamata chiamate звонок звонки zvonok zvonki 通话 通话记录 tonghua arama aramalar cagri "
    "polaczenie polaczenia panggilan voip dialed ring rings cdr cdrs",
    "place": "location locations place places position positions waypoint waypoints track tracks trackpoint "
    "trackpoints gps geo ort orte standort standorte lugar lugares ubicacion ubicaciones localizacao lieu "
    "lieux posizione posizioni luogo luoghi место места 位置 konum lokasi checkin checkins trip trips "
    "point points fix fixes route routes ride rides journey address stop stops",
    "post": "post posts tweet tweets toot toots feed timeline story stories comment comments beitrag beitraege "
    "publicacion publicaciones article articles statuses blog microblog пост посты 动态 moment moments "
    "note notes",
    "media": "media photo photos image images picture pictures video videos asset assets gallery foto fotos bild "
    "bilder imagen imagenes galerie immagine immagini фото 照片 attachment attachments recording "
    "recordings",
    "visit": "history visit visits visited urls page pages verlauf historial historico historique cronologia "
    "история 历史 gecmis riwayat browsing browser",
    "thread": "chat chats thread threads conversation conversations conv convo room rooms channel channels dialog "
    "dialogs session sessions group groups gespraech gespraeche conversacion conversaciones conversa "
    "conversas discussion discussions conversazione чат чаты 会话 huihua sohbet rozmowa percakapan grupo "
    "grupos gruppe gruppen participant participants topic",
    "work": "appointment appointments schedule schedules agenda episode episodes podcast podcasts review reviews rating "
    "ratings recipe recipes book books chapter chapters "
    "lesson lessons course courses quiz quizzes question questions answer answers faq faqs order orders transaction "
    "transactions payment payments invoice invoices bill bills receipt expense expenses budget article articles "
    "headline headlines game games move moves level levels song songs track album albums movie movies film films "
    "series show shows playlist playlists offer offers deal deals coupon coupons job vacancy listing listings "
    "exercise exercises workout workouts meal meals medication medications reservation reservations booking bookings "
    "flight flights ticket tickets quote quotes joke jokes poem poems verse verses horoscope bewertung bewertungen "
    "rezension rezensionen buchung buchungen zahlung zahlungen bestellung bestellungen pedido pedidos pago pagos "
    "receta recetas receita receitas avis commande commandes paiement paiements ordine ordini pagamento pagamenti "
    "zamowienie zamowienia",
    "machine": "log logs event events analytics metric metrics telemetry crash crashes cache cached setting settings "
    "preference preferences pref prefs config configuration queue job jobs task tasks work worker sync "
    "synced token tokens cookie cookies fts search index meta metadata migration migrations schema "
    "sequence template templates suggest suggestion suggestions dictionary dict word words emoji emojis "
    "sticker stickers font fonts locale translation translations strings ad ads banner experiment "
    "experiments feature features stat stats counter trace debug error errors exception attribution "
    "request requests response responses upload uploads download downloads country countries currency "
    "product products catalog alarm reminder lock locks pending state states version info "
    "tombstone deleted temp tmp test usage session property properties breadcrumb breadcrumbs span spans "
    "favicon favicons thumbnail thumbnails registration package packages process processes service "
    "services operation operations history_change changelog update updates news rss weather station "
    "stations city cities airport airports cell cells tower towers wifi ap aps tile tiles poi pois "
    "geofence geofences region regions timezone timezones icon icons draft drafts keyword keywords blob "
    "blobs kv key keys segment segments",
}

_SMALL: Final = (
    "my me is has the of for in on at and id row pk raw string data value num local server remote device account owner original "
    "z zz fk ms us ns sec s count name key uuid flag type status state info item entry record list table tbl new old temp "
    "visibility privacy audience scope "
    "real normalized formatted default primary secondary unread total native app message stanza media web html html5 "
    "dto entity model object recall recalled public hex hexadecimal core storage xmpp "
    "facebook whatsapp instagram snapchat telegram block blocked blocking"
)


def _meanings(*several: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words in several:
        for meaning, text in words.items():
            for word in text.split():
                found.setdefault(word, set()).add(meaning)
    return {word: frozenset(meanings) for word, meanings in found.items()}


COLUMN: Final = _meanings(_COLUMN_WORDS, tongues.COLUMNS)
TABLE: Final = _meanings(_TABLE_WORDS, tongues.TABLES)
_PIECES: Final = frozenset(
    ("item", "items", "history", "log", "logs", "line", "lines", "entry", "entries", "record", "records")
)
"""What a conversation consists of."""
_LEAST_FOREIGN: Final = 5
_SEVERAL_WORDS: Final = frozenset(
    w for t in (tongues.COLUMNS, tongues.TABLES) for text in t.values() for w in text.split()
)
_KNOWN: Final = (
    frozenset(_meanings(_COLUMN_WORDS, _TABLE_WORDS))
    | frozenset(_SMALL.split())
    | frozenset(w for w in _SEVERAL_WORDS if len(w) >= _LEAST_FOREIGN)
)
"""What names are cut into; short words of further languages are known as whole ones only."""
_WHOLE: Final = frozenset(COLUMN) | frozenset(TABLE) | frozenset(tongues.PREFIXES.split())
_ENDS: Final = frozenset(word[-2:] for word in _KNOWN)
_CAMEL: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
_MINE: Final = re.compile(
    r"(?:is|was|am|iam)?(?:sent|send|sender|from|by|written|posted|created|author|message|msg)*"
    r"(?:me|myself|self|own|mine|currentuser|loggedinuser|localuser|thisuser)(?:is)?(?:message|msg|sent|send|side|text)?"
    r"|is(?:from|sentby|by)?user|sentbyuser"
    r"|is(?:sender|author|caller|initiator|originator|out|outbox|my|mymessage)|mymsg|iamsender|senderisme"
)
"""Names of flags that say 'by the phone's holder' only as they are: 'is_sender_owner' means something else."""
_TRANSLIT: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "à": "a", "á": "a", "ã": "a", "â": "a", "ç": "c",
     "ñ": "n", "ó": "o", "õ": "o", "ô": "o", "í": "i", "ì": "i", "ú": "u", "ù": "u", "ś": "s", "ć": "c", "ł": "l", "ę": "e",
     "ą": "a", "ż": "z", "ź": "z", "ı": "i", "ğ": "g", "ş": "s", "ò": "o"}
)  # fmt: skip
_LONGEST: Final = 60
_DIGEST: Final = re.compile(r"(?=[A-Fa-f]*\d)[\dA-Fa-f]{16,}")
"""What is no word, whatever its letters make up."""


@lru_cache(maxsize=8192)
def split(name: str) -> tuple[str, ...]:
    """The words of a table's or column's name, in lower case.

    'ZMESSAGEDATE' (Core Data's Z is left out), 'mMessageDate' (so is the m of Java's fields), 'messageDate', 'message_date'
    and 'messagedate' give the same.
    """
    name = _DIGEST.sub("", name[:_LONGEST])
    if re.fullmatch(r"Z[A-Z0-9_]{2,}", name):
        name = name.removeprefix("Z").removeprefix("_")
    elif re.fullmatch(r"m[A-Z][A-Za-z0-9]+", name):
        name = name.removeprefix("m")
    found: list[str] = []
    for piece in _CAMEL.findall(name.translate(_TRANSLIT)):
        found += _segmented(str(piece).lower())
    return tuple(found)


_TABLE_FIRST: Final = ("tbl", "tb", "t")
"""What stands in front of a table's name to say that it is a table: 'tmsg'."""


@lru_cache(maxsize=16384)
def _segmented(word: str) -> tuple[str, ...]:
    """A run of letters as the fewest known words that make it up; itself where they do not."""
    if word in _KNOWN or word in _WHOLE or len(word) < 4 or not word.isalpha():
        return (word,)
    found = _pieces(word)
    if found is not None:
        return found
    for said in _TABLE_FIRST:
        if word.startswith(said) and word[len(said) :] in TABLE:
            return (said, word[len(said) :])
    # The app's own name often stands in front: 'kikuser', 'wamessage'.
    for cut in range(1, len(word) - 3):
        rest = _pieces(word[cut:])
        if rest is not None and all(len(piece) >= 4 for piece in rest):
            return (word[:cut], *rest)
    # So do ends that are no words: 'incomingcallone'.
    for cut in range(len(word) - 2, 6, -1):
        rest = _pieces(word[:cut])
        if rest is not None and any(p in TABLE for p in rest) and all(len(piece) >= 3 for piece in rest):
            return (*rest, word[cut:])
    return (word,)


def _pieces(word: str) -> tuple[str, ...] | None:
    """The fewest known words that make up this one."""
    size = len(word)
    if word[-2:] not in _ENDS:
        return None
    reached: list[int] = [0]
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, size + 1):
        now: tuple[str, ...] | None = None
        for start in reached:
            if start > end - 2:
                break
            piece = word[start:end]
            if piece in _KNOWN and (now is None or len(best[start]) + 1 < len(now)):
                now = (*best[start], piece)
        if now is not None:
            best[end] = now
            reached.append(end)
    return best.get(size)


_NO_PARTY: Final = listed(
    "profile profiles handles phonebook addressbook roster identity identities following followings relative "
    "relatives subscriber subscribers"
)
"""Words for tables of people that name no one of them."""


@lru_cache(maxsize=8192)
def column_meanings(name: str) -> frozenset[str]:
    """What the words of a column's name can mean."""
    words = split(name)
    found = frozenset(m for w in words for m in COLUMN.get(w, ()))
    joined = "".join(words)
    extra = COLUMN.get(joined, frozenset())
    # Whose clock or what unit may stand behind: 'created_at_remote'.
    told = words[:-1] if len(words) > 2 and words[-1] in _OF_A_TIME else words
    if len(told) > 1 and told[-1] == "at" and told[-2] not in ("at",):
        extra |= {"time"}
        if told is not words:
            found -= {"party"}
    if "from" in words and "me" in words:
        extra |= {"outgoing"}
        found -= {"sender"}
    if any("contact" in TABLE.get(w, ()) and w not in _NO_PARTY for w in words):
        extra |= {"party"}
    if _MINE.fullmatch(joined):
        extra |= {"outgoing"}
    return found | extra


_OF_A_TIME: Final = frozenset(
    ("remote", "local", "server", "client", "device", "ms", "utc", "gmt", "seconds", "millis")
)


@lru_cache(maxsize=8192)
def table_meanings(name: str) -> frozenset[str]:
    """What the words of a table's name can mean. What a conversation consists of are messages: 'chat_items'."""
    pieces = split(name)
    found = frozenset(m for w in pieces for m in TABLE.get(w, ()))
    for one, two in pairwise(pieces):
        # Of 'PhoneBook' and 'phone_book' the book says nothing.
        found = TABLE[one + two] | (found - TABLE.get(two, frozenset())) if one + two in TABLE else found
    return found | {"message"} if "thread" in found and _PIECES & set(split(name)) else found


_SAYS_NOTHING: Final = listed(
    "id ids key fk pk row rowid z is tbl table t uuid guid wa info local remote dto entity model object"
)


@lru_cache(maxsize=8192)
def stems(name: str) -> frozenset[str]:
    """The words of a name without plural endings and without those that say nothing of what it is, to compare names.

    Where there are no others these are compared: 'entity_id' and 'entities'.
    """
    said = [w for w in split(name) if w not in _SAYS_NOTHING] or [w for w in split(name) if w not in ("id", "pk", "fk")]
    return frozenset(map(_singular, said))


def _singular(word: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if len(word) > 3 and word.endswith(ending) and not word.endswith(("ss", "us")):
            return word.removesuffix(ending) + instead
    return word


_BEARING: Final = frozenset(("is", "has", "from", "to", "at"))


def without_prefix(names: Sequence[str]) -> dict[str, str]:
    """The names that begin with a word for messages or conversations that most of a table's names begin with, without it.

    'msg_id', 'msg_text', 'msg_from': what every column has says nothing of one.
    """
    first: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        word, *others = split(name) or ("",)
        rest = _after(name, word) if others else ""
        if rest:
            first.setdefault(word, []).append((name, rest))
    for word, cut in first.items():
        means = COLUMN.get(word, frozenset()) & {"body", "thread"}
        if len(cut) >= _LEAST_PREFIXED and len(cut) >= _PREFIXED * len(names) and means and word not in _BEARING:
            return dict(cut)
    return {}


_LEAST_PREFIXED: Final = 4
_PREFIXED: Final = 0.6


def _after(name: str, word: str) -> str:
    """What comes behind a first word, as it is written."""
    at = name.lower().find(word)
    return name[at + len(word) :].lstrip("_.-$ ") if 0 <= at <= 2 else ""


def without_containers(path: str) -> str:
    """A path of keys without those in front that say no more than that a message is inside; '' where there are none.

    'field2.message.conversation.id' is 'conversation.id': every value of the message has 'message' in front.
    """
    segments = path.split(".")
    while len(segments) > 1 and _contains(segments[0]):
        segments.pop(0)
    short = ".".join(segments)
    return short if short != path else ""


def contained(path: str) -> bool:
    """Whether a path leads through an object called a message."""
    return any("message" in table_meanings(s) and not _PARTS & set(split(s)) for s in path.split(".")[:-1])


_PARTS: Final = frozenset(
    ("last", "quoted", "quote", "reply", "parent", "original", "draft", "preview", "context", "pinned")
)
_CONTAINERS: Final = frozenset(
    ("field", "data", "payload", "body", "content", "value", "fields", "attributes", "self", "root", "json")
)


def holds_all(segment: str) -> bool:
    """Whether a key says no more than that what a thing has is in it: 'attributes'."""
    return set(split(segment)) <= _CONTAINERS | {"attribute", "properties", "info", "details", "profile"}


def _contains(segment: str) -> bool:
    found = split(segment) or ("field",)
    return all(w in _CONTAINERS or COLUMN.get(w, frozenset[str]()) == frozenset(("body",)) for w in found)
