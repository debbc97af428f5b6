"""E-mails, web addresses and handles: found, repaired towards what verifies, never invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.candidates.emails import find_emails
from enrich.candidates.host_agreement import agree_on_hosts
from enrich.candidates.hosts import split_host
from enrich.candidates.socials import find_socials
from enrich.candidates.urls import find_urls
from enrich.candidates.web_labels import is_label_alone
from enrich.evidence import gather
from tests.enrich.cards import stack


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("mara@northwind.example.com", "mara@northwind.example.com"),
        ("Email: Mara.Lind@Example.COM", "mara.lind@example.com"),
        ("E-Mail-mara@example.com", "mara@example.com"),
        ("e:mara@example.org", "mara@example.org"),
        ("e) mara@example.org", "mara@example.org"),
        ("mara @ example . com", "mara@example.com"),
        ("mara@gmail.corn", "mara@gmail.com"),
        ("mara@gmailcom", "mara@gmail.com"),
        ("mara@example,com", "mara@example.com"),
        ("E-mail : mara@example com", "mara@example.com"),
        ("mara [at] example.com", "mara@example.com"),
        ("202-555-0126mara@example.com", "mara@example.com"),
        ("Lind 2000@example.com", "lind_2000@example.com"),
        ("E-post. eidek@example.com", "eidek@example.com"),
        ("e-posta:ofis@example.com", "ofis@example.com"),
        ("E-posta.ofis@example.com", "ofis@example.com"),
        ("email id. lind@example.com", "lind@example.com"),
        ("lind@example.com.www.example.com", "lind@example.com"),
        ("LIND@EXAMPLE.COMCelI.: 98490", "lind@example.com"),
        ("lind@example.community", "lind@example.community"),
        ("+48 61 763 13 59lind@example.com", "lind@example.com"),
        ("+86 10 6440 3195, +86 10 6655 0069lind@example.com", "lind@example.com"),
        ("id.card@example.com", "id.card@example.com"),
        ("Tel +49 30 12345678 123abc@web.de", "123abc@web.de"),
        ("correo.ventas@example.com", "correo.ventas@example.com"),
        ("Эл. почта: anna@example.com", "anna@example.com"),
        ("6361.9092- jwon@example.com.hk-", "jwon@example.com.hk"),
        ("lind@yaho0.com", "lind@yahoo.com"),
        ('lind@example.co.il7"p', "lind@example.co.il"),
        ("lind@example.com.example.com", "lind@example.com"),
        ("E: info@example.com, Cell.No9876543210", "info@example.com"),
        ("E-mail: Sales lind@example.com", "lind@example.com"),
        ("Mara lind@example.com", "lind@example.com"),
        ("lind@hotmai1.com", "lind@hotmail.com"),
        ("Fax: 555 0100, E-mail: mara@example.co.uk", "mara@example.co.uk"),
        ("mara@example.com.qa", "mara@example.com.qa"),
        ("lind@example.edu.gh", "lind@example.edu.gh"),
        ("mara@example.com.Mo: 98490", "mara@example.com"),
        ("mara@nic.in", "mara@nic.in"),
    ],
)
def test_an_email_is_read_as_it_is_meant(printed: str, address: str) -> None:
    assert [c.value for c in find_emails(stack(printed))] == [address]


@pytest.mark.parametrize(
    ("printed", "name", "address"),
    [
        ("Imangal@example.com", "Lakshmi Mangal", "lmangal@example.com"),
        ("llias@example.com", "Ilias Galanis", "ilias@example.com"),
        ("ilias@example.com", "Ilias Galanis", "ilias@example.com"),
        ("lind@example.com", "Mara Lind", "lind@example.com"),
        ("lx@example.com", "Mara Lind", "lx@example.com"),
        ("ian@lan.com", "Ian Smith", "ian@lan.com"),
        ("E.joseph.usha@example.com", "Joseph Usha", "joseph.usha@example.com"),
        ("e.joseph@example.com", "Emil Joseph", "e.joseph@example.com"),
    ],
)
def test_the_name_tells_the_first_letter(printed: str, name: str, address: str) -> None:
    (email,) = gather(stack(name, "Director", printed), 900.0, 500.0).emails
    assert email.value == address


def test_two_emails_in_one_line_are_two() -> None:
    found = find_emails(stack("mara@example.com / info@example.org"))
    assert [c.value for c in found] == ["mara@example.com", "info@example.org"]


@pytest.mark.parametrize("between", [", ", "; ", "   ", " / "])
def test_the_next_email_is_no_more_of_the_host(between: str) -> None:
    found = find_emails(stack(f"mara@example.co.in{between}ca.lind@example.com"))
    assert [c.value for c in found] == ["mara@example.co.in", "ca.lind@example.com"]


def test_a_host_that_was_misread_is_the_one_of_the_email() -> None:
    lines = stack("mara@rosewoodhall com", "http://www.rosewoodhali.coni~mara")
    emails = find_emails(lines)
    urls = find_urls(lines, [s for c in emails for s in c.spans], emails)
    assert [u.value for u in urls] == ["www.rosewoodhall.com/~mara"]


def test_an_email_wrapped_at_the_at_sign_is_one() -> None:
    found = find_emails(stack("E-mail: mara.lindqvist@", "northwind.example.com"))
    assert [c.value for c in found] == ["mara.lindqvist@northwind.example.com"]
    assert {span.line for span in found[0].spans} == {0, 1}


@pytest.mark.parametrize(
    "text", ["@ home", "Meet us @ 5", "Chez Nous @ the Pier", "insta @northwind.day"]
)
def test_an_at_sign_alone_is_no_email(text: str) -> None:
    assert find_emails(stack(text)) == ()


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("http://www.example.com'~mara", "www.example.com/~mara"),
        ("http://wiww.example.com", "www.example.com"),
        ("www.northwind.example.com", "www.northwind.example.com"),
        ("http://www.example.com/team/", "www.example.com/team"),
        ("http:/www.example.com", "www.example.com"),
        ("wwwexample.com", "www.example.com"),
        ("www,example.com", "www.example.com"),
        ("www-example.com", "www.example.com"),
        ("Web: example.org", "example.org"),
        ("Websiteewww.example.com", "www.example.com"),
        ("example.com", "example.com"),
        ("www: www.example.com", "www.example.com"),
        ("Gardenwww.example.com", "www.example.com"),
        ("www.example.com\u3000Instagram @mara", "www.example.com"),
        ("tern.finance", "tern.finance"),
        ("northwindclinic.co.in", "northwindclinic.co.in"),
    ],
)
def test_a_web_address_is_read_as_it_is_meant(printed: str, url: str) -> None:
    assert [c.value for c in find_urls(stack(printed), ())] == [url]


@pytest.mark.parametrize(
    "text",
    [
        "M.Tech",
        "B.Arch, M.U.P.",
        "Pvt.Ltd",
        "St.Louis",
        "No.8, Main Road",
        "10 a.m. - 9 p.m.",
        "Org.no. 963 025 936",
    ],
)
def test_abbreviations_are_no_web_addresses(text: str) -> None:
    assert find_urls(stack(text), ()) == ()


def test_a_host_misread_once_is_put_right_by_the_other() -> None:
    lines = stack("mara@edtechnologies.com", "www.edtechnologles.com")
    emails = find_emails(lines)
    urls = find_urls(lines, [s for c in emails for s in c.spans], emails)
    emails, urls = agree_on_hosts(emails, urls, lines)
    hosts = {emails[0].value.partition("@")[2], urls[0].value.removeprefix("www.")}
    assert len(hosts) == 1


def test_the_surer_of_two_readings_that_differ_in_a_letter_is_taken() -> None:
    doubtful, sure = stack("www.edtechnolosies.com", "mara@edtechnologies.com")
    doubtful = replace(doubtful, confidence=0.9)
    emails = find_emails((doubtful, sure))
    urls = find_urls((doubtful, sure), [s for c in emails for s in c.spans], emails)
    _, urls = agree_on_hosts(emails, urls, (doubtful, sure))
    assert [c.value for c in urls] == ["www.edtechnologies.com"]


@pytest.mark.parametrize(
    "printed",
    [
        ("mara@edtechnologies.com", "www.edtechnologles.com", "ED Technologies Ltd."),
        ("mara@edtechnologles.com", "www.edtechnologies.com", "ED TECHNOLOGIES"),
        ("Meet us at ED Technologies", "www.edtechnologies.com", "mara@edtechnologles.com"),
    ],
)
def test_print_that_spells_the_host_decides_between_two_readings(printed: tuple[str, ...]) -> None:
    evidence = gather(stack(*printed), 1000, 600)
    assert [c.value for c in evidence.emails] == ["mara@edtechnologies.com"]
    assert [c.value for c in evidence.urls] == ["www.edtechnologies.com"]


@pytest.mark.parametrize(
    ("printed", "email"),
    [
        ("Emailanmktlind@example.com", "mktlind@example.com"),
        ("mailaninfo@example.com", "info@example.com"),
        ("Emailanna@example.com", "anna@example.com"),
        ("Emailanlind@example.com", "anlind@example.com"),
        ("mailroom@example.com", "mailroom@example.com"),
    ],
)
def test_a_colon_read_as_letters_is_no_part_of_the_address(printed: str, email: str) -> None:
    evidence = gather(stack("Dr. Mara Kari T. Lind", printed), 1000, 600)
    assert [c.value for c in evidence.emails] == [email]


@pytest.mark.parametrize(
    ("printed", "email", "url"),
    [
        ("03 91 69 90 93lind@example.fr0735 44 41 28", "lind@example.fr", None),
        ("MAIL: lind@example.comNo: 489", "lind@example.com", None),
        ("www.example.comMobile 0735 44 41 28", None, "www.example.com"),
        ("lind@163.com", "lind@163.com", None),
        ("lind@web.de • example.net", "lind@web.de", "example.net"),
        ("www.example.com/a1234", None, "www.example.com/a1234"),
    ],
)
def test_what_runs_into_an_address_is_no_part_of_it(
    printed: str, email: str | None, url: str | None
) -> None:
    evidence = gather(stack(printed), 1000, 600)
    assert [c.value for c in evidence.emails] == [email] * (email is not None)
    assert [c.value for c in evidence.urls] == [url] * (url is not None)


def test_print_of_other_letters_changes_no_host() -> None:
    evidence = gather(stack("Edison Technology", "mara@edtechnologles.com"), 1000, 600)
    assert [c.value for c in evidence.emails] == ["mara@edtechnologles.com"]


@pytest.mark.parametrize(
    ("printed", "network", "handle"),
    [
        ("www.linkedin.com/in/maralind", "linkedin", "maralind"),
        ("facebook.com/northwind.fans", "facebook", "northwind.fans"),
        ("Skype: mara.lind", "skype", "mara.lind"),
        ("/maralind", "facebook", "maralind"),
    ],
)
def test_a_handle_is_told_with_its_network(printed: str, network: str, handle: str) -> None:
    assert [c.value for c in find_socials(stack(printed), ())] == [f"{network} {handle}"]


@pytest.mark.parametrize(
    ("lines", "email"),
    [
        (["lind@gmal.com"], "lind@gmail.com"),
        (["lind@yail.com", "lind@gmal.com"], "lind@ymail.com"),
        (["lind@mail.com"], "lind@mail.com"),
        (["lind@gail.com", "GAIL Ltd."], "lind@gail.com"),
        (["lind@gail.com", "www.gail.com"], "lind@gail.com"),
        (["lin@gmal.com", "info@gmal.com"], "lin@gmal.com"),
        (["lind@cloud.com"], "lind@cloud.com"),
    ],
)
def test_a_provider_that_lacks_a_letter_is_meant(lines: list[str], email: str) -> None:
    assert gather(stack(*lines), 900, 400).emails[0].value == email


@pytest.mark.parametrize(
    ("line", "email"),
    [
        ("E-mail ID: mara lind@example.com", "mara_lind@example.com"),
        ("E-mail: Office lind@example.com", "lind@example.com"),
        ("Mara lind@example.com", "lind@example.com"),
    ],
)
def test_an_underscore_lost_behind_a_label(line: str, email: str) -> None:
    assert gather(stack("Mara Lind", line), 900, 400).emails[0].value == email


def test_the_first_letter_of_a_mailbox_is_no_label() -> None:
    evidence = gather(stack("Specjalista ds. Marketingu", "Marketing@example.com.pl"), 900, 400)
    assert [c.value for c in evidence.emails] == ["marketing@example.com.pl"]


def test_a_direct_line_is_no_messenger() -> None:
    assert find_socials(stack("Direct line: 305-643-5595"), ()) == ()


@pytest.mark.parametrize(
    ("above", "below", "url"),
    [
        ("www.example.com/people/", "mara-lind", "www.example.com/people/mara-lind"),
        ("www.example.com/people", "mlind/profile", "www.example.com/people/mlind/profile"),
        ("www.example.com/people", "Director/Owner and more", "www.example.com/people"),
        ("www.example.com", "Sales/Service", "www.example.com"),
    ],
)
def test_a_path_goes_on_in_the_line_below(above: str, below: str, url: str) -> None:
    assert [found.value for found in find_urls(stack(above, below), ())] == [url]


def test_an_address_below_another_does_not_continue_it() -> None:
    found = find_urls(stack("http://www.example.com/", "facebook.com/maralind"), ())
    assert "www.example.com" in [url.value for url in found]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gives_candidates_that_stand_on_the_card(texts: list[str]) -> None:
    lines = stack(*texts)
    emails = find_emails(lines)
    taken = [s for c in emails for s in (*c.spans, *c.labels)]
    socials = find_socials(lines, taken)
    taken += [s for c in socials for s in c.spans]
    for candidate in (*emails, *socials, *find_urls(lines, taken, emails)):
        for span in (*candidate.spans, *candidate.labels):
            assert 0 <= span.start < span.end <= len(lines[span.line].text)


_SLIPS = st.sampled_from(
    [(".com", ".corn"), (".com", "com"), (".com", ",com"), (".", " ."), (".", ". "), ("@", " @ ")]
)


@given(st.from_regex(r"[a-z]{3,8}\.?[a-z]{0,6}@[a-z]{4,10}\.(com|org|net)", fullmatch=True), _SLIPS)
def test_a_repaired_email_always_verifies(address: str, slip: tuple[str, str]) -> None:
    for candidate in find_emails(stack("Email: " + address.replace(*slip))):
        if candidate.verified:
            assert split_host(candidate.value.partition("@")[2]) is not None


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Homepage", True),
        ("E-mail:", True),
        ("Kotisivut", True),
        ("Ιστοσελίδα", True),
        ("홈페이지", True),
        ("Northwind Web", False),
        ("M", False),
        ("(I)", False),
    ],
)
def test_a_label_that_stands_apart(text: str, alone: bool) -> None:
    assert is_label_alone(text) is alone
