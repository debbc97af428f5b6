"""What follows from a contact alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.cities import City, country_of_domain, distance_km, find_city
from enrich.contact import Address, Contact, Email, Phone, Text
from enrich.facts import gather_facts, kilometres_between, seniority_of


def _contact(city: str | None, country: str | None, phone: str | None = None) -> Contact:
    return Contact(
        addresses=(Address(full=city or "?", city=city, country=country),) if country else (),
        phones=(Phone(phone, phone, "work", country=None),) if phone else (),
    )


@pytest.mark.parametrize(
    ("city", "country", "zone"),
    [
        ("Utrecht", "NL", "Europe/Amsterdam"),
        ("München", "DE", "Europe/Berlin"),
        ("Munich", "DE", "Europe/Berlin"),
        ("São Paulo", "BR", "America/Sao_Paulo"),
        ("東京", "JP", "Asia/Tokyo"),
        ("Perth", "AU", "Australia/Perth"),
        ("Bengaluru", "IN", "Asia/Kolkata"),
    ],
)
def test_the_city_tells_the_time_zone(city: str, country: str, zone: str) -> None:
    facts = gather_facts(_contact(city, country))
    assert facts.timezone == zone
    assert facts.country == country


def test_a_state_tells_cities_of_one_name_apart() -> None:
    portland = find_city("Portland", "US", "ME")
    assert portland is not None and portland.timezone == "America/New_York"
    portland = find_city("Portland", "US", "OR")
    assert portland is not None and portland.timezone == "America/Los_Angeles"


def test_without_a_city_the_phone_tells() -> None:
    facts = gather_facts(_contact(None, None, "+14155550143"))
    assert facts.timezone == "America/Los_Angeles"
    assert facts.timezone_from == "phone +14155550143"


def test_a_mobile_of_a_wide_country_is_taken_where_most_people_live() -> None:
    contact = Contact(phones=(Phone("+61412345678", "0412 345 678", "mobile", country="AU"),))
    assert gather_facts(contact).timezone == "Australia/Sydney"


def test_the_address_in_one_line_is_searched_for_its_city() -> None:
    address = Address(full="Lange Nieuwstraat 4, 3512 PH Utrecht, Netherlands", country="NL")
    facts = gather_facts(Contact(addresses=(address,)))
    assert facts.city is not None and facts.city.name == "Utrecht"
    address = Address(full="〒100-0001 東京都千代田区千代田1-1", country="JP")
    facts = gather_facts(Contact(addresses=(address,)))
    assert facts.timezone == "Asia/Tokyo"


def test_the_domain_tells_the_country_unless_the_world_uses_it() -> None:
    assert gather_facts(Contact(emails=(Email("a@example.co.uk"),))).country == "GB"
    assert country_of_domain("example.io") is None
    assert country_of_domain("example.com") is None


def test_nothing_known_is_nothing_claimed() -> None:
    facts = gather_facts(Contact())
    assert (facts.country, facts.city, facts.timezone, facts.language) == (None, None, None, None)
    assert kilometres_between(facts, find_city("Utrecht")) is None


def test_distance_between_cities() -> None:
    utrecht, amsterdam = find_city("Utrecht", "NL"), find_city("Amsterdam", "NL")
    assert utrecht and amsterdam
    assert 30 < distance_km(utrecht, amsterdam) < 40
    tokyo = find_city("Tokyo", "JP")
    assert tokyo and 9200 < distance_km(utrecht, tokyo) < 9400


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Founder & CEO", "founder"),
        ("Chief Technology Officer", "executive"),
        ("Geschäftsführerin", "executive"),
        ("代表取締役社長", "executive"),
        ("Vice President, Sales", "director"),
        ("Director", "director"),
        ("Senior Product Manager", "manager"),
        ("営業部 課長", "manager"),
        ("Senior Engineer", "senior"),
        ("Engineer", None),
    ],
)
def test_seniority(title: str, rank: str | None) -> None:
    assert seniority_of([title]) == rank


def test_the_language_is_the_cards_before_the_countrys() -> None:
    german = Address(full="Berlin", city="Berlin", country="DE")
    assert gather_facts(Contact(addresses=(german,))).language == "de"
    assert gather_facts(Contact(addresses=(german,), languages=("en", "de"))).language == "en"


_lat, _lon = st.floats(-90, 90), st.floats(-180, 180)


@given(_lat, _lon, _lat, _lon)
def test_distance_is_symmetric_and_at_most_half_the_globe(
    a: float, b: float, c: float, d: float
) -> None:
    one = City("a", "XX", "", a, b, "UTC", 0)
    other = City("b", "XX", "", c, d, "UTC", 0)
    assert distance_km(one, other) == pytest.approx(distance_km(other, one), abs=1e-6)
    assert 0 <= distance_km(one, other) <= 20016


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_gives_facts(text: str, titles: list[str]) -> None:
    contact = Contact(
        addresses=(Address(full=text, city=text),),
        titles=tuple(Text(t) for t in titles),
        phones=(Phone(text, text, "work"),),
        emails=(Email(text),),
    )
    gather_facts(contact)
