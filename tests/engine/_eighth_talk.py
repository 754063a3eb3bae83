"""Who is in the eighth set, and what they say: names, numbers and texts that no earlier set has.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

CAST = Cast(
    names=(
        ("Harriet", "Okonkwo"), ("建国", "王"), ("Ximena", "Ortega Ríos"), ("خالد", "المنصوري"), ("Declan", "Sweeney"),
        ("Mei", "Huang"), ("Leonardo", "Bustamante"), ("نورة", "العتيبي"), ("Gwendolyn", "Park"), ("丽华", "陈"),
        ("Joaquín", "Salgado"), ("Yasmin", "Barakat"), ("Trevor", "Lindqvist"), ("Xiuying", "Zhao"), ("Pilar", "Echeverría"),
        ("سامي", "الخطيب"), ("Rosalind", "Achterberg"), ("志强", "刘"), ("Martina", "Céspedes"), ("Tariq", "Nasser"),
        ("Bartholomew", "Finch"), ("Jie", "Sun"), ("Inés", "Villaseñor"), ("ليلى", "حداد"), ("Constance", "Mbeki"),
        ("Wenbo", "Guo"), ("Rodrigo", "Peñaloza"), ("Huda", "Qasim"), ("Percival", "Dunne"), ("雪梅", "何"),
        ("Amparo", "Lozano"), ("Bilal", "Shaheen"), ("Ottoline", "Grey"), ("Zihan", "Ma"), ("Fermín", "Arriaga"),
        ("Rania", "Sabbagh"),
    ),
    short=(
        "okay", "vale", "好", "تمام", "yup", "ja ja", "嗯嗯", "لا", "👀", "claro", "see you", "收到", "شكرا", "wow", "ahora voy",
        "7pm?", "哈哈", "إن شاء الله", "🙌🏼", "Nope.", "qué va",
    ),
    long=(
        "The roof is leaking again, can you ring Mr Patel tomorrow?",
        "他们说周五之前一定能修好，你放心",
        "Llegué bien, el taxi me cobró 180 pesos",
        "هل يمكنك إرسال العنوان مرة أخرى؟ لم أجده",
        "I put the spare key inside the watering can, don't lose it",
        "妈妈问你这个周末回不回家吃饭",
        "¿Quién tiene el cargador de la cámara? No lo encuentro por ningún lado",
        "الاجتماع تأجل إلى يوم الأحد الساعة العاشرة",
        "Could you swap shifts with me on the 14th? I owe you one",
        "我把文件放在你桌上了，记得签字",
        "Nos vemos a las ocho en la puerta del mercado, lleva efectivo",
        "وصلت الرسالة، سأرد عليك بعد الدوام",
        "That ferry was cancelled, next one leaves at 16:40 from pier 3",
        "今天路上特别堵，我大概晚二十分钟到",
        "Mi prima ya nació, pesó tres kilos cuatrocientos, todos felices",
        "اشتريت الخبز والحليب، هل نحتاج شيئا آخر؟",
        "Gran fell in the kitchen but she is fine, only a bruise",
        "你能帮我看一下这张发票吗？金额好像不对",
        "El gato se escapó otra vez por la ventana del baño",
        "السيارة عند الميكانيكي حتى الخميس، خذي التاكسي",
        "Received your parcel, the box was crushed but the mugs survived",
        "下个月我要去成都出差，要不要带点什么",
        "Te transferí los 950 del alquiler, avísame cuando los veas",
        "لا تنس موعد الطبيب غدا في التاسعة صباحا",
        "Honestly I would not trust that seller, he wants the money first",
        "水费单已经交了，截图发你了",
        "La reunión con la directora fue un desastre, luego te cuento",
        "نحن في الحديقة قرب النافورة، أين أنتم؟",
        "Bring your own mug and a sleeping bag, it gets cold up there",
        "这个密码锁坏了，只能从后门进",
        "Estoy afuera, ábreme por favor que llueve muchísimo",
        "أخي ينتظرك في المحطة، قميصه أزرق",
        "We lost 2-1 but the kids loved it. Pizza afterwards!",
        "好消息！面试通过了，下周一入职",
        "No me llegó el código, ¿puedes pedirlo de nuevo?",
        "هذا رقمي الجديد، احذف القديم من فضلك",
        "https://maps.example.com/place/8Q7X+2C and park behind the bakery",
        "合同第六页还有一个错别字，麻烦改一下",
        "Dile a Ramón que la llave está con la vecina del 4B",
        "حجزت لنا طاولة لستة أشخاص مساء الجمعة",
        "Do NOT open the freezer until the electrician has been",
        "飞机晚点了，估计凌晨一点才能落地",
        "Se cayó el internet en toda la colonia desde las tres",
        "أرسلت لك الصور كلها، أخبرني أيها أجمل",
        "Her number changed, ask Priscilla before you text anything private",
        "下雨了，阳台的衣服收一下",
        "Cumple de la abuela el domingo\nsin falta a la una",
        "تعال بسرعة، الجميع وصل إلا أنت",
        "Paid the deposit, 320 now and the rest on arrival",
        "电影票我买好了，第七排中间",
    ),
    ends=(" Gracias.", " 谢谢", " thanks!", " 🙏🏻"),
    phones=(
        ("+16135550117", "613-555-0117"), ("+13125550164", "(312) 555-0164"), ("+14155550171", "415 555 0171"),
        ("+12025550126", "202-555-0126"), ("+17185550183", "718.555.0183"), ("+15125550139", "(512) 555-0139"),
        ("+12065550148", "206 555 0148"), ("+19025550155", "902-555-0155"), ("+8613900000417", "139 0000 0417"),
        ("+8618600000952", "186 0000 0952"), ("+8613500000638", "135 0000 0638"), ("+8615000000271", "150 0000 0271"),
        ("+525500000743", "55 0000 0743"), ("+523300000186", "33 0000 0186"), ("+34611000294", "611 00 02 94"),
        ("+34655000817", "655 000 817"), ("+573000000362", "300 000 0362"), ("+5491100000545", "11 0000-0545"),
        ("+971520000473", "052 000 0473"), ("+966500000821", "050 000 0821"), ("+201000000359", "0100 000 0359"),
        ("+962770000614", "077 000 0614"), ("+447700900238", "07700 900238"), ("+441632960742", "01632 960742"),
        ("+61491570313", "0491 570 313"), ("+353850000167", "085 000 0167"), ("+96170000928", "70 000 928"),
        ("+56900000451", "9 0000 0451"),
    ),
    handles=("harbor", "loto", "qamar", "pixel", "senor", "bao"),
    mail="correo.example",
    groups=("Vecinos 4B 🏢", "周末羊毛球", "Rowing club", "عائلتي"),
)  # fmt: skip


def eighth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of the eighth set's cast."""
    return drawn(f"eighth/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)
