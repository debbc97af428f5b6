"""The people on the sample cards. All of them, and all companies, are made up.

Numbers come from ranges kept for fiction (US 555-01xx, UK 020 7946 0xxx and 0113 496 0xxx,
Germany 030 23125 xxx and 0176 040690xx, France 01 99 00 xx xx, Australia 5550 xxxx and
0491 570 xxx, Sweden 08-465 004 xx and 070-174 06 xx). India and Japan keep none: those cards use
numbers of mostly zeros, which are valid in form. E-mail and web addresses are under the
example domains of RFC 2606.
"""

from __future__ import annotations

from math import cos, pi

from PIL import Image, ImageDraw

from samples.drawing import Ink, SampleCard, blend, box, disc, shape
from samples.generate.records import TrueAddress, TruePerson, TruePhone, Truth


def _plain() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        shape(draw, [(78, 148), (118, 74), (158, 148)], "#1d5c63")
        shape(draw, [(118, 148), (146, 96), (174, 148)], "#7fb7a4")

    inks = (
        Ink("Northwind Medicine", 196, 142, 44, "lato bold", "#1d5c63"),
        Ink("Mara C. Lindqvist, MD, PhD", 78, 290, 40, "lato bold", "#22303a"),
        Ink("Director of Clinical Research", 78, 334, 29, "lato", "#48565f"),
        Ink("265 Garden Drive, Suite 12", 78, 432, 26, "lato", "#33404a"),
        Ink("Springfield, IL 62701", 78, 468, 26, "lato", "#33404a"),
        Ink("Phone (202) 555-0143", 922, 396, 26, "lato", "#33404a", "r"),
        Ink("Fax (202) 555-0144", 922, 432, 26, "lato", "#33404a", "r"),
        Ink("mara@northwind.example.com", 922, 468, 26, "lato", "#33404a", "r"),
        Ink("www.northwind.example.com", 922, 504, 26, "lato", "#1d5c63", "r"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Mara C. Lindqvist", None, "MD, PhD", "Mara C.", "Lindqvist", None, ("Director of Clinical Research",)),),
        ("Northwind Medicine",), ("Northwind",), (),
        (TruePhone("(202) 555-0143", "+12025550143", "work"), TruePhone("(202) 555-0144", "+12025550144", "fax")),
        ("mara@northwind.example.com",), ("www.northwind.example.com",), (),
        (TrueAddress("265 Garden Drive, Suite 12, Springfield, IL 62701", "Springfield", "IL", "62701", "US"),),
    )  # fmt: skip
    return SampleCard(inks, truth, ground=ground)


def _dark() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        for i in range(5):
            box(
                draw,
                640 + i * 52,
                96 + i * 26,
                668 + i * 52,
                250,
                ("#d8a24a", "#c78f3c", "#b27d31", "#9a6b29", "#835b22")[i],
            )

    inks = (
        Ink("Halden & Okafor", 80, 160, 56, "garamond bold", "#e8d9b8"),
        Ink("STRUCTURAL ENGINEERS", 82, 206, 24, "lato", "#b9ad94", spacing=5),
        Ink("Tobias Okafor", 80, 356, 42, "garamond bold", "#f4ecd9"),
        Ink("Managing Partner", 80, 398, 28, "lato", "#c9bda3"),
        Ink("Tel: +44 20 7946 0182", 80, 470, 26, "lato", "#e2d8c3"),
        Ink("tobias.okafor@halden.example.org", 80, 508, 26, "lato", "#e2d8c3"),
        Ink("14 Tanner's Row", 920, 470, 26, "lato", "#e2d8c3", "r"),
        Ink("London SE1 3QX", 920, 508, 26, "lato", "#e2d8c3", "r"),
    )
    truth = Truth(
        "person", "GB", ("en",),
        (TruePerson("Tobias Okafor", None, None, "Tobias", "Okafor", None, ("Managing Partner",)),),
        ("Halden & Okafor",), ("Halden & Okafor Structural Engineers",), (),
        (TruePhone("+44 20 7946 0182", "+442079460182", "work"),),
        ("tobias.okafor@halden.example.org",), (), (),
        (TrueAddress("14 Tanner's Row, London SE1 3QX", "London", None, "SE1 3QX", "GB"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#1b2026", ground)


def _gradient() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        blend(image, "#3b1d74", "#e0566f", 0.5)
        pen = ImageDraw.Draw(image)
        disc(pen, 132, 124, 46, "#ffffff")
        disc(pen, 150, 110, 36, "#5a2475")

    inks = (
        Ink("lumora", 200, 144, 62, "sans black", "#ffffff"),
        Ink("Priya Castellanos", 84, 338, 46, "sans bold", "#ffffff"),
        Ink("Head of Product Design", 84, 382, 28, "sans", "#fbe3ea"),
        Ink("M  (303) 555-0117", 84, 464, 27, "sans", "#ffffff"),
        Ink("E  priya@lumora.example.net", 84, 504, 27, "sans", "#ffffff"),
        Ink("lumora.example.net", 916, 504, 27, "sans medium", "#ffffff", "r"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Priya Castellanos", None, None, "Priya", "Castellanos", None, ("Head of Product Design",)),),
        ("Lumora",), (), (),
        (TruePhone("(303) 555-0117", "+13035550117", "mobile"),),
        ("priya@lumora.example.net",), ("lumora.example.net",),
    )  # fmt: skip
    return SampleCard(inks, truth, ground=ground)


def _upright() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        for i, colour in enumerate(("#e9c46a", "#f4a261", "#e76f51")):
            disc(draw, 222 + i * 72, 170, 58, colour)
        box(draw, 60, 640, 528, 643, "#e76f51")

    inks = (
        Ink("Atelier Bruyère", 294, 310, 50, "vollkorn bold", "#5b3a29", "m"),
        Ink("fleurs & décors", 294, 354, 32, "vollkorn italic", "#8a6a55", "m"),
        Ink("Solène Marchetti", 294, 500, 44, "vollkorn bold", "#3d2b20", "m"),
        Ink("Fondatrice", 294, 546, 30, "vollkorn", "#6d5646", "m"),
        Ink("Tél. 01 99 00 42 17", 294, 712, 29, "lato", "#4c3a2e", "m"),
        Ink("solene@bruyere.example.com", 294, 758, 29, "lato", "#4c3a2e", "m"),
        Ink("8, rue des Tilleuls", 294, 830, 29, "lato", "#4c3a2e", "m"),
        Ink("69004 Lyon", 294, 872, 29, "lato", "#4c3a2e", "m"),
    )
    truth = Truth(
        "person", "FR", ("fr",),
        (TruePerson("Solène Marchetti", None, None, "Solène", "Marchetti", None, ("Fondatrice",)),),
        ("Atelier Bruyère",), ("Atelier Bruyère fleurs & décors",), (),
        (TruePhone("01 99 00 42 17", "+33199004217", "work"),),
        ("solene@bruyere.example.com",), (), (),
        (TrueAddress("8, rue des Tilleuls, 69004 Lyon", "Lyon", None, "69004", "FR"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#fdf6ec", ground, 588, 1000)


def _two_columns() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 0, 0, 390, 588, "#eef3f8")
        shape(
            draw,
            [(195, 120), (255, 154), (255, 224), (195, 258), (135, 224), (135, 154)],
            "#2f5d8c",
        )
        shape(draw, [(195, 120), (255, 154), (195, 189), (135, 154)], "#7aa7d1")

    inks = (
        Ink("KESTREL", 195, 332, 48, "sans black", "#2f5d8c", "m", 4),
        Ink("Freight & Logistics", 195, 374, 26, "sans", "#54708b", "m"),
        Ink("Josephine Adeyemi", 440, 126, 40, "sans bold", "#1f2a35"),
        Ink("Operations Manager", 440, 168, 27, "sans", "#54636f"),
        Ink("Kestrel Logistics Pty Ltd", 440, 258, 25, "sans medium", "#1f2a35"),
        Ink("Level 3, 48 Harbour Parade", 440, 294, 25, "sans", "#33404a"),
        Ink("Newcastle NSW 2300", 440, 330, 25, "sans", "#33404a"),
        Ink("T", 440, 402, 25, "sans bold", "#2f5d8c"), Ink("(02) 5550 4471", 486, 402, 25, "sans", "#33404a"),
        Ink("M", 440, 438, 25, "sans bold", "#2f5d8c"), Ink("0491 570 156", 486, 438, 25, "sans", "#33404a"),
        Ink("E", 440, 474, 25, "sans bold", "#2f5d8c"), Ink("j.adeyemi@kestrel.example.com", 486, 474, 25, "sans", "#33404a"),
        Ink("W", 440, 510, 25, "sans bold", "#2f5d8c"), Ink("www.kestrel.example.com", 486, 510, 25, "sans", "#33404a"),
    )  # fmt: skip
    truth = Truth(
        "person", "AU", ("en",),
        (TruePerson("Josephine Adeyemi", None, None, "Josephine", "Adeyemi", None, ("Operations Manager",)),),
        ("Kestrel Logistics Pty Ltd",), ("Kestrel", "Kestrel Freight & Logistics"), (),
        (TruePhone("(02) 5550 4471", "+61255504471", "work"), TruePhone("0491 570 156", "+61491570156", "mobile")),
        ("j.adeyemi@kestrel.example.com",), ("www.kestrel.example.com",), (),
        (TrueAddress("Level 3, 48 Harbour Parade, Newcastle NSW 2300", "Newcastle", "NSW", "2300", "AU"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground)


def _centred() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        for inset, colour in ((26, "#b08d57"), (34, "#fffdf7")):
            box(draw, inset, inset, 1000 - inset, 588 - inset, colour)
        box(draw, 420, 296, 580, 298, "#b08d57")

    inks = (
        Ink("THE LINDEN TREE INN", 500, 148, 46, "garamond bold", "#3b2f21", "m", 4),
        Ink("Good beds since 1911", 500, 190, 28, "garamond italic", "#8b7350", "m"),
        Ink("Beatrix van Houten", 500, 268, 42, "garamond bold", "#3b2f21", "m"),
        Ink("Innkeeper", 500, 344, 30, "garamond italic", "#5e4c35", "m"),
        Ink("27 Mill Lane, Brattleboro, VT 05301", 500, 424, 25, "lato", "#3b2f21", "m"),
        Ink(
            "802-555-0126  •  beatrix@lindentree.example.com", 500, 466, 25, "lato", "#3b2f21", "m"
        ),
        Ink("www.lindentree.example.com", 500, 508, 25, "lato", "#3b2f21", "m"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Beatrix van Houten", None, None, "Beatrix", "van Houten", None, ("Innkeeper",)),),
        ("The Linden Tree Inn",), ("Linden Tree Inn",), (),
        (TruePhone("802-555-0126", "+18025550126", "unknown"),),
        ("beatrix@lindentree.example.com",), ("www.lindentree.example.com",), (),
        (TrueAddress("27 Mill Lane, Brattleboro, VT 05301", "Brattleboro", "VT", "05301", "US"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#fffdf7", ground)


def _two_holders() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 0, 0, 1000, 150, "#2c6e49")
        box(draw, 499, 214, 501, 426, "#a9c7b3")

    inks = (
        Ink("Pemberton & Quist", 500, 76, 46, "cabin bold", "#ffffff", "m"),
        Ink("Family Law Attorneys", 500, 120, 27, "cabin", "#d8f3dc", "m"),
        Ink("Dorothea Pemberton", 70, 256, 36, "cabin bold", "#1d3b2a"),
        Ink("Senior Partner", 70, 298, 26, "cabin", "#4b6656"),
        Ink("Direct 406-555-0161", 70, 356, 26, "cabin", "#26332b"),
        Ink("dorothea@pq-law.example.com", 70, 394, 26, "cabin", "#26332b"),
        Ink("Emil Quist", 540, 256, 36, "cabin bold", "#1d3b2a"),
        Ink("Associate Attorney", 540, 298, 26, "cabin", "#4b6656"),
        Ink("Direct 406-555-0162", 540, 356, 26, "cabin", "#26332b"),
        Ink("emil@pq-law.example.com", 540, 394, 26, "cabin", "#26332b"),
        Ink("310 Last Chance Road, Helena, MT 59601", 500, 500, 26, "cabin", "#26332b", "m"),
        Ink("www.pq-law.example.com", 500, 538, 26, "cabin", "#2c6e49", "m"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (
            TruePerson("Dorothea Pemberton", None, None, "Dorothea", "Pemberton", None, ("Senior Partner",)),
            TruePerson("Emil Quist", None, None, "Emil", "Quist", None, ("Associate Attorney",)),
        ),
        ("Pemberton & Quist",), ("Pemberton & Quist Family Law Attorneys",), (),
        (TruePhone("406-555-0161", "+14065550161", "work"), TruePhone("406-555-0162", "+14065550162", "work")),
        ("dorothea@pq-law.example.com", "emil@pq-law.example.com"), ("www.pq-law.example.com",), (),
        (TrueAddress("310 Last Chance Road, Helena, MT 59601", "Helena", "MT", "59601", "US"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground)


def _pair_front() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        for x, y, r in (
            (800, 220, 52),
            (728, 164, 24),
            (776, 128, 26),
            (832, 130, 26),
            (880, 170, 24),
        ):
            disc(draw, x, y, r, "#e07a5f")

    inks = (
        Ink("Willowbrook", 80, 190, 60, "dosis bold", "#3d405b"),
        Ink("Veterinary Clinic", 80, 246, 42, "dosis", "#3d405b"),
        Ink("Dr. Amara Fjeldstad", 80, 400, 42, "dosis bold", "#3d405b"),
        Ink("Veterinary Surgeon", 80, 446, 30, "dosis", "#5f6278"),
        Ink("amara@willowbrook.example.org", 80, 508, 29, "dosis", "#3d405b"),
    )
    truth = Truth(
        "person", "GB", ("en",),
        (TruePerson("Amara Fjeldstad", "Dr.", None, "Amara", "Fjeldstad", None, ("Veterinary Surgeon",)),),
        ("Willowbrook Veterinary Clinic",), ("Willowbrook",), (), (),
        ("amara@willowbrook.example.org",),
    )  # fmt: skip
    return SampleCard(inks, truth, "#f4f1de", ground)


def _pair_back() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 0, 0, 1000, 22, "#e07a5f")

    inks = (
        Ink("Willowbrook Veterinary Clinic", 500, 120, 36, "dosis bold", "#3d405b", "m"),
        Ink("The Old Dairy, 5 Brook Lane, Leeds LS8 2QT", 500, 190, 30, "dosis", "#3d405b", "m"),
        Ink("Reception: 0113 496 0152", 500, 240, 30, "dosis", "#3d405b", "m"),
        Ink("www.willowbrook.example.org", 500, 290, 30, "dosis", "#3d405b", "m"),
        Ink("Opening hours", 500, 388, 30, "dosis bold", "#e07a5f", "m"),
        Ink("Mon - Fri 8.30 am - 6.30 pm", 500, 434, 29, "dosis", "#3d405b", "m"),
        Ink("Saturday 9 am - 1 pm", 500, 474, 29, "dosis", "#3d405b", "m"),
    )
    truth = Truth(
        "company", "GB", ("en",), (),
        ("Willowbrook Veterinary Clinic",), ("Willowbrook",), (),
        (TruePhone("0113 496 0152", "+441134960152", "work"),),
        (), ("www.willowbrook.example.org",), (),
        (TrueAddress("The Old Dairy, 5 Brook Lane, Leeds LS8 2QT", "Leeds", None, "LS8 2QT", "GB"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#f4f1de", ground)


def _blue_stripe() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 0, 500, 1000, 588, "#14425c")
        box(draw, 0, 488, 1000, 496, "#f2a541")

    inks = (
        Ink("Tidewater Boats", 74, 130, 50, "carlito bold", "#14425c"),
        Ink("Rasmus Delacroix", 74, 290, 42, "carlito bold", "#222222"),
        Ink("Yacht Broker", 74, 334, 30, "carlito italic", "#444444"),
        Ink("Cell 410-555-0138", 74, 400, 30, "carlito", "#222222"),
        Ink("rasmus@tidewater.example.net", 74, 440, 30, "carlito", "#222222"),
        Ink("9 Pier Street, Annapolis, MD 21401", 500, 556, 30, "carlito", "#ffffff", "m"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Rasmus Delacroix", None, None, "Rasmus", "Delacroix", None, ("Yacht Broker",)),),
        ("Tidewater Boats",), (), (),
        (TruePhone("410-555-0138", "+14105550138", "mobile"),),
        ("rasmus@tidewater.example.net",), (), (),
        (TrueAddress("9 Pier Street, Annapolis, MD 21401", "Annapolis", "MD", "21401", "US"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground)


def _baker() -> SampleCard:
    inks = (
        Ink("Crumb & Kettle", 500, 150, 64, "garamond bold", "#7b2d26", "m"),
        Ink("BAKERY · TEA ROOM · CATERING", 500, 206, 25, "lato", "#8a5a44", "m", 3),
        Ink("Winifred Osei", 500, 336, 42, "garamond bold", "#3b1f1b", "m"),
        Ink("Head Baker", 500, 380, 29, "lato", "#6b4740", "m"),
        Ink("Tel. 503-555-0174", 500, 462, 28, "lato", "#3b1f1b", "m"),
        Ink("hello@crumbandkettle.example.com", 500, 502, 28, "lato", "#3b1f1b", "m"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Winifred Osei", None, None, "Winifred", "Osei", None, ("Head Baker",)),),
        ("Crumb & Kettle",), (), (),
        (TruePhone("503-555-0174", "+15035550174", "work"),),
        ("hello@crumbandkettle.example.com",),
    )  # fmt: skip
    return SampleCard(inks, truth, "#f7e7ce")


def _geologist() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        for i, colour in enumerate(("#d9c8a9", "#b99b6b", "#8f6f43", "#5f4a2e")):
            shape(
                draw,
                [
                    (700, 588),
                    (760 + i * 30, 380 + i * 44),
                    (860 + i * 10, 420 + i * 40),
                    (1000, 330 + i * 60),
                    (1000, 588),
                ],
                colour,
            )

    inks = (
        Ink("Ingrid Sokolova", 76, 130, 46, "lato black", "#3b3226"),
        Ink("Senior Geologist", 76, 176, 30, "lato", "#6a5c48"),
        Ink("Stratum Survey LLC", 76, 300, 34, "lato bold", "#8f6f43"),
        Ink("1180 Quarry Road", 76, 360, 27, "lato", "#3b3226"),
        Ink("Golden, CO 80401", 76, 398, 27, "lato", "#3b3226"),
        Ink("303.555.0189", 76, 456, 27, "lato", "#3b3226"),
        Ink("ingrid.sokolova@stratum.example.com", 76, 496, 27, "lato", "#3b3226"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Ingrid Sokolova", None, None, "Ingrid", "Sokolova", None, ("Senior Geologist",)),),
        ("Stratum Survey LLC",), ("Stratum Survey", "Stratum"), (),
        (TruePhone("303.555.0189", "+13035550189", "unknown"),),
        ("ingrid.sokolova@stratum.example.com",), (), (),
        (TrueAddress("1180 Quarry Road, Golden, CO 80401", "Golden", "CO", "80401", "US"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#faf7f0", ground)


def _university() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 76, 70, 156, 170, "#7a1f2b")
        shape(draw, [(76, 170), (156, 170), (116, 204)], "#7a1f2b")
        disc(draw, 116, 122, 24, "#e9c46a")

    inks = (
        Ink("Ashgrove University", 184, 132, 46, "garamond bold", "#7a1f2b"),
        Ink("Department of Marine Biology", 184, 176, 29, "garamond", "#4a4a4a"),
        Ink("Prof. Nikolai Abernathy, Ph.D.", 76, 318, 40, "garamond bold", "#222222"),
        Ink("Professor and Chair", 76, 360, 30, "garamond italic", "#4a4a4a"),
        Ink("Room 214, Carrow Hall", 76, 440, 27, "carlito", "#333333"),
        Ink("Ashgrove, ME 04401", 76, 478, 27, "carlito", "#333333"),
        Ink("Office: 207-555-0155", 924, 402, 27, "carlito", "#333333", "r"),
        Ink("Lab: 207-555-0156", 924, 440, 27, "carlito", "#333333", "r"),
        Ink("n.abernathy@ashgrove.example.org", 924, 478, 27, "carlito", "#333333", "r"),
        Ink("linkedin.com/in/nabernathy", 924, 516, 27, "carlito", "#333333", "r"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Nikolai Abernathy", "Prof.", "Ph.D.", "Nikolai", "Abernathy", None, ("Professor and Chair",)),),
        ("Ashgrove University",), (), ("Department of Marine Biology",),
        (TruePhone("207-555-0155", "+12075550155", "work"), TruePhone("207-555-0156", "+12075550156", "work")),
        ("n.abernathy@ashgrove.example.org",), (), (("linkedin", "nabernathy"),),
        (TrueAddress("Room 214, Carrow Hall, Ashgrove, ME 04401", "Ashgrove", "ME", "04401", "US"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#fdfdfb", ground)


def _photographer() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        disc(draw, 822, 292, 120, "#111111")
        disc(draw, 822, 292, 104, "#f2f2f0")
        disc(draw, 822, 292, 62, "#c0392b")

    inks = (
        Ink("LEOPOLD ADEBAYO", 80, 210, 46, "sans light", "#111111", spacing=2),
        Ink("Photographer", 80, 256, 30, "sans", "#c0392b"),
        Ink("+46 70-174 06 58", 80, 392, 28, "sans", "#222222"),
        Ink("leopold@adebayo.example.com", 80, 434, 28, "sans", "#222222"),
        Ink("www.adebayo.example.com", 80, 476, 28, "sans", "#222222"),
        Ink("@leopoldadebayo", 80, 518, 28, "sans", "#222222"),
    )
    truth = Truth(
        "person", "SE", ("en",),
        (TruePerson("Leopold Adebayo", None, None, "Leopold", "Adebayo", None, ("Photographer",)),),
        (), (), (),
        (TruePhone("+46 70-174 06 58", "+46701740658", "unknown"),),
        ("leopold@adebayo.example.com",), ("www.adebayo.example.com",), (),
    )  # fmt: skip
    return SampleCard(inks, truth, "#f2f2f0", ground)


def _german() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 0, 0, 18, 588, "#c1121f")
        for i in range(3):
            box(draw, 800 + i * 38, 80, 828 + i * 38, 150 - i * 20, "#c1121f")

    inks = (
        Ink("Rautenberg Messtechnik GmbH", 80, 132, 40, "sans bold", "#1d1d1d"),
        Ink("Dr.-Ing. Friederike Schönwald", 80, 276, 38, "sans bold", "#1d1d1d"),
        Ink("Leiterin Qualitätssicherung", 80, 318, 27, "sans", "#555555"),
        Ink("Lindenstraße 47", 80, 414, 26, "sans", "#333333"),
        Ink("10969 Berlin", 80, 452, 26, "sans", "#333333"),
        Ink("Tel. 030 23125 162", 520, 376, 26, "sans", "#333333"),
        Ink("Fax 030 23125 169", 520, 414, 26, "sans", "#333333"),
        Ink("Mobil 0176 04069038", 520, 452, 26, "sans", "#333333"),
        Ink("f.schoenwald@rautenberg.example.com", 80, 530, 26, "sans", "#c1121f"),
    )
    truth = Truth(
        "person", "DE", ("de",),
        (TruePerson("Friederike Schönwald", "Dr.-Ing.", None, "Friederike", "Schönwald", None, ("Leiterin Qualitätssicherung",)),),
        ("Rautenberg Messtechnik GmbH",), ("Rautenberg Messtechnik", "Rautenberg"), (),
        (TruePhone("030 23125 162", "+493023125162", "work"), TruePhone("030 23125 169", "+493023125169", "fax"),
         TruePhone("0176 04069038", "+4917604069038", "mobile")),
        ("f.schoenwald@rautenberg.example.com",), (), (),
        (TrueAddress("Lindenstraße 47, 10969 Berlin", "Berlin", None, "10969", "DE"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground)


def _japanese() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        disc(draw, 110, 106, 34, "#bc002d")

    inks = (
        Ink("株式会社 花森精機", 164, 122, 40, "gothic bold", "#222222"),
        Ink("営業部 部長", 250, 234, 27, "gothic", "#444444"),
        Ink("月島 遥香", 250, 308, 58, "gothic bold", "#111111"),
        Ink("Haruka Tsukishima", 252, 356, 27, "gothic", "#555555"),
        Ink("〒104-0052 東京都中央区月見町3-14-7 花森ビル5F", 76, 446, 26, "gothic", "#333333"),
        Ink("TEL 03-3000-0045  FAX 03-3000-0046", 76, 486, 26, "gothic", "#333333"),
        Ink("haruka@hanamori.example.com", 76, 526, 26, "gothic", "#333333"),
    )
    truth = Truth(
        "person", "JP", ("ja", "en"),
        (TruePerson("Haruka Tsukishima", None, None, "Haruka", "Tsukishima", "月島 遥香", ("部長",)),),
        ("株式会社 花森精機",), ("花森精機", "株式会社花森精機"), ("営業部",),
        (TruePhone("03-3000-0045", "+81330000045", "work"), TruePhone("03-3000-0046", "+81330000046", "fax")),
        ("haruka@hanamori.example.com",), (), (),
        (TrueAddress("〒104-0052 東京都中央区月見町3-14-7 花森ビル5F", "中央区", "東京都", "104-0052", "JP"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground, 1000, 604)


def _indian() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 0, 356, 1000, 360, "#c8553d")
        for i in range(8):
            shape(
                draw,
                [
                    (120, 120),
                    (120 + 56 * _cos(i), 120 + 56 * _cos(i - 2)),
                    (120 + 56 * _cos(i + 0.6), 120 + 56 * _cos(i - 1.4)),
                ],
                "#f28f3b" if i % 2 else "#c8553d",
            )

    inks = (
        Ink("SURYAKANTI ENGINEERING PVT. LTD.", 210, 112, 36, "carlito bold", "#8a2d1a"),
        Ink("Land Surveys | GPS Mapping | Road Works", 210, 154, 27, "carlito italic", "#555555"),
        Ink("Er. K.V. Ananthakrishna", 76, 260, 40, "carlito bold", "#222222"),
        Ink("M.Tech., F.I.E.", 496, 260, 26, "carlito", "#444444"),
        Ink("Chief Engineer - Projects", 76, 304, 29, "carlito", "#333333"),
        Ink(
            "Off : Plot No. 88, 2nd Floor, Mandara Towers, Opp. Clock Tower,",
            76,
            408,
            27,
            "carlito",
            "#222222",
        ),
        Ink("Begumpet, Hyderabad - 500 016", 76, 444, 27, "carlito", "#222222"),
        Ink("Ph : 040-2000 0063 / 64", 76, 492, 27, "carlito", "#222222"),
        Ink("Cell : +91 70000 00052", 924, 492, 27, "carlito", "#222222", "r"),
        Ink("E-mail : ananthakrishna@suryakanti.example.com", 76, 534, 27, "carlito", "#222222"),
    )
    truth = Truth(
        "person", "IN", ("en",),
        (TruePerson("K.V. Ananthakrishna", "Er.", "M.Tech., F.I.E.", None, None, None, ("Chief Engineer - Projects",)),),
        ("Suryakanti Engineering Pvt. Ltd.",), ("Suryakanti Engineering", "Suryakanti"), (),
        (TruePhone("040-2000 0063", "+914020000063", "work"), TruePhone("64", "+914020000064", "work", None, True),
         TruePhone("+91 70000 00052", "+917000000052", "mobile")),
        ("ananthakrishna@suryakanti.example.com",), (), (),
        (TrueAddress("Plot No. 88, 2nd Floor, Mandara Towers, Opp. Clock Tower, Begumpet, Hyderabad - 500 016", "Hyderabad", None, "500 016", "IN"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#fffdf9", ground)


def _cos(step: float) -> float:
    return cos(step * pi / 4)


QR_VCARD = "\r\n".join((
    "BEGIN:VCARD", "VERSION:3.0", "N:Brandvold;Calliope;;;", "FN:Calliope Brandvold", "ORG:Fernhill Robotics",
    "TITLE:Chief Technology Officer", "TEL;TYPE=CELL:+12065550197", "EMAIL:calliope@fernhill.example.com",
    "URL:https://fernhill.example.com", "END:VCARD", "",
))  # fmt: skip


def _qr() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        import segno

        code = segno.make(QR_VCARD, error="m", micro=False)
        rows = [[bool(cell) for cell in row] for row in code.matrix]
        unit = 330 / len(rows)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if cell:
                    box(
                        draw,
                        606 + x * unit,
                        128 + y * unit,
                        606 + (x + 1) * unit,
                        128 + (y + 1) * unit,
                        "#16324f",
                    )

    inks = (
        Ink("Fernhill Robotics", 70, 150, 44, "sans black", "#16324f"),
        Ink("Calliope Brandvold", 70, 296, 42, "sans bold", "#222222"),
        Ink("Chief Technology Officer", 70, 340, 28, "sans", "#555555"),
        Ink("(206) 555-0197", 70, 428, 27, "sans", "#333333"),
        Ink("calliope@fernhill.example.com", 70, 470, 27, "sans", "#333333"),
        Ink("fernhill.example.com", 70, 512, 27, "sans", "#333333"),
        Ink("scan me", 771, 512, 25, "sans", "#16324f", "m"),
    )
    truth = Truth(
        "person", "US", ("en",),
        (TruePerson("Calliope Brandvold", None, None, "Calliope", "Brandvold", None, ("Chief Technology Officer",)),),
        ("Fernhill Robotics",), ("Fernhill",), (),
        (TruePhone("(206) 555-0197", "+12065550197", "mobile"),),
        ("calliope@fernhill.example.com",), ("fernhill.example.com",), qr=True,
        note="the code holds a vCard; that the number is a mobile stands only there",
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground)


def _spanish() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        shape(draw, [(0, 0), (330, 0), (230, 588), (0, 588)], "#005f73")
        shape(draw, [(330, 0), (350, 0), (250, 588), (230, 588)], "#ee9b00")

    inks = (
        Ink("Grupo", 132, 266, 40, "dosis", "#ffffff", "m"),
        Ink("Azulejar", 132, 322, 54, "dosis bold", "#ffffff", "m"),
        Ink("Ing. Ximena Larraín Betancur", 390, 130, 40, "dosis bold", "#16323a"),
        Ink("Gerente de Proyectos", 390, 174, 30, "dosis", "#45606a"),
        Ink("Grupo Azulejar, S.A. de C.V.", 390, 290, 30, "dosis bold", "#16323a"),
        Ink("Av. de los Jacarandas No. 512, Col. Miraflores", 390, 332, 29, "dosis", "#16323a"),
        Ink("C.P. 44270, Guadalajara, Jalisco", 390, 372, 29, "dosis", "#16323a"),
        Ink("ximena@azulejar.example.net", 390, 470, 29, "dosis", "#16323a"),
        Ink("www.azulejar.example.net", 390, 510, 29, "dosis", "#005f73"),
    )
    truth = Truth(
        "person", "MX", ("es",),
        (TruePerson("Ximena Larraín Betancur", "Ing.", None, "Ximena", "Larraín Betancur", None, ("Gerente de Proyectos",)),),
        ("Grupo Azulejar, S.A. de C.V.",), ("Grupo Azulejar", "Azulejar"), (), (),
        ("ximena@azulejar.example.net",), ("www.azulejar.example.net",), (),
        (TrueAddress("Av. de los Jacarandas No. 512, Col. Miraflores, C.P. 44270, Guadalajara, Jalisco", "Guadalajara", "Jalisco", "44270", "MX"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground)


def _restaurant() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        for x in range(0, 1000, 80):
            shape(draw, [(x, 0), (x + 40, 0), (x + 80, 60), (x + 40, 60)], "#386641")
            shape(draw, [(x, 588), (x + 40, 588), (x + 80, 528), (x + 40, 528)], "#386641")

    inks = (
        Ink("Saffron Lantern", 500, 190, 72, "garamond bold", "#386641", "m"),
        Ink("Persian Kitchen", 500, 240, 34, "garamond italic", "#6a994e", "m"),
        Ink("Lunch · Dinner · Catering · Private Parties", 500, 310, 26, "lato", "#555555", "m"),
        Ink("77 Copper Street, Tucson, AZ 85701", 500, 394, 28, "lato", "#333333", "m"),
        Ink("520-555-0103", 500, 440, 34, "lato bold", "#386641", "m"),
        Ink("www.saffronlantern.example.com", 500, 486, 28, "lato", "#333333", "m"),
    )
    truth = Truth(
        "company", "US", ("en",), (),
        ("Saffron Lantern",), ("Saffron Lantern Persian Kitchen",), (),
        (TruePhone("520-555-0103", "+15205550103", "unknown"),),
        (), ("www.saffronlantern.example.com",), (),
        (TrueAddress("77 Copper Street, Tucson, AZ 85701", "Tucson", "AZ", "85701", "US"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#fdfaf0", ground)


def _insurance() -> SampleCard:
    def ground(draw: ImageDraw.ImageDraw, image: Image.Image) -> None:
        box(draw, 60, 226, 940, 229, "#3a6ea5")
        shape(draw, [(76, 70), (156, 70), (156, 130), (116, 178), (76, 130)], "#3a6ea5")
        shape(
            draw, [(98, 112), (112, 132), (138, 94), (146, 102), (113, 150), (88, 122)], "#ffffff"
        )

    inks = (
        Ink("Beaver Creek Mutual", 190, 128, 44, "lato black", "#24405e"),
        Ink("Insurance you can talk to", 190, 170, 27, "lato", "#6a7d90"),
        Ink("Anneliese Tremblay, CIP", 76, 310, 40, "lato bold", "#222222"),
        Ink("Senior Claims Advisor", 76, 352, 28, "lato", "#555555"),
        Ink("200 Elgin Row, Suite 900", 76, 440, 27, "lato", "#333333"),
        Ink("Ottawa, ON K2P 1L5", 76, 478, 27, "lato", "#333333"),
        Ink("Tel 613-555-0142 ext. 27", 924, 402, 27, "lato", "#333333", "r"),
        Ink("Toll free 1-800-555-0199", 924, 440, 27, "lato", "#333333", "r"),
        Ink("atremblay@beavercreek.example.org", 924, 478, 27, "lato", "#333333", "r"),
    )
    truth = Truth(
        "person", "CA", ("en",),
        (TruePerson("Anneliese Tremblay", None, "CIP", "Anneliese", "Tremblay", None, ("Senior Claims Advisor",)),),
        ("Beaver Creek Mutual",), (), (),
        (TruePhone("613-555-0142", "+16135550142", "work", "27"), TruePhone("1-800-555-0199", "+18005550199", "tollfree")),
        ("atremblay@beavercreek.example.org",), (), (),
        (TrueAddress("200 Elgin Row, Suite 900, Ottawa, ON K2P 1L5", "Ottawa", "ON", "K2P 1L5", "CA"),),
    )  # fmt: skip
    return SampleCard(inks, truth, "#ffffff", ground)


CARDS = {
    "plain": _plain, "dark": _dark, "gradient": _gradient, "upright": _upright, "two_columns": _two_columns,
    "centred": _centred, "two_holders": _two_holders, "pair_front": _pair_front, "pair_back": _pair_back,
    "boats": _blue_stripe, "baker": _baker, "geologist": _geologist, "university": _university,
    "photographer": _photographer, "german": _german, "japanese": _japanese, "indian": _indian, "qr": _qr,
    "spanish": _spanish, "restaurant": _restaurant, "insurance": _insurance,
}  # fmt: skip
"""The printed sides by name."""
