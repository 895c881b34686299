#!/usr/bin/env python3
"""Kills the real process at random moments of a day's work and counts what arrived.

A province of invented offices with promises that fall due goes through the flag sweep, the planning of reminders, the writing of
digests and their delivery to a real mail server on loopback. `tracker` is killed with SIGKILL at random moments while it works
(a third of the deliveries at the worst moment, when the server has just taken a mail) and started again until everything is done.
Then must hold:

  - the flags and reminders are those of an undisturbed run on a copy of the same database;
  - every digest was mailed: the Message-IDs and addresses the server took are those the database meant to send;
  - a Message-ID came twice where, and only where, a kill fell between the server's taking it and the database's mark, which is
    looked up in the database after every kill.

Needs python3-aiosmtpd (Debian) and a built Tracker.Jobs:  dotnet build Tracker.Jobs && bench/kill-delivery.py
"""

import argparse
import collections
import email
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

try:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP
except ImportError:
    sys.exit("aiosmtpd is missing: apt-get install python3-aiosmtpd, and run this with /usr/bin/python3")

ROOT = Path(__file__).resolve().parent.parent
# Two of them name a county; invented.
SYLLABLES = "安平永定明德修文清江石泉龙门云岭松溪青山白水金沙银川长乐和宁"

JOBS = ["flags", "reminders", "digests", "delivery"]


class Sink:
    """Takes every mail and remembers who got what. Can be told to kill a process when it has taken so many more."""

    def __init__(self):
        self.taken = []
        self.lock = threading.Lock()
        self.connections = 0
        self.aim = None

    async def handle_DATA(self, server, session, envelope):
        message_id = email.message_from_bytes(envelope.content)["Message-ID"].strip().strip("<>")
        with self.lock:
            self.taken.extend((message_id, to) for to in envelope.rcpt_tos)
            if self.aim and len(self.taken) >= self.aim[0]:
                # Taken, but the sender will never hear of it.
                kill(self.aim[1])
                self.aim = None
        return "250 taken"

    def quiet(self):
        """Waits until all that killed senders left in the pipes has been read."""
        while self.connections > 0:
            time.sleep(0.01)
        time.sleep(0.1)

    def snapshot(self):
        with self.lock:
            return list(self.taken)


class Server(SMTP):
    """Counts the open connections."""

    def connection_made(self, transport):
        self.event_handler.connections += 1
        super().connection_made(transport)

    def connection_lost(self, error):
        super().connection_lost(error)
        self.event_handler.connections -= 1


class Listener(Controller):
    def factory(self):
        return Server(self.handler)


class Tracker:
    """Runs commands of the built executable on one database."""

    def __init__(self, database, settings):
        assembly = Path(os.environ.get("TRACKER_DLL", ROOT / "Tracker.Jobs/bin/Debug/net10.0/tracker.dll"))
        if not assembly.exists():
            sys.exit(f"{assembly} is missing: dotnet build Tracker.Jobs")
        self.database = database
        self.command = ["dotnet", str(assembly)]
        self.environment = os.environ | {"Tracker__Database": str(database), "TRACKER_ACTOR": "bench", "TRACKER_LANGUAGE": "en"} | settings

    def start(self, *arguments):
        return subprocess.Popen(
            [*self.command, *arguments], env=self.environment, cwd=self.database.parent,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)

    def run(self, *arguments):
        process = self.start(*arguments)
        output, _ = process.communicate(timeout=600)
        if process.returncode != 0:
            sys.exit(f"tracker {' '.join(arguments)} ended with {process.returncode}:\n{output}")
        return output.strip()

    def query(self, sql):
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=30)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def change(self, sql):
        connection = sqlite3.connect(self.database, timeout=30, isolation_level=None)
        try:
            connection.execute(sql).fetchall()
        finally:
            connection.close()

    def let_time_pass(self):
        """A killed run keeps its job for two minutes. Waiting for each would only make the test long."""
        self.change("UPDATE job_runs SET claimed_until = '2000-01-01 00:00:00+00:00' WHERE outcome = 'Running'")


def write_province(folder, offices, people):
    """Offices with a report that promises something for last month and something for this, and liaisons for each."""
    today = date.today()
    (folder / "reports").mkdir(parents=True)
    agencies = ["slug,name,short_name,level,parent,supervisor", "shi,川岚市人民政府,,city,,true"]
    staff = ["user_name,name,email,language,role,agency", "watch,督察,watch@example.test,zh,supervisor,shi"]
    for i in range(offices):
        name = f"{SYLLABLES[i // 30]}{SYLLABLES[i % 30]}县司法局"
        agencies.append(f"ju{i:04d},{name},,county_department,shi,false")
        for k in range(people // offices):
            staff.append(f"u{i:04d}{k},联络{i:04d}{k},u{i:04d}{k}@example.test,{'zh' if k else 'en'},liaison,ju{i:04d}")
        promises = [f"{today.month}月底前完成《第{i:04d}号办法》修订并公布。"]
        if today.month > 1:
            promises.append(f"{today.month - 1}月底前建成第{i:04d}号行政执法监督平台。")
        arrangements = "".join(f"{n}是{promise}" for n, promise in zip("一二", promises))
        (folder / "reports" / f"{i:04d}.txt").write_text(
            f"{name}\n关于{today.year - 1}年度法治政府建设情况的报告\n\n"
            f"一、{today.year - 1}年度主要工作情况\n（一）依法履职。公布权责清单{i + 1}项。\n"
            f"二、存在的不足和原因\n执法人员培训不够。\n"
            f"三、{today.year}年度主要安排\n（一）完善制度。{arrangements}\n"
            f"{name}\n{today.year}年2月10日\n", encoding="utf-8")
    (folder / "agencies.csv").write_text("\n".join(agencies) + "\n", encoding="utf-8")
    (folder / "people.csv").write_text("\n".join(staff) + "\n", encoding="utf-8")


def result_of(tracker):
    """What the day's work amounts to, without what differs between two runs such as ids and times."""
    return {
        "flags": tracker.query("SELECT flag_key, kind, status FROM flags ORDER BY flag_key"),
        "reminders": tracker.query("SELECT reminder_key, rung, person_id, status FROM reminders ORDER BY reminder_key"),
        "digests": tracker.query("SELECT message_key, subject, text FROM messages ORDER BY message_key"),
        "targets": tracker.query("SELECT channel, target FROM deliveries WHERE channel <> 'Folder' ORDER BY channel, target"),
    }


def is_done(tracker, job):
    if job == "digests":
        return not tracker.query("SELECT 1 FROM reminders WHERE status = 'Waiting' AND person_id IS NOT NULL LIMIT 1")
    if job == "delivery":
        return not tracker.query("SELECT 1 FROM deliveries WHERE status = 'Waiting' LIMIT 1")
    return False


def kill(process):
    os.killpg(process.pid, signal.SIGKILL)


def kill_at_ok(tracker, sink, rng):
    """Starts the delivery and kills it at the moment the server has taken a mail. True where it came to that."""
    process = tracker.start("run", "delivery")
    sink.aim = (len(sink.taken) + rng.randrange(1, 60), process)
    process.communicate()
    fell, sink.aim = sink.aim is None, None
    return fell


def kill_at_work(tracker, job, longest, rng):
    """Starts the job and kills it a random while after it has begun. True where the kill fell while it worked."""
    process = tracker.start("run", job)
    while process.poll() is None and not tracker.query("SELECT 1 FROM job_runs WHERE outcome = 'Running' AND claimed_until > '2001'"):
        time.sleep(0.01)
    deadline = time.monotonic() + rng.uniform(0, longest)
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    fell = process.poll() is None
    if fell:
        kill(process)
    process.communicate()
    return fell


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kills", type=int, default=50)
    arguments.add_argument("--offices", type=int, default=600)
    arguments.add_argument("--people", type=int, default=3000)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    rng = random.Random(chosen.seed)
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="tracker-kill-"))
    sink = Sink()
    server = Listener(sink, hostname="127.0.0.1", port=free_port())
    server.start()
    settings = {
        "Tracker__Delivery__Mail__Host": "127.0.0.1",
        "Tracker__Delivery__Mail__Port": str(server.port),
        "Tracker__Delivery__Mail__Security": "None",
        "Tracker__Delivery__Mail__From": "tracker@example.test",
        "Tracker__Delivery__TimeoutSeconds": "1",
        "Tracker__Delivery__ClaimSeconds": "2",
        "Tracker__Delivery__WorkFrom": "00:00",
        "Tracker__Delivery__WorkTo": "23:59",
        "Tracker__Delivery__WorkingDaysOnly": "false",
    }
    try:
        write_province(folder, chosen.offices, chosen.people)
        tracker = Tracker(folder / "killed.db", settings)
        tracker.run("agencies", "import", str(folder / "agencies.csv"))
        tracker.run("people", "import", str(folder / "people.csv"))
        tracker.run("import", str(folder / "reports"))
        tracker.run("assess")
        # The assessment sweeps the flags too; the day begins without them, so that the sweep has something to do.
        tracker.change("DELETE FROM flags")
        tracker.change("PRAGMA wal_checkpoint(TRUNCATE)")
        undisturbed = Tracker(folder / "undisturbed.db", settings)
        shutil.copy(tracker.database, undisturbed.database)
        say(began, f"{chosen.offices} offices, {chosen.people} people are set up")

        lasted = {}
        for job in JOBS:
            if job != "delivery":
                start = time.monotonic()
                undisturbed.run("run", job)
                lasted[job] = tracker_time(undisturbed, job)
                say(began, f"undisturbed {job}: {time.monotonic() - start:.1f} s, of which at work {lasted[job]:.1f} s")
        lasted["delivery"] = 10.0

        kills, between, aimed = collections.Counter(), set(), 0
        share = {"flags": 8, "reminders": 6, "digests": 14, "delivery": chosen.kills - 28}
        for job in JOBS:
            # A part of the whole, so that all the kills find work left.
            longest = lasted[job] / (share[job] if job in ("digests", "delivery", "flags") else 1)
            tries = 0
            while kills[job] < share[job] and tries < 3 * share[job] and not is_done(tracker, job):
                tries += 1
                is_aimed = job == "delivery" and tries % 3 == 0
                if kill_at_ok(tracker, sink, rng) if is_aimed else kill_at_work(tracker, job, longest, rng):
                    kills[job] += 1
                    aimed += is_aimed
                    if job == "delivery":
                        sink.quiet()
                        marked = {row[0] for row in tracker.query("SELECT header_id FROM deliveries WHERE status = 'Sent'")}
                        between |= {message_id for message_id, _ in sink.snapshot()} - marked
                tracker.let_time_pass()
            finish(tracker, job)
            say(began, f"{job}: {kills[job]} kills while it worked, then finished")

        print(f"deliveries killed at the moment the server had taken a mail: {aimed} of {kills['delivery']}")
        sys.exit(judge(tracker, undisturbed, sink.snapshot(), between, kills, began))
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def finish(tracker, job):
    tracker.run("run", job)
    while job == "delivery" and not is_done(tracker, job):
        # Claims of killed senders end after two seconds; what failed waits a minute.
        time.sleep(2)
        tracker.run("run", job)


def judge(tracker, undisturbed, taken, between, kills, began):
    mine, other = result_of(tracker), result_of(undisturbed)
    meant = tracker.query("SELECT header_id, target FROM deliveries WHERE channel = 'Mail'")
    times = collections.Counter(taken)
    twice = {message_id for (message_id, _), count in times.items() if count > 1}
    checks = {
        "flags as undisturbed": mine["flags"] == other["flags"] and len(mine["flags"]) > 0,
        "reminders as undisturbed": mine["reminders"] == other["reminders"] and len(mine["reminders"]) > 0,
        "digests as undisturbed": mine["digests"] == other["digests"] and len(mine["digests"]) > 0,
        "planned = delivered": set(meant) == set(times),
        "each message to one address": len({message_id for message_id, _ in times}) == len(times) == len(set(meant)),
        "every delivery is sent": tracker.query("SELECT COUNT(*) FROM deliveries WHERE status <> 'Sent'") == [(0,)],
        "repeats just where a kill fell between OK and mark": twice == between,
    }
    print(f"kills: {sum(kills.values())} ({', '.join(f'{job} {kills[job]}' for job in JOBS)})")
    print(f"flags {len(mine['flags'])}, reminders {len(mine['reminders'])}, digests {len(mine['digests'])}, mails meant {len(meant)}")
    print(f"mails taken {sum(times.values())}, different {len(times)}, repeated {len(twice)}, killed between OK and mark {len(between)}")
    print("ledger:", tracker.run("ledger", "verify"))
    for check, holds in checks.items():
        print("ok  " if holds else "FAIL", check)
    print(f"{time.monotonic() - began:.0f} s")
    return 0 if all(checks.values()) else 1


def tracker_time(tracker, job):
    """Seconds the last run of the job was at work."""
    return tracker.query(
        "SELECT (julianday(finished_at) - julianday(started_at)) * 86400 FROM job_runs "
        f"WHERE job_id = '{job}' ORDER BY id DESC LIMIT 1")[0][0]


def free_port():
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def say(began, text):
    print(f"[{time.monotonic() - began:5.0f} s] {text}", flush=True)


if __name__ == "__main__":
    main()
