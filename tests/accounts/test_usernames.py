"""Which names there can be, and which pose as the site."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from accounts.services.names import check_username
from accounts.usernames import LONGEST, ROLES, VALIDATORS, WORDS, poses_as_site

LOOK_ALIKES = {"o": "o0", "l": "l1", "i": "i1", "e": "e3", "a": "a4", "s": "s5", "t": "t7"}
ORDINARY = (
    "ali adam ada anna stafford helpful_hanna rooty abbot modesta modern maude bobby elena tim "
    "guesthouse infanta legally leo owen owena realist roote ritual safiya supporter sysanne teamo "
    "theo trusty webber allan alli newsome boardman mailin meg youssef tagore postma searle "
    "adminder moda robot botticelli helga helpmann ownby truste officer verity infrared "
    "nod nods teanna tina ximena xander max felix alex rex xena lin ilona lila milla nina linn "
    "arnold burnod modern ernst vernon leila lnes inka lina minfo infante tearney stan steffi"
)
POSING = (
    "the_admin real.support Pictria-Help rnoderator offlcial ADM1N lnfo rnod tearn adnin "
    "Adnlnistrator hostnaster xadmin xXadminXx x_root x.adm1n xadnin offlclal_slte"
)


def spelled(word: str) -> st.SearchStrategy[str]:
    """The word in mixed case, with digits for letters, signs inside and digits behind."""
    letters = [
        st.sampled_from(LOOK_ALIKES.get(letter, letter)).flatmap(
            lambda sign: st.sampled_from([sign, sign.upper()])
        )
        for letter in word
    ]
    sign = st.sampled_from(["", "", "", "_", ".", "-"])
    spaced = [st.tuples(sign if at else st.just(""), one) for at, one in enumerate(letters)]
    inside = st.tuples(*spaced).map(lambda pairs: "".join(a + b for a, b in pairs))
    return st.tuples(inside, st.sampled_from(["", "", "1", "_2", "2024"])).map("".join)


@given(st.sampled_from(sorted(ROLES)).flatmap(spelled))
def test_no_spelling_of_a_role_is_free(name: str) -> None:
    assert poses_as_site(name)


@given(
    st.lists(st.sampled_from(sorted(ROLES)), min_size=2, max_size=3),
    st.sampled_from(["", "_", ".", "-"]),
)
def test_roles_together_are_not_free(roles: list[str], sign: str) -> None:
    assert poses_as_site(sign.join(roles))


@pytest.mark.parametrize("name", POSING.split())
def test_titles_and_letters_that_look_alike_do_not_help(name: str) -> None:
    assert poses_as_site(name)


@pytest.mark.parametrize("name", sorted(WORDS))
def test_words_of_addresses_are_reserved(name: str) -> None:
    assert poses_as_site(name.upper())


@pytest.mark.parametrize("name", ORDINARY.split())
def test_ordinary_names_are_free(name: str) -> None:
    assert not poses_as_site(name)


@given(st.from_regex(r"[a-z]{2,12}[qz][a-z0-9]{2,12}", fullmatch=True))
def test_a_name_with_a_letter_that_no_role_has_is_free(name: str) -> None:
    assert not poses_as_site(name)


def test_the_sites_own_name_is_reserved(settings: Settings) -> None:
    assert not poses_as_site("lichtbild")
    settings.SITE_NAME = "Licht Bild"
    assert poses_as_site("Lichtbild")
    assert poses_as_site("lichtbild_support")


def said_against(name: str) -> list[str]:
    try:
        check_username(name)
    except ValidationError as refusal:
        return refusal.messages
    return []


@pytest.mark.django_db
@given(st.text(max_size=40))
def test_a_name_is_plain_or_refused_with_a_sentence(name: str) -> None:
    sentences = said_against(name)
    assert all(sentence.endswith(".") for sentence in sentences)
    if not sentences:
        assert 2 <= len(name) <= LONGEST
        assert name.isascii()
        assert name[0].isalnum()
        assert name[-1].isalnum()


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "a" * 31,
        "ann\n",
        "-ann",
        "ann-",
        "a..b",
        "a_-b",
        "än",
        "аnn",
        "a b",
        "a@b.c",
        "a/b",
        "",
    ],
)
def test_names_that_cannot_be(name: str) -> None:
    assert said_against(name)


@pytest.mark.parametrize("name", ["aa", "a1", "A.b-c_d", "007", "a" * 30])
def test_names_that_can_be(name: str) -> None:
    for validate in VALIDATORS:
        validate(name)
