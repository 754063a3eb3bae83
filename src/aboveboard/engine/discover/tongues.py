"""More words of columns and tables, by language: what developers name things in, beside what `words` has.

Each language is written as names of tables and columns are: without accents, in Latin letters also where its own are others
(pinyin, romaji, romanised Korean, transliterated Russian, Arabic and Hindi), and in its own letters. Facts of the languages;
nothing here is taken from any app's store. Several words in one name are written together ('tin_nhan': tinnhan).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COLUMNS: Final[Mapping[str, str]] = {
    "time": "horario dia instante tijd tijdstip datumtijd godzina znacznikczasu chas vremia dataivremya zamandamgasi masa "
    "tarikh jam thoigian ngaygio ngay gio thoidiem shijianchuo fashijian 时间戳 日付 タイムスタンプ jikan nichiji "
    "jikoku hizuke 시간 날짜 일시 sigan nalja ilsi waqt alwaqt altarikh الوقت التاريخ وقت تاريخ samay dinank समय "
    "तारीख tidpunkt datumcas idopont timpul kiedy ts tm ctime clienttime unixtime",
    "sent": "verzonden verstuurd wyslane wyslany wyslana poslano terkirim dihantar daguoi dagui yifasong 已发送 送信済み "
    "bonaeum 보냄 mursal bheja skickat odeslano elkuldve trimis enviados envoyes gonderildi nadano",
    "received": "ontvangen odebrane otrzymane alinan diterima danhan yishoudao 已接收 收到 jushin 受信 badeum 받음 mustalam "
    "prapt mottaget prijato recebida recebidas recibida recibidos recues ricevuti",
    "read": "gelezen przeczytana przeczytany prochitano okunan dilihat dadoc daxem yidu kidoku 既読 ilgeum 읽음 maqru padha "
    "precteno leida leidos lida lidas lue unread",
    "edited": "bewerkt gewijzigd zmieniono edytowano izmeneno duzenlendi disunting dachinhsua xiugai 修改 henshuu 編集 sujeong "
    "수정 editado redigerad upraveno",
    "created": "aangemaakt gemaakt dibuat olusturuldu taotao ngaytao 创建 sakusei 作成 saengseong 생성 skapad vytvoreno "
    "registrado criada creada creee",
    "deleted": "verwijderd usuniete udaleno silindi dihapus daxoa shanchu 删除 sakujo 削除 sakje 삭제 raderad smazano apagada "
    "borrada eliminado eliminada excluido excluida",
    "body": "bericht berichten tekst inhoud wiadomosci zawartosc сообщения soobschenie повідомлення povidomlennya icerik "
    "mesajlar teks kandungan mesej tinnhan noidung xinxi duanxin neirongwenben 信息 短信 文字 正文 honbun naiyou "
    "naiyo messeji messeeji bunshou メッセージ 文章 テキスト 메시지 내용 문자 본문 mesiji naeyong munja risala "
    "rissala nass muhtawa alnass الرسالة رسالة نص sandesh paath संदेश meddelande innehall besked zprava obsah uzenet "
    "szoveg continut recado caption utterance txt transcript",
    "subject": "onderwerp temat konusu perihal tieude zhuti biaoti 主题 kenmei 件名 jemok 제목 mawdu vishay amne predmet",
    "title": "titulos titels judulnya",
    "sender": "afzender verzender zender nadawcy wysylajacy otpravil avtor gonderici pengirimnya penghantar nguoigui fasongzhe "
    "fasongren fasongfang 发送人 发送方 发信人 soushinsha hasshinsha sashidashinin 送信者 差出人 発信者 발신자 "
    "보낸사람 송신자 balsinja bonaensaram songsinja mursil almursil المرسل preshak bhejnewala avsandare odesilatel "
    "felado expeditor emisor emissor emetteur emittente remite quien srcid speaker uploader otkogo kimden "
    "dari odkogo fran otpravitelya ktoid",
    "recipient": "ontvanger geadresseerde odbiorcy adresat alan aliciadi penerimanya nguoinhan jieshouzhe jieshouren jieshoufang "
    "接收人 接收方 jushinsha uketorinin 受信者 宛先 수신자 받는사람 susinja badneunsaram mustalim almustalim المستلم "
    "praptkarta mottagare prijemce cimzett receptor destino dstid toid addressee komu kime kepada dokogo tujuan till naar komuid",
    "party": "contactpersoon deelnemer gebruiker kontakty uzytkownik rozmowca osoba polzovatel sobesednik пользователь "
    "kullanici kisi kisiler pengguna pemakai nguoidung lienhe duifang haoyou yonghu 用户 好友 yuuza aite aitesaki "
    "相手 ユーザー 사용자 상대 상대방 sayongja sangdae sangdaebang mustakhdim jihat المستخدم upyogkarta sampark "
    "anvandare uzivatel felhasznalo utilizator usuario utilisateur utilizador utente benutzer nutzer persona pessoa "
    "personne orang amico freund vriend znajomy arkadas teman pengyou tomodachi chingu sadiq mac macaddr macaddress "
    "counterpart interlocutor msisdn callsign nodeid",
    "thread": "talk talks match matches gesprek gesprekken groep kamer watek grupa czat pokoj rozmowy beseda gruppa gruppy "
    "беседа группа konusma grup oda obrolan perbualan hoithoai cuoctrochuyen nhom phong qun qunzu qunliao liaotianshi "
    "群 群组 聊天室 kaiwa heya guruupu 会話 ルーム グループ トーク 대화 채팅 채팅방 대화방 daehwa chaeting "
    "chaetingbang muhadatha ghurfa المحادثة baatcheet vartalap samuh konversation samtal konverzace skupina "
    "beszelgetes conversatie hilo sala salon charla batepapo discussao parentchat mailbox",
    "phone": "telefoonnummer mobiel nomer telefonnyy sodienthoai dienthoai sdt nohp hp haoma shoujihao 手机号 denwa bangou "
    "電話 電話番号 전화 전화번호 번호 jeonhwa beonho raqm hatif jawwal الهاتف رقم phonnambar numara ceptelefonu numer "
    "telefonu movil telnr telefonszam phoneno mobileno",
    "email": "adresemail diachiemail dianziyouxiang denshimeeru 메일 이메일 meeru barid epost",
    "name": "naam bijnaam weergavenaam gebruikersnaam pseudonim ksywka nik imyapolzovatelya kullaniciadi takmaad gorunenad "
    "ten hoten tennguoidung bietdanh mingzi nicheng mingcheng beizhu 名字 备注 namae shimei hyoujimei 氏名 "
    "ニックネーム 表示名 이름 별명 닉네임 ireum byeolmyeong nikneim ism laqab alism الاسم naam upnaam नाम namn "
    "smeknamn jmeno prezdivka nev becenev nume porecla apodo alcunha apelidos pseudo surnoms anzeigename spitzname "
    "shortname visiblename knownas",
    "first": "voornaam pierwsze imie ismi prvnijmeno keresztnev prenume",
    "family": "achternaam nazwiskorodowe soyisim hosho xing prijmeni vezeteknev efternamn sobrenomes apellidos cognomi",
    "outgoing": "uitgaand uitgaande vanmij eigen moje moja moj mojawiadomosc isshodyashchiy moe moy мое мой benim bendenmi "
    "milikku darisaya saya guidi cuatoi wode fachu fachude shifouwode 我的 发出 jibun jibunno 自分 발신 내메시지 "
    "balsin naegeo sadir mera utgaende odchozi kimeno propio propia mio mia esmio esmia minha meu proprio sortante "
    "sortants ausgehende vonmir eigene mienne moi outbounds selfmessage mymessage frommyself isuser",
    "incoming": "inkomend inkomende przychodzaca vhodyashchiy входящее gelenmi masuknya denden shoudao shoudaode 接收到 jushinn "
    "着信 수신 susin warid inkommande prichozi bejovo recebida ajena ajeno entrantes eingehende",
    "direction": "richting smer irany napravlenie yonu arahnya huong chieu fangxiangzhi houkou muki 向き 방향 banghyang ittijah "
    "disha sentido sens inout fromorto toorfrom fromto way msgway side boxtype msgbox inorout sendorreceive direccao",
    "duration": "duur gespreksduur czastrwania dlugosc dlitelnost lama lamanya thoiluong thoigiangoi tsuuwajikan nagasa 通話時間 "
    "통화시간 지속시간 tonghwasigan mudda almudda avadhi varaktighet samtalslangd delka trvani idotartam durata "
    "talkduration tempo",
    "status": "toestand stan sostoyanie durum trangthai zhuangtai 状态 joutai 状態 상태 sangtae hala sthiti tillstand stav "
    "allapot stare situacao situacion",
    "type": "soort rodzaj tur turu jenis loai leixing 类型 shurui 種類 종류 유형 jongryu naw prakar slag druh tipus formtype",
    "id": "identifier identificador identifiant identifikator kennung bianhao 编号 번호표 entityid objectid clientid oid "
    "gid nanoid ulid",
    "person": "gender sex sexo geslacht plec pol cinsiyet jeniskelamin gioitinh xingbie 性别 seibetsu seongbyeol jins ling kon "
    "age idade edad alter leeftijd wiek vozrast yas umur tuoi nianling 年龄 nenrei nai umr profilepic imageurl "
    "userimage thumbnailurl touxiang 头像 lastonline lastseenat presence statusmessage about hometown job jobs school "
    "schools work education relationship birth follower followers following isfriend verified",
}  # fmt: skip
"""Meaning of a column -> words."""

TABLES: Final[Mapping[str, str]] = {
    "message": "bericht berichten сообщения soobsheniya soobscheniya повідомлення povidomlennya tinnhan duanxin xinxi "
    "liaotianjilu liaotian xiaoxibiao 短信 聊天 信息 messeji messeeji 메시지 문자 mesiji munja risala rasail الرسائل "
    "رسائل sandesh संदेश meddelande meddelanden besked beskeder zprava zpravy uzenet uzenetek mesajul recado recados "
    "chatitem dialogline imessage chathistory directmessage privatemessage correspondencia chatline voicemessage "
    "messageentity",
    "contact": "contactpersoon gebruiker gebruikers vriend vrienden uzytkownik uzytkownicy osoba osoby ludzie polzovatel "
    "polzovateli druzya lyudi пользователь люди kullanici kullanicilar arkadas arkadaslar pengguna kenalan danhba "
    "banbe nguoidung lienhe tongxunlu pengyou yonghu haoyoubiao 通讯录 朋友 renrakusaki tomodachi yuuza 連絡先 友だち "
    "友達 ユーザー 연락처 친구 사용자 yeonrakcheo chingu sayongja jihat asdiqa mustakhdimin sampark mitra anvandare "
    "kontakter vanner uzivatele pratele felhasznalok ismerosok persona personas pessoa pessoas personne personnes "
    "persone amigas conocidos benutzer personen bekannte",
    "call": "oproep oproepen gesprekslog polaczen vyzov vyzovy вызовы вызов aramagecmisi cagrilar cuocgoi nhatkycuocgoi "
    "hujiao tonghuajilu laidian 呼叫 来电 tsuuwa chakushin chakurireki 通話 通話履歴 着信履歴 통화 통화기록 tonghwa "
    "tonghwagirok mukalama mukalamat المكالمات samtal samtalslista hovor hovory hivas hivasok apeluri ligacoes "
    "telefonate telefonata telefonat anrufliste callrecords",
    "thread": "talk talks match matches gesprek gesprekken groep groepen kamer watek watki grupa grupy czat czaty beseda besedy "
    "gruppa konusma konusmalar gruplar odalar obrolan perbualan hoithoai nhom phong qunzu qunliao 群组 群 kaiwa heya "
    "guruupu 会話 ルーム トーク グループ 대화 채팅 채팅방 daehwa chaetingbang muhadatha muhadathat baatcheet samuh "
    "konversation konversationer konverzace skupiny beszelgetesek sala salas salon salons hilo hilos charla charlas "
    "chatroom",
    "machine": "configuracao configuracion configuracoes ajustes parametre parametres reglage einstellung einstellungen "
    "instelling instellingen ustawienia nastroyki настройки ayarlar pengaturan caidat shezhi peizhi 设置 配置 settei "
    "設定 설정 seoljeong iedadat borrador borradores rascunho rascunhos brouillon brouillons entwurf entwuerfe bozza "
    "bozze concept concepten szkic chernovik taslak caogao 草稿 shitagaki 下書き 임시저장 anuncio anuncios reklama "
    "werbung reklam guanggao 广告 protokoll fehler erreur errores stickerpack stickerpacks figurinhas aufkleber gift "
    "gifts regalo regalos notification notifications benachrichtigung benachrichtigungen notificacion notificaciones "
    "notificacao notificacoes checkpoint heartbeat receipt receipts reaction reactions typing suchverlauf busqueda "
    "busquedas recherche impression impressions campaign campaigns quickreply quickreplies autoreply autoreplies "
    "canned vorlage vorlagen plantilla plantillas modelo modelos szablon sablon mould",
}  # fmt: skip
"""Meaning of a table -> words."""

PREFIXES: Final = "tb tbl tabela tabla tabelle tablo tabel fld col str int lng dbl bln vch nvc db dao mst mdl ent rec"
"""What stands in front of names and says nothing."""
