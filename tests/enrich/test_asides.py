"""What sounds like a field of a card and is none."""

from __future__ import annotations

import pytest

from enrich.asides import drop_asides, lists_places, names_state, names_unit, says_what_kind
from enrich.evidence import gather
from enrich.roles import Role
from tests.enrich.cards import stack


def after(text: str, role: Role) -> set[Role]:
    evidence = gather(stack(text), 900, 400)
    roles = [role] * len(evidence.segments)
    drop_asides(evidence, roles)
    return set(roles)


@pytest.mark.parametrize(
    "text", ["Boston · Hong Kong · Sydney", "Offices: Chennai, Kolkata, Mumbai, Bangalore"]
)
def test_a_list_of_cities_is_no_address(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.OTHER}


def test_a_column_of_cities_is_no_address_and_no_firm() -> None:
    cities = ["Chicago", "Denver", "Miami", "Milwaukee", "New York"]
    evidence = gather(stack("Mara Lind", *cities), 900, 400)
    roles = [Role.NAME, Role.ORGANIZATION, *[Role.ADDRESS] * 4]
    drop_asides(evidence, roles)
    assert roles == [Role.NAME, *[Role.OTHER] * 5]


@pytest.mark.parametrize("text", ["Address", "ADDRESS:", "Anschrift", "Dirección", "住所"])
def test_the_word_for_an_address_is_none(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.OTHER}


def test_towns_below_their_streets_are_no_column_of_cities() -> None:
    offices = [
        "12 Elm Road",
        "London",
        "7 Rue Lepic",
        "Paris",
        "Lindenweg 7",
        "Berlin",
        "Via Po 3",
        "Milan",
    ]
    evidence = gather(stack(*offices), 900, 400)
    roles = [Role.ADDRESS] * len(evidence.segments)
    drop_asides(evidence, roles)
    assert set(roles) == {Role.ADDRESS}


@pytest.mark.parametrize(
    "text",
    ["Brooklyn, New York, USA", "Lakeview, Garden Road, Springfield", "Puebla, Puebla, México"],
)
def test_an_address_without_a_number_is_one(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.ADDRESS}


@pytest.mark.parametrize(
    "text",
    [
        "Dealers in cement and steel", "Exclusive retailer", "Manufacturers & suppliers of valves",
        "Authorised distributor", "Dealers in cement, steel, paints",
    ],
)  # fmt: skip
@pytest.mark.parametrize("role", [Role.TITLE, Role.ORGANIZATION])
def test_a_trade_is_neither_a_title_nor_a_firm(text: str, role: Role) -> None:
    assert after(text, role) == {Role.OTHER}


@pytest.mark.parametrize(
    "text",
    [
        "Manufacturers of Steel Ltd.",
        "Exclusive Travel",
        "Makers of Change",
        "Authorised Dealer Manager",
    ],
)
def test_firms_and_titles_stay(text: str) -> None:
    assert after(text, Role.ORGANIZATION) == {Role.ORGANIZATION}


@pytest.mark.parametrize(
    "text",
    [
        "Formerly Senior Scientist",
        "Ex. Registrar, Lakeview Hospital",
        "Life Member of the Garden Society",
        "माजी नगराध्यक्ष",
        "עורך ראשי לשעבר",
        "عضو نقابة الصحفيين",
        "Μέλος Συμβολαιογραφικού Συλλόγου Ναυπλίου",
        "Miembro de la Asociación de Peritos",
        "日本税理士連合会会員",
    ],
)
def test_what_somebody_was_is_no_title(text: str) -> None:
    assert after(text, Role.TITLE) == {Role.OTHER}


@pytest.mark.parametrize("text", ["Mitglied des Vorstands", "عضو مجلس النواب", "Member Secretary"])
def test_a_seat_is_a_title(text: str) -> None:
    assert after(text, Role.TITLE) == {Role.TITLE}


def test_an_office_by_virtue_of_another_is_no_past_one() -> None:
    assert after("Ex-officio Chairperson", Role.TITLE) == {Role.TITLE}


@pytest.mark.parametrize(
    "text", ["Brouwerij depuis 1887", "Innungsbetrieb seit 1963", "Hour in the pool .... 25.000"]
)
def test_the_age_of_a_firm_and_its_prices_are_no_address(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.OTHER}


def test_what_a_wire_dials_is_no_address() -> None:
    assert Role.OTHER in after("TELEX: 77812 HARBOR HX", Role.ADDRESS)
    assert after("77812 Harbor Heights", Role.ADDRESS) == {Role.ADDRESS}


@pytest.mark.parametrize(
    "text", ["Quay Ind. Est.", "Rue du Lac Est 1650", "Rue du Lac 12 .... 8000 Zürich"]
)
def test_what_looks_like_an_age_or_a_price_and_is_a_place(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.ADDRESS}


@pytest.mark.parametrize("role", [Role.TITLE, Role.ORGANIZATION])
def test_what_a_practice_is_limited_to_is_neither_its_name_nor_a_title(role: Role) -> None:
    assert after("Practice Limited to Orthodontics", role) == {Role.OTHER}


@pytest.mark.parametrize(
    "text", ["|| Shree Ganeshaya Namah ||", "JAI MAA KALI", "Om Namah Shivaya", "786"]
)
@pytest.mark.parametrize("role", [Role.NAME, Role.ORGANIZATION])
def test_a_blessing_is_nobody(text: str, role: Role) -> None:
    assert after(text, role) == {Role.OTHER}


@pytest.mark.parametrize("text", ["Jai Prakash Narayan", "Shri Ram Mehta", "Om Prakash Maurya"])
def test_names_that_begin_like_a_blessing_are_names(text: str) -> None:
    assert after(text, Role.NAME) == {Role.NAME}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Portland | Bend | the Gorge", True),
        ("Doha | Qatar", False),
        ("12 Lake Road | Bend", False),
        ("Bend, Oregon", False),
        ("London – Ibiza – Courchevel", True),
        ("Bend – Portland – Oregon", False),
        ("Main Road - Sitabuldi - Nagpur", False),
        ("Riverside Campus", True),
        ("Riverside Campus, 12 Lake Road", False),
    ],
)
def test_places_beside_each_other_are_no_address(text: str, listed: bool) -> None:
    assert lists_places(text) is listed


def test_what_announces_an_address_is_no_firm() -> None:
    assert after("Regd. Office:", Role.ORGANIZATION) == {Role.OTHER}


@pytest.mark.parametrize("text", ["Admissions Office", "Institute of Marine Biology", "Sales Desk"])
def test_a_unit_is_no_title(text: str) -> None:
    assert names_unit(text)


@pytest.mark.parametrize(
    "text",
    ["Office Manager", "Head, Support Division", "Baker", "Front Desk", "Office Boy", "Lab Tech"],
)
def test_a_title_with_its_unit_is_one(text: str) -> None:
    assert not names_unit(text)


@pytest.mark.parametrize(
    "text",
    [
        "GSTIN: 29ABCDE1234F1Z5",
        "VAT No. GB 123 4567 89",
        "CAU A12345-6",
        "NIP 676-123-45-67",
        "RCS Paris 552 100 554",
        "PAN: ABCDE1234F",
        "IČ: 12345678",
    ],
)
def test_a_registration_is_no_field(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.OTHER}


@pytest.mark.parametrize(
    "text", ["NIT Faridabad 121001", "Pan Street 12", "Unit 4, Tin Lane 12345"]
)
def test_places_that_begin_like_one_are_places(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.ADDRESS}


def test_what_kind_of_firm_it_is_names_none() -> None:
    for text in (
        "children’s bookshop", "Café • Bakery • Events", "Family Law Attorneys", "CHARTERED ACCOUNTANTS",
        "Consulting Engineers", "Attorneys at Law",
    ):  # fmt: skip
        assert says_what_kind(text)
    for text in (
        "Santé Canada | Health Canada", "Little Lantern", "thyssenkrupp", "Pemberton Attorneys",
        "Larch & Sons Solicitors", "Institute of Chartered Accountants of India",
    ):  # fmt: skip
        assert not says_what_kind(text)


@pytest.mark.parametrize("role", [Role.NAME, Role.ORGANIZATION])
def test_nothing_but_towns_is_nobody(role: Role) -> None:
    assert after("Paris · Lyon · Bordeaux", role) == {Role.OTHER}
    assert after("Paris · Sinclair · Maria", role) == {role}


def test_a_licence_behind_a_title_is_none() -> None:
    evidence = gather(stack("Realtor, DRE #01234567"), 900, 400)
    roles = [Role.TITLE] * len(evidence.segments)
    drop_asides(evidence, roles)
    assert roles == [Role.TITLE, Role.OTHER]


@pytest.mark.parametrize("text", ["Mon - Fri 9 am - 5 pm", "Di u. Fr 9–11 Uhr", "Sunday 10 AM"])
def test_when_somebody_is_there_is_not_where(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.OTHER}


@pytest.mark.parametrize("text", ["12 Sunday Street", "Platz der Republik 9", "Fr.-Ebert-Str. 11"])
def test_streets_named_after_days_are_streets(text: str) -> None:
    assert after(text, Role.ADDRESS) == {Role.ADDRESS}


@pytest.mark.parametrize(
    "text",
    [
        "REPUBLIC OF CYPRUS",
        "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",
        "State of Qatar",
        "République française",
        "대한민국",
    ],
)
def test_the_state_above_its_ministry_is_no_employer(text: str) -> None:
    assert names_state(text)
    evidence = gather(stack(text, "Ministry of Inland Waters"), 900, 400)
    roles = [Role.ORGANIZATION] * 2
    drop_asides(evidence, roles)
    assert roles == [Role.OTHER, Role.ORGANIZATION]


def test_the_state_alone_is_one() -> None:
    assert after("Republic of Cyprus", Role.ORGANIZATION) == {Role.ORGANIZATION}


@pytest.mark.parametrize(
    "text", ["State Bank of India", "Republic of Tea", "Kingdom of Toys", "Cyprus"]
)
def test_firms_that_sound_like_a_state_are_firms(text: str) -> None:
    assert not names_state(text)
