"""What the cards of :mod:`samples.foreign.design` say: invented people and companies by script.

First and last names are common ones put together by chance; a person of that name is not
meant. Native text stands beside its romanisation where an e-mail address needs one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What one country's cards are put together from."""

    script: str
    """ISO 15924 code."""
    language: str
    """ISO 639-1 code."""
    country: str
    """ISO 3166-1 alpha-2 code."""
    families: tuple[tuple[str, str], ...]
    """Native and romanised."""
    givens: tuple[tuple[str, str], ...]
    name: str
    """How a name is put together, of ``{f}`` and ``{g}``."""
    titles: tuple[str, ...]
    orgs: tuple[tuple[str, str], ...]
    addresses: tuple[str, ...]
    phones: tuple[str, ...]
    """Country code and area code; ``#`` stands for a digit by chance."""
    domains: tuple[str, ...]
    """Endings of the company's domain."""
    labels: tuple[str, str] = ("Tel", "E-mail")
    """What stands before a number and an address."""
    fonts: tuple[tuple[str, str], ...] = ()
    """Regular and bold, below /usr/share/fonts."""


_LATIN_FONTS = (
    ("truetype/noto/NotoSans-Regular.ttf", "truetype/noto/NotoSans-Bold.ttf"),
    ("truetype/noto/NotoSerif-Regular.ttf", "truetype/noto/NotoSerif-Bold.ttf"),
    ("truetype/noto/NotoSansDisplay-Regular.ttf", "truetype/noto/NotoSansDisplay-Bold.ttf"),
)

KOREAN = Words(
    "Hang",
    "ko",
    "KR",
    (("김", "kim"), ("이", "lee"), ("박", "park"), ("최", "choi"), ("정", "jung"), ("윤", "yoon")),
    (("민준", "minjun"), ("서연", "seoyeon"), ("지훈", "jihoon"), ("수빈", "subin"),
     ("현우", "hyunwoo"), ("은지", "eunji"), ("도윤", "doyoon"), ("하늘", "haneul")),
    "{f}{g}",
    ("대표이사", "영업부장", "마케팅 과장", "선임 연구원", "기술이사", "수석 변호사"),
    (("주식회사 한빛무역", "hanbit"), ("(주)푸른바다", "pureunbada"), ("새벽출판사", "saebyeok"),
     ("가람건축사사무소", "garam"), ("소나무 소프트웨어", "sonamu"), ("달빛커피", "dalbit")),
    ("서울특별시 강남구 가람로 152, 3층", "부산광역시 해운대구 달맞이길 62번길 14",
     "대전광역시 유성구 새벽로 291", "경기도 성남시 분당구 소나무로 45, 701호"),
    ("+82 2-555-####", "+82 10-0000-####", "+82 51-555-####"),
    (".co.kr", ".kr", ".com"),
    ("전화", "이메일"),
    (("truetype/nanum/NanumGothic.ttf", "truetype/nanum/NanumGothicBold.ttf"),
     ("truetype/nanum/NanumMyeongjo.ttf", "truetype/nanum/NanumMyeongjoBold.ttf"),
     ("truetype/nanum/NanumBarunGothic.ttf", "truetype/nanum/NanumBarunGothicBold.ttf")),
)  # fmt: skip

RUSSIAN = Words(
    "Cyrl",
    "ru",
    "RU",
    (("Соколова", "sokolova"), ("Лебедева", "lebedeva"), ("Журавлёва", "zhuravleva"),
     ("Морозова", "morozova"), ("Фёдорова", "fedorova"), ("Щукина", "shchukina")),
    (("Анна Петровна", "anna"), ("Ирина", "irina"), ("Мария Олеговна", "maria"),
     ("Ольга Юрьевна", "olga"), ("Светлана", "svetlana"), ("Дарья Ильинична", "daria")),
    "{g} {f}",
    ("Генеральный директор", "Менеджер по продажам", "Главный бухгалтер", "Ведущий инженер",
     "Начальник отдела закупок", "Юрист"),
    (("ООО «Северный Дом»", "sevdom"), ("АО «Зелёный берег»", "zelbereg"),
     ("Архитектурное бюро «Квадрат»", "kvadrat"), ("Издательство «Журавль»", "zhuravl"),
     ("ООО «Быстрая почта»", "bystraya"), ("Мастерская «Ель»", "elmaster")),
    ("г. Москва, ул. Садовая, д. 12, офис 34", "197022, Санкт-Петербург, Берёзовая ул., 7",
     "620014, г. Екатеринбург, пр. Мира, 45", "Казань, ул. Журавлиная, 8, оф. 210"),
    ("+7 495 555-##-##", "+7 900 000-##-##", "+7 812 555-##-##"),
    (".ru", ".com"),
    ("тел.", "эл. почта"),
    (*_LATIN_FONTS, ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf")),
)  # fmt: skip

UKRAINIAN = Words(
    "Cyrl",
    "uk",
    "UA",
    (("Шевчук", "shevchuk"), ("Ковальчук", "kovalchuk"), ("Бондаренко", "bondarenko"),
     ("Мельник", "melnyk")),
    (("Оксана", "oksana"), ("Андрій", "andrii"), ("Наталія", "nataliia"), ("Тарас", "taras")),
    "{g} {f}",
    ("Директор", "Менеджер з продажу", "Головний інженер", "Адвокат"),
    (("ТОВ «Зелений Гай»", "zelenyhai"), ("Студія «Промінь»", "promin"),
     ("Видавництво «Криниця»", "krynytsia")),
    ("м. Київ, вул. Садова, 12, офіс 3", "Львів, вул. Зелена, 45", "65000, Одеса, вул. Морська, 8"),
    ("+380 44 555-##-##", "+380 50 000-##-##"),
    (".ua", ".com.ua", ".com"),
    ("тел.", "ел. пошта"),
    _LATIN_FONTS,
)  # fmt: skip

THAI = Words(
    "Thai",
    "th",
    "TH",
    (("ศรีสุข", "srisuk"), ("วงศ์ทอง", "wongthong"), ("แก้วใส", "kaewsai"), ("จันทร์เพ็ญ", "chanpen"),
     ("บุญมา", "boonma"), ("ทองดี", "thongdee")),
    (("สมชาย", "somchai"), ("นภา", "napa"), ("ปิยะ", "piya"), ("มาลี", "malee"),
     ("อรุณ", "arun"), ("กมล", "kamon")),
    "{g} {f}",
    ("กรรมการผู้จัดการ", "ผู้จัดการฝ่ายขาย", "วิศวกรอาวุโส", "ที่ปรึกษากฎหมาย", "นักบัญชี",
     "หัวหน้าฝ่ายการตลาด"),
    (("บริษัท ใบไม้เขียว จำกัด", "baimai"), ("บริษัท ฟ้าใส เทคโนโลยี จำกัด", "fahsai"),
     ("ห้างหุ้นส่วนจำกัด ดอกบัว", "dokbua"), ("โรงพิมพ์ พระจันทร์", "phrachan")),
    ("99/9 ถนนสุขใจ แขวงคลองใหม่ เขตบางใหม่ กรุงเทพฯ 10110", "12 หมู่ 4 ตำบลริมน้ำ อำเภอเมือง เชียงใหม่ 50000",
     "88 ถนนดอกไม้ เขตสวนหลวง กรุงเทพฯ 10250"),
    ("+66 2 555 ####", "+66 81 000 ####"),
    (".co.th", ".com", ".in.th"),
    ("โทร", "อีเมล"),
    (("truetype/noto/NotoSansThai-Regular.ttf", "truetype/noto/NotoSansThai-Bold.ttf"),
     ("truetype/noto/NotoSerifThai-Regular.ttf", "truetype/noto/NotoSerifThai-Bold.ttf"),
     ("truetype/noto/NotoLoopedThai-Regular.ttf", "truetype/noto/NotoLoopedThai-Bold.ttf")),
)  # fmt: skip

HINDI = Words(
    "Deva",
    "hi",
    "IN",
    (("शर्मा", "sharma"), ("वर्मा", "verma"), ("गुप्ता", "gupta"), ("मिश्रा", "mishra"), ("यादव", "yadav"),
     ("जोशी", "joshi")),
    (("अनिल", "anil"), ("सुनीता", "sunita"), ("राजेश", "rajesh"), ("प्रिया", "priya"), ("विकास", "vikas"),
     ("कविता", "kavita")),
    "{g} {f}",
    ("प्रबंध निदेशक", "विक्रय प्रबंधक", "मुख्य अभियंता", "वरिष्ठ अधिवक्ता", "लेखा अधिकारी", "संपादक"),
    (("हरित भारत प्रकाशन", "haritbharat"), ("नया सवेरा न्यास", "nayasavera"), ("गंगा वस्त्र भंडार", "gangavastra"),
     ("सूर्य ऊर्जा प्राइवेट लिमिटेड", "suryaurja")),
    ("12, गांधी मार्ग, नई दिल्ली 110001", "45, स्टेशन रोड, जयपुर, राजस्थान 302001",
     "मकान संख्या 8, शांति नगर, भोपाल 462001"),
    ("+91 11 5555 ####", "+91 90000 0####"),
    (".in", ".co.in", ".com"),
    ("फ़ोन", "ईमेल"),
    (("truetype/noto/NotoSansDevanagari-Regular.ttf", "truetype/noto/NotoSansDevanagari-Bold.ttf"),
     ("truetype/noto/NotoSerifDevanagari-Regular.ttf",
      "truetype/noto/NotoSerifDevanagari-Bold.ttf")),
)  # fmt: skip

ARABIC = Words(
    "Arab",
    "ar",
    "AE",
    (("الحربي", "alharbi"), ("المنصوري", "almansoori"), ("النجار", "alnajjar"), ("العلي", "alali"),
     ("الخطيب", "alkhatib"), ("حداد", "haddad")),
    (("أحمد", "ahmed"), ("فاطمة", "fatima"), ("خالد", "khalid"), ("مريم", "maryam"), ("يوسف", "yousef"),
     ("ليلى", "layla")),
    "{g} {f}",
    ("المدير العام", "مدير المبيعات", "مهندس أول", "مستشار قانوني", "رئيس قسم التسويق", "محاسب"),
    (("شركة النخيل الأخضر للتجارة", "nakheelakhdar"), ("مؤسسة البحر الأزرق", "bahrazraq"),
     ("دار القمر للنشر", "daralqamar"), ("مكتب الواحة الهندسي", "alwaha")),
    ("شارع الزهور، مبنى رقم 12، دبي", "شارع الملك، حي الورود، الرياض", "ص.ب 4521، أبوظبي"),
    ("+971 4 555 ####", "+966 11 555 ####", "+971 50 000 ####"),
    (".ae", ".com", ".com.sa"),
    ("هاتف", "بريد"),
    (("truetype/noto/NotoNaskhArabic-Regular.ttf", "truetype/noto/NotoNaskhArabic-Bold.ttf"),
     ("truetype/noto/NotoSansArabic-Regular.ttf", "truetype/noto/NotoSansArabic-Bold.ttf"),
     ("truetype/noto/NotoKufiArabic-Regular.ttf", "truetype/noto/NotoKufiArabic-Bold.ttf")),
)  # fmt: skip

HEBREW = Words(
    "Hebr",
    "he",
    "IL",
    (("כהן", "cohen"), ("לוי", "levi"), ("מזרחי", "mizrahi"), ("פרידמן", "friedman"), ("אלון", "alon"),
     ("שפירא", "shapira")),
    (("דוד", "david"), ("רחל", "rachel"), ("יעל", "yael"), ("משה", "moshe"), ("נועה", "noa"), ("אורי", "uri")),
    "{g} {f}",
    ("מנכ״ל", "מנהלת שיווק", "מהנדס ראשי", "עורכת דין", "רואה חשבון", "סמנכ״ל כספים"),
    (("עץ ירוק בע״מ", "etzyarok"), ("ירח כחול הוצאה לאור", "yareach"), ("גשר תוכנה בע״מ", "gesher"),
     ("משרד אדריכלים נחל", "nachal")),
    ("רחוב הגפן 12 תל אביב", "שדרות האלון 45 חיפה", "דרך הנחל 8 ירושלים 91000"),
    ("+972 3-555-####", "+972 50-000-####"),
    (".co.il", ".com", ".org.il"),
    ("טל׳", "דוא״ל"),
    (("truetype/noto/NotoSansHebrew-Regular.ttf", "truetype/noto/NotoSansHebrew-Bold.ttf"),
     ("truetype/noto/NotoSerifHebrew-Regular.ttf", "truetype/noto/NotoSerifHebrew-Bold.ttf")),
)  # fmt: skip

VIETNAMESE = Words(
    "Latn-VN",
    "vi",
    "VN",
    (("Nguyễn", "nguyen"), ("Trần", "tran"), ("Phạm", "pham"), ("Đặng", "dang"), ("Vũ", "vu"),
     ("Huỳnh", "huynh")),
    (("Thị Hồng", "hong"), ("Văn Đức", "duc"), ("Thuỳ Dương", "duong"), ("Quốc Việt", "viet"),
     ("Ngọc Ánh", "anh"), ("Bảo Trâm", "tram")),
    "{f} {g}",
    ("Giám đốc điều hành", "Trưởng phòng kinh doanh", "Kế toán trưởng", "Kỹ sư trưởng",
     "Luật sư cao cấp", "Phó giám đốc"),
    (("Công ty TNHH Lá Xanh", "laxanh"), ("Công ty Cổ phần Sông Đỏ", "songdo"),
     ("Nhà xuất bản Mặt Trăng", "mattrang"), ("Cửa hàng Gốm Việt Cổ", "gomvietco")),
    ("12 đường Hoa Sữa, phường Bến Gỗ, Quận 3, Thành phố Hồ Chí Minh",
     "45 phố Hàng Lá, quận Hoàn Kiếm, Hà Nội", "Số 8 đường Biển Xanh, quận Hải Châu, Đà Nẵng"),
    ("+84 28 5555 ####", "+84 90 000 ####"),
    (".vn", ".com.vn", ".com"),
    ("Điện thoại", "Email"),
    _LATIN_FONTS,
)  # fmt: skip

ALL = (KOREAN, RUSSIAN, UKRAINIAN, THAI, HINDI, ARABIC, HEBREW, VIETNAMESE)
PACKAGES = ("fonts-noto-core", "fonts-nanum", "fonts-dejavu-core")
"""Debian packages the fonts come from."""
