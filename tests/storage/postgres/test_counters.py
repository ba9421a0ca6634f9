"""Several counters at one server: one that freezes or falls off the line does not stop the others, and each hears of the others."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import peewee
import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.changes import Changes
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, StoreProblem
from shopdesk.storage.location import Server
from tests.postgres import PostgresServer

pytestmark = pytest.mark.postgresql

# The limits that everybody has, made shorter here: how long one waits for the other, and how long the server lets it stand still.
GIVES_UP_MS, IS_FREE_MS = 500, 6_000
HOLDS = f"""
import sys, time
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.storage.location import location_of
from shopdesk.storage.postgres import driver
driver._WAITS["idle_in_transaction_session_timeout"] = {IS_FREE_MS}
with Shop.open(location_of(sys.argv[1]), counter="Window") as shop, shop.transaction("test"):
    shop.members.add(MemberDraft(name="Frozen"))
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def frozen(server: Server, postgres_server: PostgresServer) -> Iterator[subprocess.Popen[str]]:
    """Another counter that stopped dead in the middle of writing."""
    command = [sys.executable, "-c", HOLDS, postgres_server.address()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        os.kill(program.pid, signal.SIGSTOP)
        yield program
        program.kill()


def _cut(postgres_server: PostgresServer, counter: str = "Counter") -> None:
    """Cut a counter's line, as a pulled plug or a server that starts anew does."""
    with postgres_server.connect() as connection:
        ended = connection.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = %s", (counter,))
        assert ended.fetchall() == [(True,)]


def _is_refused(shop: Shop, name: str) -> bool:
    try:
        shop.members.add(MemberDraft(name=name))
    except StoreProblem as problem:
        return problem.kind == "busy"
    return False


def test_a_frozen_counter_holds_the_others_up_for_seconds_only(frozen: subprocess.Popen[str], shop: Shop) -> None:
    shop.store.run(f"SET lock_timeout = {GIVES_UP_MS}")
    assert shop.members.find("frozen").matches == ()  # reading goes on
    with pytest.raises(StoreProblem) as refused:
        shop.members.add(MemberDraft(name="Tor"))
    assert refused.value.kind == "busy"
    end = time.monotonic() + 10 * IS_FREE_MS / 1000
    while _is_refused(shop, "Tor"):
        assert time.monotonic() < end
    assert [name for (name,) in shop.store.rows("SELECT name FROM member")] == ["Tor"]


def test_the_server_knows_each_counter_by_its_name_and_gives_it_its_limits(shop: Shop) -> None:
    asked = ("application_name", "lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "search_path")
    said = [shop.store.rows(f"SHOW {name}")[0][0] for name in asked]
    assert said == ["Counter", "3s", "15s", "15s", "shopdesk"]


def test_a_long_name_of_a_counter_is_cut_between_letters(server: Server) -> None:
    with Shop.open(server, counter="å" * 60) as shop:
        assert shop.store.rows("SHOW application_name") != [("",)]


def test_reading_finds_a_lost_line_again_by_itself(shop: Shop, postgres_server: PostgresServer) -> None:
    shop.members.add(MemberDraft(name="Tor"))
    _cut(postgres_server)
    assert shop.members.find("tor").matches
    assert shop.store.rows("SHOW lock_timeout") == [("3s",)]


def test_an_act_that_begins_on_a_lost_line_is_done_once(shop: Shop, postgres_server: PostgresServer) -> None:
    member = shop.members.add(MemberDraft(name="Tor"))
    _cut(postgres_server)
    shop.visits.record(member.id)
    assert shop.visits.count() == 1


def test_a_line_lost_in_the_middle_of_an_act_leaves_nothing_of_it(shop: Shop, postgres_server: PostgresServer) -> None:
    def two_people() -> None:
        with shop.transaction("test"):
            shop.members.add(MemberDraft(name="Tor"))
            _cut(postgres_server)
            shop.members.add(MemberDraft(name="Ida"))

    with pytest.raises(StoreProblem) as refused:
        two_people()
    assert refused.value.kind == "lost"
    assert shop.members.count() == 0
    assert shop.members.add(MemberDraft(name="Ida")).name == "Ida"


def test_a_line_lost_while_saving_is_said_as_what_it_is(shop: Shop, postgres_server: PostgresServer) -> None:
    def another_counter() -> None:
        with shop.store.database.atomic():
            shop.store.run("INSERT INTO counter (id, name, settings) VALUES (1, 'Window', '{}')")
            _cut(postgres_server)

    with pytest.raises(StoreProblem) as refused:
        another_counter()
    assert refused.value.kind == "unsure"
    assert shop.store.rows("SELECT 1 FROM counter WHERE name = 'Window'") == []


def test_what_another_counter_writes_is_heard_at_the_next_look_and_nothing_else(shop: Shop, postgres_server: PostgresServer) -> None:
    heard: list[Changes] = []
    shop.listen(heard.append)
    shop.members.add(MemberDraft(name="Tor"))
    heard.clear()
    assert not shop.hear_others()
    with postgres_server.connect() as other:
        other.execute("SET search_path = shopdesk")
        with other.transaction():
            other.execute("UPDATE shop_version SET written = written + 1")
            other.execute("INSERT INTO log_line (at, verb, numbers, chain) VALUES (0, 'members.add', '{}', '')")
            assert not shop.hear_others()  # not before it is whole
        assert shop.hear_others()
        with other.transaction(force_rollback=True):
            other.execute("UPDATE shop_version SET written = written + 1")
    assert not shop.hear_others()
    assert [changes.by_others for changes in heard] == [True]


def test_an_act_that_is_given_up_is_nobodys_news(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida"))
    with pytest.raises(NeedsALook):
        shop.members.add(MemberDraft())
    with pytest.raises(peewee.IntegrityError), shop.transaction("test"):
        shop.store.run("INSERT INTO counter (id, name, settings) SELECT id, name, settings FROM counter")
    assert not shop.hear_others()


def test_a_clock_of_a_counter_does_not_matter_to_the_order_of_the_log(server: Server, clock: FixedClock) -> None:
    for counter in ("Counter", "Window", "Counter"):
        with Shop.open(server, clock=clock, counter=counter) as shop:
            shop.members.add(MemberDraft(name=counter))
            assert shop.log.broken_at() is None


def test_an_act_at_a_window_is_refused_its_turn_at_once(shop: Shop, server: Server, postgres_server: PostgresServer) -> None:
    with postgres_server.connect() as other:
        other.execute("SET search_path = shopdesk")
        with other.transaction():
            other.execute("UPDATE shop_version SET written = written + 1")
            shop.store.run("SET lock_timeout = 0")  # whoever waited would be ended by another limit, and told so
            assert not shop.store.is_free()
            with shop.store.at_once() as turn, pytest.raises(StoreProblem) as refused:
                shop.members.add(MemberDraft(name="Tor"))
            assert (refused.value.kind, turn.kept) == ("busy", False)
    assert shop.store.is_free()
    with shop.store.at_once(held=True), pytest.raises(StoreProblem):
        shop.members.add(MemberDraft(name="Tor"))
    with shop.store.at_once() as turn:
        shop.members.add(MemberDraft(name="Tor"))
    assert turn.kept
    assert shop.members.count() == 1
    assert not shop.hear_others()  # our own pen was counted as ours
