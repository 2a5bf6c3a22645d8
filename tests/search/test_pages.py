"""The search page: what it shows, what it keeps of the question, what it says to bad input."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from pictria.search.kinds import KINDS
from pictria.search.limits import SEARCHES_A_MINUTE
from posts.models import Post, Tag
from tests.boards.gathering import board_of
from tests.search.findable import findable
from tests.support.people import SignedIn, person
from tests.support.queries import query_count

KEPT_FROM_OTHERS = "private, no-cache"


def page(client: Client, q: str, **more: str) -> str:
    answer = client.get("/search/", {"q": q, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def next_address(html: str) -> str:
    """Where the link to the next page leads."""
    return unescape(html.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0])


class TestResults:
    def test_posts_come_as_a_wall(self, owner: SignedIn, stranger: Client) -> None:
        [found] = findable(owner.user, 1, caption="a seagull over the water")
        [other] = findable(owner.user, 1, caption="a boat")
        shown = page(stranger, "seagull")
        assert found.get_absolute_url() in shown
        assert other.get_absolute_url() not in shown

    def test_people_come_with_a_button_to_follow_them(self, owner: SignedIn) -> None:
        person("seafarer")
        shown = page(owner, "seafarer", type="people")
        assert 'href="/@seafarer/"' in shown
        assert 'formaction="/@seafarer/follow/"' in shown

    def test_boards_come_with_whose_they_are(self, owner: SignedIn, stranger: Client) -> None:
        board = board_of(owner.user, "Seashore")
        shown = page(stranger, "seashore", type="boards")
        assert f'href="{board.get_absolute_url()}"' in shown
        assert 'href="/@owner/"' in shown

    def test_tags_come_with_their_numbers(self, owner: SignedIn, stranger: Client) -> None:
        findable(owner.user, 1, tags=("seaside",))
        Tag.objects.update(post_count=7)
        shown = page(stranger, "seaside", type="tags")
        assert 'href="/tags/seaside/"' in shown
        assert ">7<" in shown

    @pytest.mark.parametrize("kind", KINDS)
    def test_each_kind_says_its_order_and_leads_to_the_others(
        self, owner: SignedIn, kind: str
    ) -> None:
        person("seafarer")
        board_of(owner.user, "Sea")
        findable(owner.user, 1, caption="sea seafarer", tags=("sea",))
        words = {"people": "seafarer"}.get(kind, "sea")
        answer = owner.get("/search/", {"q": words, "type": kind})
        assert answer.context["order"] in unescape(answer.content.decode())
        for each in KINDS:
            assert f"?q={words}&amp;type={each}" in answer.content.decode()

    def test_the_order_follows_what_was_asked(self, owner: SignedIn) -> None:
        findable(owner.user, 1, caption="sea")
        assert "Most liked first" in page(owner, "sea sort:likes")

    def test_nothing_found_says_what_else_to_try(self, stranger: Client) -> None:
        shown = page(stranger, "xylophone")
        assert "Nothing found" in shown
        assert "before:2024-01-31" in shown


class TestTypingErrors:
    @pytest.fixture(autouse=True)
    def posts(self, owner: SignedIn) -> list[Post]:
        return findable(owner.user, 3, caption="aurora over the fjord")

    def test_one_is_forgiven_and_said(self, stranger: Client) -> None:
        shown = page(stranger, "auorra", type="posts")
        assert "Showing results for <strong>aurora</strong>" in shown
        assert 'href="?q=auorra&amp;type=posts&amp;exact=1"' in shown
        assert 'value="auorra"' in shown

    def test_exactly_what_was_typed_can_be_searched_for(self, stranger: Client) -> None:
        shown = page(stranger, "auorra", exact="1")
        assert "Nothing found" in shown
        assert "Showing results for" not in shown
        assert not stranger.get("/search/?q=fjord&exact=1").context["corrected"]

    def test_further_pages_are_of_the_same(self, stranger: Client, settings: Settings) -> None:
        settings.POSTS_A_PAGE = 2
        asked = urlsplit(next_address(page(stranger, "auorra"))).query
        second = stranger.get(f"/search/?{asked}")
        assert str(second.context["corrected"]) == "aurora"
        assert len(second.context["page"].rows) == 1


class TestPaging:
    @pytest.mark.parametrize("kind", ["posts", "boards", "tags"])
    def test_the_next_page_keeps_what_was_asked(
        self, owner: SignedIn, stranger: Client, settings: Settings, kind: str
    ) -> None:
        settings.POSTS_A_PAGE = 2
        findable(owner.user, 3, caption="sea & salt")
        for number in range(3):
            board_of(owner.user, f"Sea & salt {number}")
            findable(owner.user, 1, tags=(f"sea{number}",))
        text = "sea" if kind == "tags" else "sea salt"
        first = stranger.get("/search/", {"q": text, "type": kind})
        asked = parse_qs(urlsplit(next_address(first.content.decode())).query)
        assert (asked["q"], asked["type"]) == ([text], [kind])

        second = stranger.get("/search/", asked)
        shown = [row.pk for answer in (first, second) for row in answer.context["page"].rows]
        assert len(shown) == len(set(shown)) == 3

    def test_the_end_is_said(self, owner: SignedIn, settings: Settings) -> None:
        findable(owner.user, 1, caption="sea")
        assert "everything that was found" in page(owner, "sea")


class TestBadInput:
    @pytest.mark.parametrize(
        "text",
        [
            "x" * 201,
            "x" * 10_000,
            "!!!",
            '"',
            "-",
            "sort:newest",
            "before:soon",
            "after:2024-02-31",
            "sort:beauty",
        ],
    )
    def test_what_cannot_be_searched_for_is_said_and_kept(
        self, stranger: Client, text: str
    ) -> None:
        answer = stranger.get("/search/", {"q": text})
        assert answer.status_code == 422
        assert answer.context["refusal"]
        shown = answer.content.decode()
        assert answer.context["refusal"] in unescape(shown)
        assert f'value="{text}"' in unescape(shown)
        assert 'aria-invalid="true"' in shown

    def test_a_date_that_is_none_is_said_above_the_results_for_the_rest(
        self, owner: SignedIn, stranger: Client
    ) -> None:
        [post] = findable(owner.user, 1, caption="sea")
        shown = page(stranger, "sea before:soon")
        assert "“before:soon” is no date" in shown
        assert shown.index("is no date") < shown.index(post.get_absolute_url())

    @pytest.mark.parametrize(
        "text", ["\ufffd", "%", "\\", "' OR 1=1 --", "\u202e", "🦭", "_" * 200]
    )
    @pytest.mark.parametrize("kind", KINDS)
    def test_odd_signs_find_nothing_and_break_nothing(
        self, stranger: Client, text: str, kind: str
    ) -> None:
        answer = stranger.get("/search/", {"q": f"{text} sea", "type": kind})
        assert answer.status_code in (200, 422)

    def test_half_a_sign_is_no_error(self, stranger: Client) -> None:
        assert stranger.get("/search/?q=%ED%A0%80sea").status_code == 200

    def test_markup_is_shown_as_it_was_typed(self, stranger: Client) -> None:
        shown = page(stranger, '"><script>alert(1)</script>')
        assert "<script>alert" not in shown
        assert 'value="&quot;&gt;&lt;script&gt;' in shown

    @pytest.mark.parametrize(
        "address",
        [
            "?q=sea&type=nonsense",
            "?q=sea&after=nonsense",
            "?q=sea&after=",
            f"?q=sea&after={'9' * 5000}",
            *(f"?q=sea&type={kind}&after=nonsense" for kind in KINDS),
        ],
    )
    def test_addresses_that_this_site_never_wrote_lead_nowhere(
        self, stranger: Client, address: str
    ) -> None:
        assert stranger.get(f"/search/{address}").status_code == 404

    def test_nul_bytes_are_refused(self, stranger: Client) -> None:
        assert stranger.get("/search/?q=sea%00").status_code == 400

    def test_of_several_the_last_counts(self, stranger: Client) -> None:
        answer = stranger.get("/search/?q=sea&q[]=boats&q=salt&type=people&type=tags")
        assert (answer.context["text"], answer.context["type"]) == ("salt", "tags")

    def test_nothing_is_posted_here(self, owner: SignedIn) -> None:
        assert owner.post("/search/", {"q": "sea"}).status_code == 405


class TestBeginning:
    def test_it_shows_the_tags_that_are_used_most(self, owner: SignedIn, stranger: Client) -> None:
        findable(owner.user, 1, tags=("sea",))
        findable(owner.user, 1, tags=("never-counted",))
        Tag.objects.filter(name="sea").update(post_count=3)
        shown = stranger.get("/search/").content.decode()
        assert 'href="/tags/sea/"' in shown
        assert "never-counted" not in shown

    @pytest.mark.parametrize("text", ["", " ", "\u3000"])
    def test_without_a_word_nothing_is_searched_for(self, owner: SignedIn, text: str) -> None:
        answer = owner.get("/search/", {"q": text})
        assert answer.status_code == 200
        assert "page" not in answer.context


class TestForWhom:
    @pytest.mark.parametrize("address", ["?q=sea", "", "?q=before:soon", "suggestions/?q=se"])
    def test_no_shared_cache_may_keep_it(
        self, owner: SignedIn, stranger: Client, address: str
    ) -> None:
        for client in (owner, stranger):
            answer = client.get(f"/search/{address}")
            assert answer.headers["Cache-Control"] == KEPT_FROM_OTHERS

    def test_no_search_engine_lists_it(self, stranger: Client) -> None:
        for address in ("/search/", "/search/?q=sea"):
            shown = stranger.get(address).content.decode()
            assert '<meta name="robots" content="noindex">' in shown

    def test_guests_who_search_like_machines_are_asked_to_wait(
        self, owner: SignedIn, stranger: Client
    ) -> None:
        for _ in range(SEARCHES_A_MINUTE):
            assert stranger.get("/search/?q=sea").status_code == 200
        refused = stranger.get("/search/?q=sea")
        assert refused.status_code == 429
        assert "Please wait a minute" in refused.content.decode()
        assert 'value="sea"' in refused.content.decode()
        assert owner.get("/search/?q=sea").status_code == 200
        elsewhere = Client(REMOTE_ADDR="203.0.113.77")
        assert elsewhere.get("/search/?q=sea").status_code == 200
        assert stranger.get("/search/").status_code == 200


class TestTheBar:
    def test_every_page_has_the_field(self, owner: SignedIn, stranger: Client) -> None:
        for client in (owner, stranger):
            bar = client.get("/").content.decode().partition("</header>")[0]
            assert 'role="search" action="/search/"' in bar
            assert 'name="q" id="bar-search" value=""' in bar

    def test_for_guests_it_is_the_same_everywhere(self, stranger: Client) -> None:
        bars = {
            stranger.get(address)
            .content.decode()
            .partition('role="search"')[2]
            .partition("</form>")[0]
            for address in ("/", "/latest/?after=MTAwLjE", "/terms/", "/nothing-here/")
        }
        assert len(bars) == 1


class TestBudget:
    @pytest.mark.parametrize(
        ("kind", "most"), [("posts", 12), ("people", 9), ("boards", 12), ("tags", 9)]
    )
    def test_it_does_not_grow_with_what_is_found(
        self, owner: SignedIn, kind: str, most: int
    ) -> None:
        address = f"/search/?q=sea&type={kind}"

        def more(number: int) -> None:
            findable(owner.user, 1, caption="sea", tags=(f"sea{number}",))
            person(f"sea{number}")
            board_of(owner.user, f"Sea {number}")

        more(0)
        owner.get(address)
        few = query_count(owner, address)
        for number in range(1, 8):
            more(number)
        assert query_count(owner, address) <= few <= most

    def test_the_first_page_costs_guests_little(self, stranger: Client) -> None:
        assert query_count(stranger, "/search/") <= 2
